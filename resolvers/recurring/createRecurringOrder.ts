import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationCreateRecurringOrderArgs } from '#model/generated.ts';
import { dueShard, idempotencyRow } from '#model/keys.ts';
import type { PricedOrder } from '#model/orders.ts';
import { priceOrder } from '#model/orders.ts';
import { PURCHASE_KEY_SECONDS } from '#model/purchases.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { recurringLimits, SETUP_HOURS } from '#model/recurring.ts';
import { agreedLines } from '#model/recurringRuns.ts';
import { keepKey } from '../shared/keepKey.ts';
import type { RecurringPayload } from '../shared/recurring.ts';
import {
  isRecurringCode,
  recurringDone,
  recurringError,
  recurringRefused,
  recurringRefusedFor,
} from '../shared/recurring.ts';
import type { CreationStash, RecurringKeyRow } from '../shared/recurringCreation.ts';
import { CREATE_RECURRING_ORDER } from '../shared/recurringCreation.ts';
import { canonicalRecurring, isAhead } from '../shared/recurringInput.ts';
import { fail, isConflict, passes } from '../shared/result.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html */
interface TransactionResult {
  cancellationReasons?: { type?: string | null; item?: RecurringKeyRow | null }[] | null;
}

type StepContext = Context<
  MutationCreateRecurringOrderArgs,
  CreationStash,
  undefined,
  undefined,
  TransactionResult | null
>;

const HOUR = 60 * 60 * 1000;
const FIRST_ATTEMPT = 1;

/**
 * Prices it and writes it with the caller's key and one more among the owner's open ones, all or none: of two same calls at one moment one comes of
 * it, and of more at one moment than may be there are no more than may be.
 */
export function request(ctx: StepContext) {
  const { asked, products, callerId, known } = ctx.stash;
  const now = util.time.nowEpochSeconds();
  ctx.stash.created = null;
  ctx.stash.repeatedId = null;
  // DynamoDB removes what has expired within days: until then it counts as gone.
  if (known && known.expiresAt >= now) {
    if (known.input !== canonicalRecurring(asked)) return runtime.earlyReturn(keyReused(), { skipTo: 'END' });
    ctx.stash.repeatedId = known.recurringOrderId;
    return runtime.earlyReturn(null);
  }
  if (!isAhead(asked)) return runtime.earlyReturn(recurringRefused('INVALID_START', 'startsOn'), { skipTo: 'END' });
  const { priced, userErrors } = priceOrder(asked.order.lines, products);
  if (!priced) {
    const told = [];
    for (const { code, field } of userErrors) if (isRecurringCode(code)) told.push(recurringError(code, field));
    return runtime.earlyReturn(recurringRefusedFor(told), { skipTo: 'END' });
  }
  const accepted = asked.order.expectedTotal;
  if (!accepted || accepted.minor !== priced.total || accepted.currency !== priced.currency) {
    return runtime.earlyReturn(recurringRefused('PRICE_CHANGED'), { skipTo: 'END' });
  }
  const created = newRow(ctx.stash, priced);
  ctx.stash.created = created;
  const key = idempotencyRow(CREATE_RECURRING_ORDER, callerId, ctx.args.input.idempotencyKey);
  const kept = {
    input: canonicalRecurring(asked),
    recurringOrderId: created.id,
    expiresAt: now + PURCHASE_KEY_SECONDS,
  };
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      keepKey(ctx.env.IDEMPOTENCY_TABLE, key, kept),
      putNew(ctx.env, created),
      countOne(ctx.env, callerId),
    ],
  };
}

function newRow({ asked, callerId }: CreationStash, priced: PricedOrder): RecurringOrderRow {
  const id = util.autoId();
  const at = util.time.nowISO8601();
  const row: RecurringOrderRow = {
    id,
    ownerId: callerId,
    status: 'SETUP_REQUIRED',
    version: 1,
    email: asked.order.email,
    currency: priced.currency,
    lines: agreedLines(priced),
    agreedTotal: priced.total,
    interval: asked.interval,
    startsOn: asked.startsOn,
    occurrence: 0,
    placed: 0,
    isCounted: true,
    setupAttempt: FIRST_ATTEMPT,
    createdAt: at,
    updatedAt: at,
    history: [{ event: 'CREATED', version: 1, at }],
    dueShard: dueShard(id),
    dueAt: util.time.epochMilliSecondsToISO8601(util.time.nowEpochMilliSeconds() + SETUP_HOURS * HOUR),
  };
  if (asked.order.shippingNote !== null) row.shippingNote = asked.order.shippingNote;
  if (asked.order.billTo !== null) row.billTo = asked.order.billTo;
  if (asked.endsOn !== null) row.endsOn = asked.endsOn;
  if (asked.count !== null) row.count = asked.count;
  return row;
}

function putNew(env: Record<string, string>, { id, ...attributes }: RecurringOrderRow) {
  return {
    table: env.RECURRING_ORDERS_TABLE,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ id }),
    attributeValues: util.dynamodb.toMapValues(attributes),
    condition: {
      expression: 'attribute_not_exists(#id)',
      expressionNames: { '#id': 'id' },
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

function countOne(env: Record<string, string>, ownerId: string) {
  return {
    table: env.PAYMENT_CUSTOMERS_TABLE,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ ownerId }),
    update: {
      expression: 'SET #open = if_not_exists(#open, :none) + :one',
      expressionNames: { '#open': 'openRecurringOrders' },
      expressionValues: util.dynamodb.toMapValues({ ':none': 0, ':one': 1 }),
    },
    condition: {
      expression: 'attribute_not_exists(#open) OR #open < :most',
      expressionNames: { '#open': 'openRecurringOrders' },
      expressionValues: util.dynamodb.toMapValues({ ':most': recurringLimits.perOwner }),
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** The one that was created; null where the same call created one before, which the next step reads. */
export function response(ctx: StepContext): RecurringPayload | null {
  const { created, asked } = ctx.stash;
  if (!ctx.error) return created ? recurringDone(created) : null;
  ctx.stash.created = null;
  const reasons = ctx.result?.cancellationReasons ?? [];
  const kept = reasons[0];
  if (kept?.type === 'ConditionalCheckFailed' && kept.item) {
    if (kept.item.input !== canonicalRecurring(asked)) return keyReused();
    ctx.stash.repeatedId = kept.item.recurringOrderId;
    return null;
  }
  if (reasons[2]?.type === 'ConditionalCheckFailed') return recurringRefused('TOO_MANY');
  const overtaken = reasons.some((reason) => passes(reason.type));
  return overtaken || isConflict(ctx.error) ? recurringRefused('TRY_AGAIN') : fail(ctx.error);
}

function keyReused(): RecurringPayload {
  return recurringRefused('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey');
}
