import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { CancellationTerms } from '#model/generated.ts';
import { moneyOf } from '#model/money.ts';
import type { BookingSource } from '../shared/booking.ts';
import type { GroundsBatch } from '../shared/bookingCancelling.ts';
import { groundsOf, readGrounds, termsFor } from '../shared/bookingCancelling.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, BookingSource, GroundsBatch>;

/** Only of one that is confirmed anything is to be looked up: DynamoDB is not asked for the others. */
export function request(ctx: FieldContext) {
  const { source } = ctx;
  if (!source) return runtime.earlyReturn(null);
  if (source.row.status !== 'CONFIRMED') return runtime.earlyReturn(shown(ctx, source));
  return readGrounds(source.row, ctx.env);
}

export function response(ctx: FieldContext): CancellationTerms | null {
  if (ctx.error) return fail(ctx.error);
  return ctx.source ? shown(ctx, ctx.source) : null;
}

function shown(ctx: FieldContext, { row }: BookingSource): CancellationTerms | null {
  const grounds = ctx.result ? groundsOf(ctx.result, ctx.env) : { event: null, payment: null };
  const terms = termsFor(row, grounds, ctx.identity);
  if (!terms) return null;
  const { back, until } = terms;
  return { refund: moneyOf(back.refund, row.currency), fee: moneyOf(back.fee, row.currency), until };
}
