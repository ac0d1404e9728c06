import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QuerySeatMapArgs, SeatMap } from '#model/generated.ts';
import { eventCategory } from '#model/keys.ts';
import { ROWS_AT_ONCE } from '#model/paging.ts';
import type { SeatRow } from '#model/tickets.ts';
import { fail } from '../shared/result.ts';

/** What the steps of the map hand on. */
interface SeatMapStash {
  taken?: string[];
  nextToken?: string | null;
}

type StepContext = Context<
  QuerySeatMapArgs,
  SeatMapStash,
  undefined,
  undefined,
  { items: Pick<SeatRow, 'seat'>[]; nextToken?: string | null }
>;

/** The seats that are not free, so many at once: this step stands in the pipeline three times, for 2,000. Whoever takes one of them is refused all the same. */
export function request(ctx: StepContext) {
  const { taken, nextToken } = ctx.stash;
  if (taken && !nextToken) return runtime.earlyReturn({ taken });
  return query<SeatRow>({
    query: { eventCategory: { eq: eventCategory(ctx.args.eventId, ctx.args.categoryId) } },
    limit: ROWS_AT_ONCE,
    nextToken: nextToken ?? null,
    projection: ['seat'],
  });
}

export function response(ctx: StepContext): SeatMap {
  if (ctx.error) return fail(ctx.error);
  const { items, nextToken } = ctx.result;
  const taken = (ctx.stash.taken ?? []).concat(items.map(({ seat }) => seat));
  ctx.stash.taken = taken;
  ctx.stash.nextToken = nextToken ?? null;
  return { taken };
}
