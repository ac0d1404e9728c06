import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { ProductRow } from '#model/catalog.ts';
import type { OrderRow } from '#model/orders.ts';
import { orderLife } from '#model/orders.ts';
import { orderRow, productRow } from '../platform/commerceRows.ts';
import { documentClient } from '../platform/documentClient.ts';
import { positive, text } from '../platform/environment.ts';
import { paymentDeskOf, paymentSettings } from '../platform/payments/connect.ts';
import type { StepPorts } from '../platform/purchases/moves.ts';
import type { PayPorts } from '../platform/purchases/ports.ts';
import { OvertakenError, tableOf } from '../platform/table.ts';
import type { Orders, StockPorts } from './ports.ts';
import type { Shelf } from './stock.ts';

/** What every step needs. */
export const orderSettings = { ORDERS_TABLE: text, ORDER_STALLED_SECONDS: positive };

/** What a step needs that looks at the stock. */
export const stockSettings = { ...orderSettings, PRODUCTS_TABLE: text };

/** What a step needs that pays. */
export const paySettings = { ...orderSettings, ...paymentSettings };

interface OrderSettings {
  readonly ORDERS_TABLE: string;
  readonly ORDER_STALLED_SECONDS: number;
}

/** The Orders table; with `productsTable` its changes may take products along. */
export function ordersTable(tableName: string, productsTable?: string): Orders {
  return tableOf(tableName, orderRow, productsTable === undefined ? {} : { Products: productsTable });
}

/** What every step of an order has: with `environment(orderSettings)`. */
export function orderPorts(settings: OrderSettings): StepPorts<OrderRow> {
  return {
    life: orderLife,
    purchases: ordersTable(settings.ORDERS_TABLE),
    clock: { now: () => new Date(), stalledSeconds: settings.ORDER_STALLED_SECONDS },
  };
}

/** What the steps that look at the stock have: with `environment(stockSettings)`. */
export function stockPorts(settings: OrderSettings & { readonly PRODUCTS_TABLE: string }): StockPorts {
  return {
    ...orderPorts(settings),
    purchases: ordersTable(settings.ORDERS_TABLE, settings.PRODUCTS_TABLE),
    shelf: shelfOf(settings.PRODUCTS_TABLE),
  };
}

/** What the steps that pay have: with `environment(paySettings)`. */
export function payPorts(settings: OrderSettings & Parameters<typeof paymentDeskOf>[0]): PayPorts<OrderRow> {
  return { ...orderPorts(settings), desk: paymentDeskOf(settings) };
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
