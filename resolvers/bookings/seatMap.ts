import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import { eventLimits } from '#model/concerts.ts';
import type { QuerySeatMapArgs, SeatMap } from '#model/generated.ts';
import { eventCategory } from '#model/keys.ts';
import type { SeatRow } from '#model/tickets.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  QuerySeatMapArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { items: Pick<SeatRow, 'seat'>[]; nextToken?: string | null }
>;

/** All seats that are not free: 2,000 rows are less than half of the megabyte that a query reads. Whoever takes one of them is refused all the same. */
export function request(ctx: StepContext) {
  return query<SeatRow>({
    query: { eventCategory: { eq: eventCategory(ctx.args.eventId, ctx.args.categoryId) } },
    limit: eventLimits.seats,
    projection: ['seat'],
  });
}

export function response(ctx: StepContext): SeatMap {
  if (ctx.error) return fail(ctx.error);
  return { taken: ctx.result.items.map(({ seat }) => seat) };
}
