import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import type { ProductRow } from '#model/catalog.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { productRow } from '../platform/commerceRows.ts';
import { documentClient } from '../platform/documentClient.ts';
import type { TableNames } from '../platform/plannedWrites.ts';
import { recurringOrderRow } from '../platform/recurringRows.ts';
import type { Table } from '../platform/table.ts';
import { OvertakenError, tableOf } from '../platform/table.ts';

export type RecurringOrders = Table<RecurringOrderRow>;

/** The RecurringOrders table. `neighbours` names the tables that its changes write to alongside. */
export function recurringTable(tableName: string, neighbours: TableNames = {}): RecurringOrders {
  return tableOf(tableName, recurringOrderRow, neighbours);
}

/** What a recurring order contains, as it is at this moment. */
export interface Catalogue {
  read(productIds: readonly string[]): Promise<ProductRow[]>;
}

/** The products of this table. */
export function catalogueOf(tableName: string): Catalogue {
  return {
    async read(productIds) {
      const Keys = productIds.map((id) => ({ id }));
      const { Responses, UnprocessedKeys } = await documentClient.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
      );
      // What was not read is no answer: neither that it is missing nor that it is there.
      if (Object.keys(UnprocessedKeys ?? {}).length > 0) throw new OvertakenError('Not all products could be read.');
      return z.parse(z.array(productRow), Responses?.[tableName] ?? []);
    },
  };
}

/** What wakes a recurring order: sent by its schedule on its day, or at once where that day is past. */
export const wake = z.object({ recurringOrderId: z.string(), day: z.string() });

export type Wake = z.output<typeof wake>;

/** Where runs wait. */
export interface RunQueue {
  /** Resolves once it cannot be lost any more. The same wake twice places nothing a second time. */
  send(wake: Wake): Promise<void>;
}

const sqs = new SQSClient();

/** The queue of runs at this URL. */
export function runQueue(url: string): RunQueue {
  return {
    async send(message) {
      await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }));
    },
  };
}
