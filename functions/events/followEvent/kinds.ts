import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { eventTerm } from '#model/keys.ts';
import { documentClient } from '../../platform/documentClient.ts';
import { changedEvents, NOTICES_AT_ONCE } from '../eventChanges.ts';
import type { Kinds } from './followCategory.ts';

/** Events of a page. */
const AT_ONCE = 10 * NOTICES_AT_ONCE;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What began earlier is over: an event takes 14 days at most. */
const LONGEST_MS = 15 * DAY_MS;

const rows = z.array(z.object({ eventId: z.string() }));
const place = z.object({ startEvent: z.string() });

/** The index of this name, and the queue of changed events. */
export function kindsIn(termsTable: string, queueUrl: string): Kinds {
  const tell = changedEvents(queueUrl);
  return {
    async page(categoryId, from) {
      const term = eventTerm({ categoryId, city: '', word: '' });
      const { Items = [], LastEvaluatedKey } = await documentClient.send(
        new QueryCommand({
          TableName: termsTable,
          KeyConditionExpression: '#term = :term AND #startEvent >= :earliest',
          ProjectionExpression: '#eventId',
          ExpressionAttributeNames: { '#term': 'term', '#startEvent': 'startEvent', '#eventId': 'eventId' },
          ExpressionAttributeValues: {
            ':term': term,
            ':earliest': new Date(Date.now() - LONGEST_MS).toISOString(),
          },
          Limit: AT_ONCE,
          ConsistentRead: true,
          ...(from === null ? {} : { ExclusiveStartKey: { term, startEvent: from } }),
        }),
      );
      return {
        eventIds: z.parse(rows, Items).map(({ eventId }) => eventId),
        next: LastEvaluatedKey ? z.parse(place, LastEvaluatedKey).startEvent : null,
      };
    },
    ask: (eventIds) => tell(eventIds.map((id) => ({ id }))),
    goOn: (categoryId, from) => tell([{ categoryId, from }]),
  };
}
