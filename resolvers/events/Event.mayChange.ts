import type { Context } from '@aws-appsync/utils';
import type { EventSource } from '../shared/event.ts';
import { mayChangeEvents } from '../shared/event.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, EventSource>;

export function request() {
  return { payload: null };
}

export function response(ctx: FieldContext): boolean {
  return !!ctx.source && mayChangeEvents(ctx.identity, ctx.source.organizerId);
}
