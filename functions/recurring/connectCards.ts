import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { documentClient } from '../platform/documentClient.ts';
import { text } from '../platform/environment.ts';
import { setupDeskOf, setupSettings } from '../platform/payments/connectSetups.ts';
import type { CardPorts } from './cards.ts';
import { isPaidBy } from './cards.ts';
import type { RecurringOrders } from './connect.ts';
import { recurringTable } from './connect.ts';

/** What a function needs that deals with cards. */
export const cardSettings = { ...setupSettings, RECURRING_ORDERS_TABLE: text };

const page = z.array(z.object({ id: z.string() }));

/** Recurring orders, their cards, and what is known of both. */
export function cardPortsOf(
  settings: Readonly<Record<keyof typeof cardSettings, string>>,
  recurring: RecurringOrders = recurringTable(settings.RECURRING_ORDERS_TABLE),
): CardPorts {
  return {
    recurring,
    desk: setupDeskOf(settings),
    now: () => new Date(),
    async isShared({ id, ownerId }, paymentMethodId) {
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await documentClient.send(
          new QueryCommand({
            TableName: settings.RECURRING_ORDERS_TABLE,
            IndexName: 'byOwner',
            KeyConditionExpression: '#ownerId = :ownerId',
            ExpressionAttributeNames: { '#ownerId': 'ownerId' },
            ExpressionAttributeValues: { ':ownerId': ownerId },
            ExclusiveStartKey: start,
          }),
        );
        const others = z.parse(page, Items).filter((other) => other.id !== id);
        for (const other of others) {
          const row = await recurring.read(other.id);
          if (row && isPaidBy(row, paymentMethodId)) return true;
        }
        start = LastEvaluatedKey;
      } while (start);
      return false;
    },
  };
}
