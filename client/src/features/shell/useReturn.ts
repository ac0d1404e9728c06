import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

/** Acts once where somebody comes back with what another site added to the address, and takes that out of it: secrets must not stay there. */
export function useReturn(added: readonly string[], act?: () => void): void {
  const [parameters, setParameters] = useSearchParams();
  const back = added.some((name) => parameters.has(name));
  const acted = useRef(false);
  useEffect(() => {
    if (!back || acted.current) return;
    acted.current = true;
    act?.();
    setParameters(
      (before) => {
        const kept = new URLSearchParams(before);
        for (const name of added) kept.delete(name);
        return kept;
      },
      { replace: true },
    );
  }, [back, added, act, setParameters]);
}
