import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { EVENT_KEY_SECONDS } from '#model/concerts.ts';
import type { MutationCreateEventArgs } from '#model/generated.ts';
import { idempotencyRow } from '#model/keys.ts';
import { eventRefused } from '../shared/event.ts';
import type { CreationStash } from '../shared/eventCreation.ts';
import { CREATE_EVENT, isCategory, newEvent } from '../shared/eventCreation.ts';
import type { EventTransaction } from '../shared/eventWriting.ts';
import { putNew } from '../shared/eventWriting.ts';
import { keepKey } from '../shared/keepKey.ts';
import { fail, isConflict, passes } from '../shared/result.ts';

type StepContext = Context<MutationCreateEventArgs, CreationStash, undefined, undefined, EventTransaction | null>;

/** Writes the draft and the caller's key, both or neither. */
export function request(ctx: StepContext) {
  const { stated, known, categories, canonical, callerId } = ctx.stash;
  const now = util.time.nowEpochSeconds();
  ctx.stash.made = null;
  ctx.stash.madeBefore = null;
  // DynamoDB removes what has expired within days: until then it counts as gone.
  if (known && known.expiresAt >= now) {
    if (known.input !== canonical) {
      return runtime.earlyReturn(eventRefused('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'), { skipTo: 'END' });
    }
    ctx.stash.madeBefore = known.eventId;
    return runtime.earlyReturn(null);
  }
  if (!isCategory(categories, stated.categoryId)) {
    return runtime.earlyReturn(eventRefused('CATEGORY_NOT_FOUND', 'categoryId'), { skipTo: 'END' });
  }
  const made = newEvent(stated, callerId);
  ctx.stash.made = made;
  const { id, ...attributes } = made;
  const key = idempotencyRow(CREATE_EVENT, callerId, ctx.args.input.idempotencyKey);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      keepKey(ctx.env.IDEMPOTENCY_TABLE, key, {
        input: canonical,
        eventId: id,
        expiresAt: now + EVENT_KEY_SECONDS,
      }),
      putNew(ctx.env.EVENTS_TABLE, { id }, attributes),
    ],
  };
}

export function response(ctx: StepContext) {
  if (!ctx.error) return null;
  ctx.stash.made = null;
  const reasons = ctx.result?.cancellationReasons ?? [];
  const kept = reasons[0];
  if (kept?.type === 'ConditionalCheckFailed' && kept.item) {
    if (kept.item.input !== ctx.stash.canonical) {
      return runtime.earlyReturn(eventRefused('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'), { skipTo: 'END' });
    }
    ctx.stash.madeBefore = `${kept.item.eventId}`;
    return null;
  }
  const isInTheWay = isConflict(ctx.error) || reasons.some(({ type }) => passes(type));
  return isInTheWay ? runtime.earlyReturn(eventRefused('TRY_AGAIN', null), { skipTo: 'END' }) : fail(ctx.error);
}
