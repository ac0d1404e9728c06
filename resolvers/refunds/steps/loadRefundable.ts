import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationRefundOrderArgs } from '#model/generated.ts';
import { idempotencyRow } from '#model/keys.ts';
import type { OrderRow } from '#model/orders.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import { mayBeId } from '../../shared/id.ts';
import { callerOf, seesEverybody } from '../../shared/owner.ts';
import type { RefundPayload } from '../../shared/refund.ts';
import { refused, refusedFor } from '../../shared/refund.ts';
import type { AskingStash, RefundKeyRow } from '../../shared/refundAsking.ts';
import { REFUND_ORDER } from '../../shared/refundAsking.ts';
import { canonicalRefund, checkedRefund } from '../../shared/refundInput.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<MutationRefundOrderArgs, AskingStash, undefined, undefined, Batch<OrderRow | RefundKeyRow>>;

/**
 * Looks at the input and, where nothing is wrong with it by itself, at the order and the caller's key in one read: a call that was made before is
 * answered by its refund, whatever became of the order's money since.
 */
export function request(ctx: StepContext) {
  const { id, input } = ctx.args;
  // The schema lets STAFF and ADMIN in alone; what moves money asks again.
  if (!seesEverybody(ctx.identity)) return util.unauthorized();
  ctx.stash.callerId = callerOf(ctx.identity);
  const { wanted, userErrors } = checkedRefund(id, input);
  if (!wanted) return runtime.earlyReturn(refusedFor(userErrors), { skipTo: 'END' });
  if (!mayBeId(id)) return runtime.earlyReturn(refused('NOT_FOUND', 'id'), { skipTo: 'END' });
  ctx.stash.wanted = wanted;
  ctx.stash.asked = null;
  ctx.stash.payment = null;
  ctx.stash.repeatedId = null;
  const key = idempotencyRow(REFUND_ORDER, ctx.stash.callerId, input.idempotencyKey);
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.IDEMPOTENCY_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ key })], consistentRead: true },
      [ctx.env.ORDERS_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ id })], consistentRead: true },
    },
  };
}

export function response(ctx: StepContext): RefundPayload | null {
  if (ctx.error) return fail(ctx.error);
  let order: OrderRow | null = null;
  let known: RefundKeyRow | null = null;
  for (const row of rowsOf(ctx.result, ctx.env.ORDERS_TABLE)) if (!isKeyRow(row)) order = row;
  for (const row of rowsOf(ctx.result, ctx.env.IDEMPOTENCY_TABLE)) if (isKeyRow(row)) known = row;
  // DynamoDB removes what has expired within days: until then it counts as gone.
  if (known && known.expiresAt >= util.time.nowEpochSeconds()) {
    if (known.input !== canonicalRefund(ctx.stash.wanted)) {
      return runtime.earlyReturn(refused('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'), { skipTo: 'END' });
    }
    ctx.stash.repeatedId = known.refundId;
    return null;
  }
  if (!order) return runtime.earlyReturn(refused('NOT_FOUND', 'id'), { skipTo: 'END' });
  ctx.stash.order = order;
  return null;
}

function isKeyRow(row: OrderRow | RefundKeyRow): row is RefundKeyRow {
  return Object.hasOwn(row, 'input');
}
