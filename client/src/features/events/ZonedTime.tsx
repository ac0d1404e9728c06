import { zonedWords, zoneWords } from './words.ts';
import { ownZone, sameClocks } from './zonedTime.ts';

/** An instant by the clocks of a zone, which is named, and by the reader's own where those show something else. */
export function ZonedTime({ instant, zone }: { readonly instant: string; readonly zone: string }) {
  const own = ownZone();
  return (
    <time dateTime={instant}>
      {zonedWords(instant, zone)}, {zoneWords(zone, instant)}
      {sameClocks(instant, zone, own)
        ? null
        : ` (where you are ${zonedWords(instant, own)}, ${zoneWords(own, instant)})`}
    </time>
  );
}
