import type { DynamoDBRecord } from 'aws-lambda';

/** One kind of tickets of an event. */
export interface TicketKind {
  readonly eventId: string;
  readonly categoryId: string;
}

/**
 * The kinds of tickets of which something else is left than before, each once. That held tickets were sold changes nothing for whoever looks on. Throws on a
 * row that is none of this table.
 */
export function changedKinds(records: readonly DynamoDBRecord[]): TicketKind[] {
  const kinds = new Map<string, TicketKind>();
  for (const { dynamodb } of records) {
    const { NewImage: after, OldImage: before } = dynamodb ?? {};
    const [eventId, categoryId] = [after?.eventId?.S, after?.categoryId?.S];
    if (!eventId || !categoryId || !after?.available?.N) throw new Error('not a row of this table');
    if (before?.available?.N !== after.available.N) kinds.set(`${eventId}#${categoryId}`, { eventId, categoryId });
  }
  return [...kinds.values()];
}
