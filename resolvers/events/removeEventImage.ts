import { runtime } from '@aws-appsync/utils';
import type { MutationRemoveEventImageArgs } from '#model/generated.ts';
import type { EventPayload } from '../shared/event.ts';
import { eventDone, eventRefused } from '../shared/event.ts';
import type { EventStep, EventTransaction } from '../shared/eventWriting.ts';
import { changedEvent, putChanged, written } from '../shared/eventWriting.ts';

type StepContext = EventStep<MutationRemoveEventImageArgs, EventTransaction | null>;

/** Takes the picture off the row, which keeps where it lies until its content is deleted (functions/events/followEvent). */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  if (!row) return runtime.earlyReturn(eventRefused('NOT_FOUND', 'id'));
  const removed = row.images.find(({ id }) => id === ctx.args.imageId);
  if (!removed) return runtime.earlyReturn(eventDone(row, ctx.stash.categories));
  const after = changedEvent(row, {
    images: row.images.filter(({ id }) => id !== removed.id),
    removedImages: [...(row.removedImages ?? []), removed.key],
  });
  ctx.stash.after = after;
  return { operation: 'TransactWriteItems', transactItems: [putChanged(ctx.env, row, after)] };
}

/** Nobody said which version they saw: one that was overtaken may be tried again. */
export function response(ctx: StepContext): EventPayload {
  const answer = written(ctx);
  const isStale = answer.userErrors.some(({ code }) => code === 'STALE_VERSION');
  return isStale ? eventRefused('TRY_AGAIN', null) : answer;
}
