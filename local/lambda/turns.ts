/** Whatever only so many may do at once. */
export interface Turns {
  /** Begins as soon as it is its turn, in the order of asking; it calls `over` once it is done. */
  take(begin: (over: () => void) => void): void;
}

/** So many at once; one that begins at once does so before `take` returns. */
export function createTurns(atOnce: number): Turns {
  const waiting: ((over: () => void) => void)[] = [];
  let taken = 0;

  function next(): void {
    taken -= 1;
    const begin = waiting.shift();
    if (begin) start(begin);
  }

  function start(begin: (over: () => void) => void): void {
    taken += 1;
    let ended = false;
    begin(() => {
      if (ended) return;
      ended = true;
      next();
    });
  }

  return {
    take(begin) {
      if (taken < atOnce) start(begin);
      else waiting.push(begin);
    },
  };
}
