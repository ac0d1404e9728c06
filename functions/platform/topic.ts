import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { DomainEvent } from '#model/events.ts';
import { logger } from './logger.ts';

const client = new SNSClient();

/** https://docs.aws.amazon.com/sns/latest/dg/sns-batch-api-actions.html: so many make one request, which is paid for as one. */
const BATCH = 10;

/** A record of the stream, and what is to be published of it. */
interface Told {
  readonly record: DynamoDBRecord;
  readonly event: DomainEvent<string, unknown>;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * A function behind a table's stream that tells the domain's topic what happened: the event that `eventOf` makes of
 * each change, with its type as an attribute, so that subscribers can ask for some types alone; `attributesOf` may add others.
 * From the first record on that was not taken, Lambda hands everything over again: what was told already is told twice.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export function announceChanges<Row>(
  topicArn: string,
  schema: z.ZodMiniType<Row>,
  eventOf: (before: Row | null, after: Row) => DomainEvent<string, unknown> | null,
  attributesOf: (row: Row) => Readonly<Record<string, string>> = () => ({}),
): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  const toldOf = (record: DynamoDBRecord): Told | null => {
    const after = rowOf(schema, record.dynamodb?.NewImage);
    // A row that is gone for good was removed by hand or by its time to live: nothing happened to the entity.
    if (!after) return null;
    const event = eventOf(rowOf(schema, record.dynamodb?.OldImage), after);
    return event && { record, event, attributes: { type: event.type, ...attributesOf(after) } };
  };
  return async ({ Records }) => {
    const failed = new Set<DynamoDBRecord>();
    const fail = (record: DynamoDBRecord, error: unknown) => {
      failed.add(record);
      logger.error('not announced', { sequenceNumber: record.dynamodb?.SequenceNumber, error: nameOf(error) });
    };
    const told: Told[] = [];
    for (const record of Records) {
      try {
        const one = toldOf(record);
        if (one) told.push(one);
      } catch (error) {
        fail(record, error);
      }
    }
    for (let start = 0; start < told.length; start += BATCH)
      await publish(told.slice(start, start + BATCH), topicArn, fail);
    const first = Records.find((record) => failed.has(record))?.dynamodb?.SequenceNumber;
    return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] };
  };
}

/** A request that went well may hold messages that were not taken. */
async function publish(
  told: readonly Told[],
  topicArn: string,
  fail: (record: DynamoDBRecord, error: unknown) => void,
): Promise<void> {
  try {
    const { Failed = [] } = await client.send(
      new PublishBatchCommand({
        TopicArn: topicArn,
        PublishBatchRequestEntries: told.map(({ event, attributes }, index) => ({
          Id: `${index}`,
          Message: JSON.stringify(event),
          MessageAttributes: textAttributes(attributes),
        })),
      }),
    );
    for (const [index, { record, event }] of told.entries()) {
      const fault = Failed.find(({ Id }) => Id === `${index}`);
      if (fault) fail(record, new RefusedMessage(fault.Code));
      else logger.info('announced', { type: event.type, id: event.id, entityVersion: event.entityVersion });
    }
  } catch (error) {
    for (const { record } of told) fail(record, error);
  }
}

/** The topic took others of a batch and not this one. */
class RefusedMessage extends Error {
  override readonly name = 'RefusedMessage';
}

function textAttributes(attributes: Readonly<Record<string, string>>): Record<string, MessageAttributeValue> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );
}

function rowOf<Row>(schema: z.ZodMiniType<Row>, image: Record<string, AttributeValue> | undefined): Row | null {
  return image ? z.parse(schema, unmarshall(attributesOf(image))) : null;
}

/** The types of Lambda's events and of the SDK describe the same JSON with different words. */
function attributesOf(image: Record<string, AttributeValue>): Parameters<typeof unmarshall>[0] {
  return image as Parameters<typeof unmarshall>[0];
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
