import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { documentClient } from '../platform/documentClient.ts';
import { positive, text } from '../platform/environment.ts';
import { refundDeskOf, refundSettings } from '../platform/payments/connect.ts';
import type { RefundDesk } from '../platform/payments/refunds.ts';
import { refundRow } from '../platform/refundRows.ts';
import { OvertakenError, tableOf } from '../platform/table.ts';
import type { CarryPorts } from './carryOut.ts';

/** What a function needs that carries refunds out. */
export const carrySettings = {
  ...refundSettings,
  PRODUCTS_TABLE: text,
  STOCK_MOVEMENTS_TABLE: text,
  REFUND_STALLED_SECONDS: positive,
};

type Settings = Readonly<Record<Exclude<keyof typeof carrySettings, 'REFUND_STALLED_SECONDS'>, string>> & {
  readonly REFUND_STALLED_SECONDS: number;
};

const keys = z.array(z.object({ id: z.string() }));

/** The places that a refund is carried out at. */
export function carryPorts(settings: Settings): CarryPorts & { readonly desk: RefundDesk } {
  return {
    refunds: tableOf(settings.REFUNDS_TABLE, refundRow, {
      Products: settings.PRODUCTS_TABLE,
      StockMovements: settings.STOCK_MOVEMENTS_TABLE,
    }),
    shelf: { present: (ids) => presentIn(settings.PRODUCTS_TABLE, ids) },
    desk: refundDeskOf(settings, settings.REFUND_STALLED_SECONDS),
    now: () => new Date(),
  };
}

async function presentIn(tableName: string, productIds: readonly string[]): Promise<ReadonlySet<string>> {
  const Keys = productIds.map((id) => ({ id }));
  const { Responses, UnprocessedKeys } = await documentClient.send(
    new BatchGetCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true, ProjectionExpression: 'id' } } }),
  );
  // What was not read is no answer: neither that it is missing nor that it is there.
  if (Object.keys(UnprocessedKeys ?? {}).length > 0) throw new OvertakenError('Not all products could be read.');
  return new Set(z.parse(keys, Responses?.[tableName] ?? []).map(({ id }) => id));
}
