import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { EventRow } from '#model/concerts.ts';
import { isListed } from '#model/concerts.ts';
import type { QueryEventsArgs } from '#model/generated.ts';
import { startEvent } from '#model/keys.ts';
import type { EventBatch, EventSource } from '../shared/event.ts';
import { foundEvents, readEvents, shownEvent } from '../shared/event.ts';
import { wallClockOf } from '../shared/eventInput.ts';
import type { EventPage } from '../shared/eventList.ts';
import type { SearchStash, WantedEvents } from '../shared/eventSearch.ts';
import { comparedCity } from '../shared/eventSearch.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<QueryEventsArgs, SearchStash, undefined, undefined, EventBatch>;

/** Fetches what the index found, as it is now. While an event changes the index may hold it twice, and DynamoDB reads each key once. */
export function request(ctx: StepContext) {
  const { found, endCursor } = ctx.stash;
  const ids: Record<string, boolean> = {};
  for (const { eventId } of found) ids[eventId] = true;
  if (found.length === 0) {
    return runtime.earlyReturn({ nodes: [], pageInfo: { hasNextPage: endCursor !== null, endCursor } });
  }
  return readEvents(ctx.env, Object.keys(ids));
}

/** The page, in the order of its index, without what the index, which follows within seconds, says wrongly. */
export function response(ctx: StepContext): EventPage {
  if (ctx.error) return fail(ctx.error);
  const { found, endCursor, wanted } = ctx.stash;
  const { rows, categories } = foundEvents(ctx.env, ctx.result);
  const nodes: EventSource[] = [];
  // Comparing goes letter by letter, and APPSYNC_JS ends after 1,000 rounds: each way to write the city is compared once.
  const isCity: Record<string, boolean> = {};
  for (const each of found) {
    const row = rows[each.eventId];
    if (row && each.startEvent === startEvent(row.startsAt, row.id) && isWanted(row, wanted)) {
      const { city } = row.venue;
      if (wanted.city !== '' && !Object.hasOwn(isCity, city)) {
        isCity[city] = comparedCity(city) === wanted.city;
      }
      if (wanted.city === '' || isCity[city]) nodes.push(shownEvent(row, categories));
    }
  }
  return { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}

function isWanted(row: EventRow, { categoryId, from }: WantedEvents): boolean {
  if (!isListed(row, util.time.nowISO8601())) return false;
  if (categoryId !== '' && row.categoryId !== categoryId) return false;
  // Today is another day in another zone.
  return from !== null || row.localStart >= wallClockOf(util.time.nowEpochMilliSeconds(), row.venue.zone).slice(0, 10);
}
