import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { DomainEvent } from '#model/events.ts';
import { logger } from './logger.ts';
import { eachRecord } from './stream.ts';

const client = new SNSClient();

/**
 * A function behind a table's stream that tells the domain's topic what happened: the event that `eventOf` makes of
 * each change, with its type as an attribute, so that subscribers can ask for some types alone; `attributesOf` may add others.
 */
export function announceChanges<Row>(
  topicArn: string,
  schema: z.ZodMiniType<Row>,
  eventOf: (before: Row | null, after: Row) => DomainEvent<string, unknown> | null,
  attributesOf: (row: Row) => Readonly<Record<string, string>> = () => ({}),
): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  return eachRecord(
    async (record) => {
      const after = rowOf(schema, record.dynamodb?.NewImage);
      // A row that is gone for good was removed by hand or by its time to live: nothing happened to the entity.
      if (!after) return;
      const event = eventOf(rowOf(schema, record.dynamodb?.OldImage), after);
      if (!event) return;
      await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Message: JSON.stringify(event),
          MessageAttributes: textAttributes({ type: event.type, ...attributesOf(after) }),
        }),
      );
      logger.info('announced', { type: event.type, id: event.id, entityVersion: event.entityVersion });
    },
    (record: DynamoDBRecord, error: unknown) => {
      logger.error('not announced', { sequenceNumber: record.dynamodb?.SequenceNumber, error: nameOf(error) });
    },
  );
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
