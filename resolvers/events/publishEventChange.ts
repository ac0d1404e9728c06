import type { Context } from '@aws-appsync/utils';
import type { EventChange, MutationPublishEventChangeArgs } from '#model/generated.ts';
import { evict } from '../shared/evict.ts';

type StepContext = Context<MutationPublishEventChangeArgs>;

/** Stores nothing: what it answers is what subscribers get. */
export function request(ctx: StepContext) {
  return { payload: ctx.args.change };
}

/** What is read from now on is read anew: the change was written before it was told. */
export function response(ctx: StepContext): EventChange {
  const { change } = ctx.args;
  evict(ctx, 'Query.event', [['arguments.id', change.eventId]]);
  return change;
}
