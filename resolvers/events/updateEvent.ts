import { runtime } from '@aws-appsync/utils';
import type { MutationUpdateEventArgs } from '#model/generated.ts';
import type { EventPayload } from '../shared/event.ts';
import { eventRefused } from '../shared/event.ts';
import type { EventStep, EventTransaction } from '../shared/eventWriting.ts';
import { putChanged, putSales, written } from '../shared/eventWriting.ts';

type StepContext = EventStep<MutationUpdateEventArgs, EventTransaction | null>;

/** Writes the event as the step before made it; of a published one also what holds are shown of it. */
export function request(ctx: StepContext) {
  const { row, after } = ctx.stash;
  if (!row) return runtime.earlyReturn(eventRefused('NOT_FOUND', 'id'));
  const sales = row.publishedAt && after.title !== row.title ? putSales(ctx.env, after) : [];
  return { operation: 'TransactWriteItems', transactItems: [putChanged(ctx.env, row, after), ...sales] };
}

export function response(ctx: StepContext): EventPayload {
  return written(ctx);
}
