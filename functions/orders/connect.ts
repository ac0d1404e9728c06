import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { ProductRow } from '#model/catalog.ts';
import { orderRow, productRow } from '../platform/commerceRows.ts';
import { documentClient } from '../platform/documentClient.ts';
import { positive, text } from '../platform/environment.ts';
import { OvertakenError, tableOf } from '../platform/table.ts';
import type { Clock } from './moves.ts';
import type { Orders } from './ports.ts';
import type { Shelf } from './stock.ts';

/** What every step needs. */
export const orderSettings = { ORDERS_TABLE: text, ORDER_STALLED_SECONDS: positive };

/** What a step needs that looks at the stock. */
export const stockSettings = { ...orderSettings, PRODUCTS_TABLE: text };

/** What every step is given. */
export const stepInput = z.object({ orderId: z.string() });

/** The Orders table; with `productsTable` its changes may take products along. */
export function ordersTable(tableName: string, productsTable?: string): Orders {
  return tableOf(tableName, orderRow, productsTable === undefined ? {} : { Products: productsTable });
}

/** The time, as it is. */
export function clockOf(settings: { readonly ORDER_STALLED_SECONDS: number }): Clock {
  return { now: () => new Date(), stalledSeconds: settings.ORDER_STALLED_SECONDS };
}

/** The products of this table, read as they are at this moment. */
export function shelfOf(tableName: string): Shelf {
  return {
    async read(productIds) {
      const Keys = productIds.map((id) => ({ id }));
      const { Responses, UnprocessedKeys } = await documentClient.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
      );
      // What was not read is no answer: neither that it is missing nor that it is there.
      if (Object.keys(UnprocessedKeys ?? {}).length > 0) throw new OvertakenError('Not all products could be read.');
      const products: ProductRow[] = z.parse(z.array(productRow), Responses?.[tableName] ?? []);
      return products;
    },
  };
}
