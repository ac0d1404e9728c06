import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { localClockWords, localWords } from '../events/words.ts';
import type { LocalTime } from '../events/zonedTime.ts';
import { instantOf, localOf, offsetOf } from '../events/zonedTime.ts';
import type { EventDraft } from './draft.ts';

/** What a time by the clocks of a venue is; nothing at all where none is typed. */
export interface TypedTime {
  /** UTC, ISO 8601; null where there is none. */
  readonly instant: string | null;
  /** Why there is none. */
  readonly problem: string | null;
  /** What is to be known of it: that it comes twice. */
  readonly note: string | null;
}

const nothing: TypedTime = { instant: null, problem: null, note: null };

/** What a time that was typed is. Of one that comes twice the first is taken, unless the event has the other one already. */
export function timeTyped(
  local: LocalTime | '',
  zone: string,
  event: Pick<OrganizedPartsFragment, 'startsAt' | 'endsAt' | 'doorsAt' | 'ticketCategories' | 'venue'> | null,
): TypedTime {
  if (local === '') return nothing;
  const found = instantOf(local, zone);
  switch (found.kind) {
    case 'ONCE':
      return { instant: found.instant, problem: null, note: null };
    case 'TWICE': {
      const second = event !== null && instantsOf(event).some((each) => each === found.second);
      const [instant, offset] = second ? [found.second, found.secondOffset] : [found.instant, found.offset];
      const which = second ? 'second' : 'first';
      return {
        instant,
        problem: null,
        note: `The clocks are put back that night: ${localClockWords(local)} comes twice. The ${which} one is taken (${offset}).`,
      };
    }
    case 'NEVER':
      return {
        instant: null,
        problem: `There is no such time: the clocks are put forward from ${localClockWords(found.from)} to ${localClockWords(found.until)} that day.`,
        note: null,
      };
    case 'INVALID':
      return { instant: null, problem: 'Give a day and a time, and the zone of the venue.', note: null };
  }
}

/** Of everything that is typed of an event, the times that are none: by the path of the field of the input. */
export function wrongTimes(draft: EventDraft, event: OrganizedPartsFragment | null): Readonly<Record<string, string>> {
  const wrong: Record<string, string> = {};
  const look = (path: string, local: LocalTime | '') => {
    const { problem } = timeTyped(local, draft.timeZone, event);
    if (problem !== null) wrong[path] = problem;
  };
  look('doorsAt', draft.doors);
  look('startsAt', draft.start);
  look('endsAt', draft.end);
  draft.tickets.forEach(({ saleFrom, saleUntil }, index) => {
    look(`ticketCategories.${String(index)}.saleFrom`, saleFrom);
    look(`ticketCategories.${String(index)}.saleUntil`, saleUntil);
  });
  return wrong;
}

/** A start so many milliseconds after another one, by the clocks of a zone; empty where either is none. */
export function laterBy(local: LocalTime | '', milliseconds: number, zone: string): LocalTime | '' {
  const { instant } = timeTyped(local, zone, null);
  return instant === null ? '' : localOf(new Date(Date.parse(instant) + milliseconds).toISOString(), zone);
}

/** What the clocks of a zone show at this moment, with how far they are from UTC. */
export function clockWords(zone: string, now: number): string {
  const instant = new Date(now).toISOString();
  return `${localWords(localOf(instant, zone))} (${offsetOf(instant, zone)})`;
}

/** Instants that an event has: UTC, ISO 8601 with milliseconds, as a `Date` writes them. */
function instantsOf({
  startsAt,
  endsAt,
  doorsAt,
  ticketCategories,
}: Pick<OrganizedPartsFragment, 'startsAt' | 'endsAt' | 'doorsAt' | 'ticketCategories'>): readonly string[] {
  return [startsAt, endsAt, doorsAt, ...ticketCategories.flatMap(({ saleFrom, saleUntil }) => [saleFrom, saleUntil])]
    .filter((instant) => instant !== null)
    .map((instant) => new Date(instant).toISOString());
}
