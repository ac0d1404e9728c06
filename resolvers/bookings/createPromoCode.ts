import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { EventRow } from '#model/concerts.ts';
import type { MutationCreatePromoCodeArgs } from '#model/generated.ts';
import { PROMO_COUNT } from '#model/keys.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';
import { promoLimits } from '#model/promoCodes.ts';
import type { PromoPayload } from '../shared/promoCode.ts';
import { promoDone, promoRefused } from '../shared/promoCode.ts';
import { checkedPromo } from '../shared/promoInput.ts';
import { fail, isConflict, passes } from '../shared/result.ts';

interface TransactionResult {
  cancellationReasons?: { type?: string | null; item?: PromoCodeRow | null }[] | null;
}

type StepContext = Context<
  MutationCreatePromoCodeArgs,
  { event: EventRow; made: PromoCodeRow },
  undefined,
  undefined,
  TransactionResult | null
>;

/** Writes the code and the number of the event's codes, which is never more than it may be: both or neither. */
export function request(ctx: StepContext) {
  const { event } = ctx.stash;
  const { row, userErrors } = checkedPromo(ctx.args.input, event.currency, util.time.nowISO8601());
  if (!row) return runtime.earlyReturn({ promoCode: null, userErrors });
  ctx.stash.made = row;
  const { eventId, code, ...attributes } = row;
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table: ctx.env.PROMO_CODES_TABLE,
        operation: 'PutItem',
        key: util.dynamodb.toMapValues({ eventId, code }),
        attributeValues: util.dynamodb.toMapValues(attributes),
        condition: {
          expression: 'attribute_not_exists(#code)',
          expressionNames: { '#code': 'code' },
          returnValuesOnConditionCheckFailure: true,
        },
      },
      {
        table: ctx.env.PROMO_CODES_TABLE,
        operation: 'UpdateItem',
        key: util.dynamodb.toMapValues({ eventId, code: PROMO_COUNT }),
        update: {
          expression: 'SET #codes = if_not_exists(#codes, :none) + :one',
          expressionNames: { '#codes': 'codes' },
          expressionValues: util.dynamodb.toMapValues({ ':none': 0, ':one': 1 }),
        },
        condition: {
          expression: 'attribute_not_exists(#codes) OR #codes < :most',
          expressionNames: { '#codes': 'codes' },
          expressionValues: util.dynamodb.toMapValues({ ':most': promoLimits.ofAnEvent }),
          returnValuesOnConditionCheckFailure: false,
        },
      },
    ],
  };
}

export function response(ctx: StepContext): PromoPayload {
  const { made } = ctx.stash;
  if (!ctx.error) return promoDone(made);
  const reasons = ctx.result?.cancellationReasons ?? [];
  const [code, count] = reasons;
  if (code?.type === 'ConditionalCheckFailed' && code.item) {
    return isSame(code.item, made) ? promoDone(code.item) : promoRefused('PROMO_CODE_EXISTS', 'code');
  }
  if (count?.type === 'ConditionalCheckFailed') return promoRefused('TOO_MANY_PROMO_CODES', null);
  const overtaken = reasons.some(({ type }) => passes(type));
  return overtaken || isConflict(ctx.error) ? promoRefused('TRY_AGAIN', null) : fail(ctx.error);
}

/** Whether they take off the same, in the same time, as often. */
function isSame(there: PromoCodeRow, made: PromoCodeRow): boolean {
  return (
    there.percent === made.percent &&
    there.amount === made.amount &&
    there.validFrom === made.validFrom &&
    there.validUntil === made.validUntil &&
    there.maximumUses === made.maximumUses
  );
}
