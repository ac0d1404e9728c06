/** What was gathered is fetched once it is time. */
export interface Gathering {
  /** Something changed. */
  readonly hear: () => void;
  /** Nothing more is fetched. */
  readonly stop: () => void;
}

interface Options {
  /** Milliseconds in which changes are gathered before one fetch for all of them. */
  readonly wait: number;
  /** Whether somebody fetches: what is under way may be older than the change, so it is left to end, and one more follows. */
  readonly isFetching: () => boolean;
  /** Ends when the answer is there, or is missing for good. */
  readonly fetch: () => Promise<unknown>;
}

/** Has changes fetched: at most once at a time, and, however many come, at most once in every `wait`. */
export function gather({ wait, isFetching, fetch }: Options): Gathering {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay = false;
  const hear = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (underWay || isFetching()) {
        hear();
        return;
      }
      underWay = true;
      const done = () => {
        underWay = false;
      };
      void fetch().then(done, done);
    }, wait);
  };
  return {
    hear,
    stop: () => {
      clearTimeout(timer);
    },
  };
}
