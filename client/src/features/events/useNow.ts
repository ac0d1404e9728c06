import { useEffect, useState } from 'react';

/** Milliseconds between two looks at the clock. */
const LOOK = 5_000;

/** What time it is, in milliseconds since 1970: a page that stays open sees a sale begin. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, LOOK);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
