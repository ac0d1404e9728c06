import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { BookingRow } from '#model/bookings.ts';
import type { Batch } from '../../shared/batch.ts';
import { readRows, visibleRows } from '../../shared/batch.ts';
import type { BookingPage } from '../../shared/booking.ts';
import { bookingOf } from '../../shared/booking.ts';
import type { OrderListStash } from '../../shared/orderList.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, OrderListStash, undefined, undefined, Batch<BookingRow>>;

/** Reads the page’s bookings. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return readRows(ctx.env.BOOKINGS_TABLE ?? '', ids);
}

export function response(ctx: StepContext): BookingPage {
  if (ctx.error) return fail(ctx.error);
  const { ids, pageInfo } = ctx.stash;
  const rows = visibleRows<BookingRow>(ctx.env.BOOKINGS_TABLE ?? '', ids, ctx.result, ctx.identity);
  return { nodes: rows.map(bookingOf), pageInfo };
}
