import { useEffect, useEffectEvent, useState } from 'react';
import { clockWords, endTeller, saidAt, secondsUntil } from './countdown.ts';

/** Milliseconds between two looks at the clock. */
const LOOK = 250;

/** Seconds until then, as they pass. */
export function useSecondsLeft(endsAt: number, onOver?: () => void): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(endsAt, performance.now()));
  const [tellsEnd] = useState(endTeller);
  const over = useEffectEvent(() => {
    onOver?.();
  });
  useEffect(() => {
    const look = () => {
      const left = secondsUntil(endsAt, performance.now());
      setSeconds(left);
      if (tellsEnd(left)) over();
      if (left === 0) clearInterval(timer);
    };
    const timer = setInterval(look, LOOK);
    look();
    return () => {
      clearInterval(timer);
    };
  }, [endsAt, tellsEnd]);
  return seconds;
}

interface CountdownProps {
  readonly seconds: number;
}

/** How long tickets are kept still. It is seen every second, and heard politely a few times alone. */
export function Countdown({ seconds }: CountdownProps) {
  const [heard, setHeard] = useState({ seconds: Infinity, said: '' });
  if (seconds !== heard.seconds) {
    // The first look says nothing: the page itself tells how much is left.
    const said = heard.seconds === Infinity ? null : saidAt(seconds, heard.seconds);
    setHeard({ seconds, said: said ?? heard.said });
  }
  return (
    <>
      <span
        className={seconds <= SOON ? 'countdown soon' : 'countdown'}
        role="timer"
        aria-live="off"
        data-seconds={seconds}
      >
        {clockWords(seconds)}
      </span>
      <span role="status" className="visually-hidden">
        {heard.said}
      </span>
    </>
  );
}

/** Seconds below which it looks urgent. */
const SOON = 60;
