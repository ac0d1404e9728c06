import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { EventCategoriesRow } from '#model/concerts.ts';
import type { MutationCreateEventArgs } from '#model/generated.ts';
import { ALL_CATEGORIES, idempotencyRow } from '#model/keys.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import type { CreationStash, EventKeyRow } from '../../shared/eventCreation.ts';
import { canonicalEvent, CREATE_EVENT, readNewEvent } from '../../shared/eventCreation.ts';
import { callerOf } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  MutationCreateEventArgs,
  CreationStash,
  undefined,
  undefined,
  Batch<EventCategoriesRow | EventKeyRow>
>;

/**
 * Looks at the input and, where nothing is wrong with it by itself, at the kinds of events and the caller's key in one read: a call that was made
 * before is answered by its event, whatever became of its kind since.
 */
export function request(ctx: StepContext) {
  const { input } = ctx.args;
  const callerId = callerOf(ctx.identity);
  const { stated, userErrors } = readNewEvent(input);
  if (!stated) return runtime.earlyReturn({ event: null, userErrors }, { skipTo: 'END' });
  ctx.stash.callerId = callerId;
  ctx.stash.stated = stated;
  ctx.stash.canonical = canonicalEvent(stated);
  const key = idempotencyRow(CREATE_EVENT, callerId, input.idempotencyKey);
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.IDEMPOTENCY_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ key })], consistentRead: true },
      [ctx.env.EVENT_CATEGORIES_TABLE ?? '']: {
        keys: [util.dynamodb.toMapValues({ id: ALL_CATEGORIES })],
        consistentRead: true,
      },
    },
  };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.known = null;
  ctx.stash.categories = [];
  for (const row of rowsOf(ctx.result, ctx.env.IDEMPOTENCY_TABLE)) if (isKeyRow(row)) ctx.stash.known = row;
  for (const row of rowsOf(ctx.result, ctx.env.EVENT_CATEGORIES_TABLE)) {
    if (!isKeyRow(row)) ctx.stash.categories = row.categories;
  }
  return null;
}

function isKeyRow(row: EventCategoriesRow | EventKeyRow): row is EventKeyRow {
  return Object.hasOwn(row, 'input');
}
