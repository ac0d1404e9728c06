import { zonedWords, zoneWords } from './words.ts';

/** An instant by the clocks of a zone, which is named. */
export function ZonedTime({ instant, zone }: { readonly instant: string; readonly zone: string }) {
  return (
    <time dateTime={instant}>
      {zonedWords(instant, zone)}, {zoneWords(zone, instant)}
    </time>
  );
}
