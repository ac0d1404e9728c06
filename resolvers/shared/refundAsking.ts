import { util } from '@aws-appsync/utils';
import type { OrderRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { RefundablePurchase, RefundBalances, RefundRow } from '#model/refunds.ts';
import { REFUND_STALLED_SECONDS } from '#model/refunds.ts';
import type { WantedRefund } from './refundInput.ts';

/** The operation's name in the keys of idempotency rows. */
export const REFUND_ORDER = 'refundOrder';

const MILLISECONDS = 1000;

/** A row of the Idempotency table, as `refundOrder` keeps it. */
export interface RefundKeyRow {
  key: string;
  /** The input in one form. */
  input: string;
  refundId: string;
  /** Epoch seconds. */
  expiresAt: number;
}

/** What the steps of `refundOrder` hand on. */
export interface AskingStash {
  callerId: string;
  wanted: WantedRefund;
  order: OrderRow;
  payment: PaymentRow | null;
  /** The refund that this call asks for. */
  asked: RefundRow | null;
  /** The refund that the same call asked for before. */
  repeatedId: string | null;
}

/** What the steps of a mutation of one refund hand on. */
export interface RefundStash {
  refund: RefundRow;
  purchase: RefundablePurchase | null;
  payment: PaymentRow | null;
  moved: RefundRow | null;
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html */
export interface RefundTransaction {
  cancellationReasons?: { type?: string | null; item?: RefundKeyRow | null }[] | null;
}

/** When a sweeper looks at a refund that moves now and not on: UTC, ISO 8601. */
export function stalledAt(env: Record<string, string>): string {
  const set = parseInt(env.REFUND_STALLED_SECONDS ?? '');
  const seconds = set > 0 ? set : REFUND_STALLED_SECONDS;
  return util.time.epochMilliSecondsToISO8601(util.time.nowEpochMilliSeconds() + seconds * MILLISECONDS);
}

/** The item of a transaction that moves a payment's balances, where nobody has moved the payment since it was seen. */
export function moveBalances(env: Record<string, string>, payment: PaymentRow, balances: RefundBalances, at: string) {
  return changeSeen(env.PAYMENTS_TABLE, payment, { ...balances }, [], at);
}

/** The item of a transaction that changes a row, where nobody has changed it since it was seen. */
export function changeSeen(
  table: string | undefined,
  seen: { id: string; version: number },
  set: Record<string, unknown>,
  remove: string[],
  at: string,
) {
  return {
    table,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: seen.id }),
    update: updateOf({ ...set, version: seen.version + 1, updatedAt: at }, remove),
    condition: {
      ...seenBefore(seen),
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** That a row is there in the version that was seen. */
export function seenBefore({ version }: { version: number }) {
  return {
    expression: '#version = :seen',
    expressionNames: { '#version': 'version' },
    expressionValues: util.dynamodb.toMapValues({ ':seen': version }),
  };
}

/** The update that writes these attributes and removes those. */
export function updateOf(set: Record<string, unknown>, remove: string[]) {
  const expressionNames: Record<string, string> = {};
  const expressionValues: Record<string, unknown> = {};
  const sets: string[] = [];
  for (const attribute of Object.keys(set)) {
    expressionNames[`#${attribute}`] = attribute;
    expressionValues[`:${attribute}`] = set[attribute];
    sets.push(`#${attribute} = :${attribute}`);
  }
  const removes: string[] = [];
  for (const attribute of remove) {
    expressionNames[`#${attribute}`] = attribute;
    removes.push(`#${attribute}`);
  }
  return {
    expression: `SET ${sets.join(', ')}${removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''}`,
    expressionNames,
    expressionValues: util.dynamodb.toMapValues(expressionValues),
  };
}
