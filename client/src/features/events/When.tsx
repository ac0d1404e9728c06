import { localWordsBeside, spanWords, zonedWords, zoneWords } from './words.ts';
import type { LocalTime } from './zonedTime.ts';
import { localOf, ownZone, sameClocks } from './zonedTime.ts';

interface WhenProps {
  readonly event: {
    readonly startsAt: string;
    readonly localStart: LocalTime;
    readonly localEnd?: LocalTime;
    readonly venue: { readonly timeZone: string };
  };
}

/** When an event takes place: by the clocks of its venue, whose zone is named, and by the reader's own where those show something else. */
export function When({ event: { startsAt, localStart, localEnd, venue } }: WhenProps) {
  const zone = venue.timeZone;
  const own = ownZone();
  return (
    <>
      <time dateTime={startsAt}>
        {localEnd === undefined ? zonedWords(startsAt, zone) : spanWords(localStart, localEnd)}
      </time>{' '}
      <small>{zoneWords(zone, startsAt)}</small>
      {sameClocks(startsAt, zone, own) ? null : (
        <small className="own-time">
          {' '}
          Where you are it begins {localWordsBeside(localStart, localOf(startsAt, own))}, {zoneWords(own, startsAt)}.
        </small>
      )}
    </>
  );
}
