/**
 * When a hold ends by `performance.now()`, of the seconds that the server counted: the machine's own clock may be wrong, or be set meanwhile.
 * `asked` is when the server was asked, so that the way of the answer shortens the time and never lengthens it.
 */
export function endOf(secondsLeft: number, asked: number): number {
  return asked + secondsLeft * SECOND;
}

/** The seconds that a server counted, and when, by `performance.now()`, it was asked and had answered. */
interface Counted {
  readonly secondsLeft: number;
  readonly asked: number;
  readonly answered: number;
}

/**
 * The same, where it was reckoned before: that end stays for as long as it may be right for all that is told, so that a countdown runs evenly. Each answer
 * alone is off by up to a second and its own way; after the machine slept the end before is off by more, and goes.
 */
export function steadyEnd(before: number | undefined, { secondsLeft, asked, answered }: Counted): number {
  const earliest = endOf(secondsLeft, asked);
  return before !== undefined && before >= earliest && before <= endOf(secondsLeft + 1, answered) ? before : earliest;
}

/** Whole seconds until then, none below 0. */
export function secondsUntil(endsAt: number, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / SECOND));
}

/** `7:31`. */
export function clockWords(seconds: number): string {
  return `${String(Math.floor(seconds / MINUTE))}:${String(seconds % MINUTE).padStart(2, '0')}`;
}

/**
 * Whether, each time that the seconds left are looked at, the end is to be told: once, until there is time again. A server that is asked at the end may
 * say for a while yet that nothing is left of a hold that it has not ended, and each answer would be another end.
 */
export function endTeller(): (seconds: number) => boolean {
  let told = false;
  return (seconds) => {
    const tells = seconds === 0 && !told;
    told = seconds === 0;
    return tells;
  };
}

/** What is said aloud when so many seconds are left: at five, two and one minutes, and once it is over. Null where nothing. */
export function saidAt(seconds: number, before: number): string | null {
  if (seconds === 0) return before > 0 ? 'The time is over: the tickets are not kept for you any more.' : null;
  const mark = MARKS.find((each) => seconds <= each && before > each);
  if (mark === undefined) return null;
  const minutes = mark / MINUTE;
  return `${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'} left.`;
}

const SECOND = 1000;

const MINUTE = 60;

/** The nearest first: whoever comes late, or whose page slept, hears the one that is true. */
const MARKS = [MINUTE, 2 * MINUTE, 5 * MINUTE] as const;
