import type { DynamoDBRecord } from 'aws-lambda';
import type { EventCancellationStatus } from '#model/cancellations.ts';
import { eventCancellationMachine } from '#model/cancellations.ts';

// No validation library and no logger: what publishes starts on every change that people wait for.

/** What subscribers are told: EventCancellationChange of the schema. */
export interface Change {
  readonly eventId: string;
  readonly organizerId: string;
  readonly status: EventCancellationStatus;
  readonly bookingsCancelled: number;
  readonly refundsSucceeded: number;
  readonly refundsFailed: number;
  readonly version: number;
  readonly at: string;
}

/** A subscriber receives only what the publishing mutation selects. */
export const PUBLISH = `mutation Publish($change: EventCancellationChangeInput!) {
  publishEventCancellationChange(change: $change) {
    eventId organizerId status bookingsCancelled refundsSucceeded refundsFailed version at
  }
}`;

/** Of a batch's changes of each cancellation the latest: each booking is a change, and the latest says all. Throws on a row that is none. */
export function latestChanges(records: readonly DynamoDBRecord[]): Change[] {
  const changes = new Map<string, Change>();
  for (const { dynamodb } of records) {
    const { NewImage: after, OldImage: before } = dynamodb ?? {};
    if (!after || before?.version?.N === after.version?.N) continue;
    const [eventId, organizerId, at] = [after.eventId?.S, after.organizerId?.S, after.updatedAt?.S];
    const status = after.status?.S;
    if (!eventId || !organizerId || !at || !isStatus(status)) throw new Error('not a row of this table');
    changes.set(eventId, {
      eventId,
      organizerId,
      status,
      bookingsCancelled: Number(after.bookingsCancelled?.N ?? 0),
      refundsSucceeded: Number(after.refundsSucceeded?.N ?? 0),
      refundsFailed: Number(after.refundsFailed?.N ?? 0),
      version: Number(after.version?.N ?? 0),
      at,
    });
  }
  return [...changes.values()];
}

function isStatus(status: string | undefined): status is EventCancellationStatus {
  return status !== undefined && Object.hasOwn(eventCancellationMachine, status);
}
