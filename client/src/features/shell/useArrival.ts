import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/**
 * Begins each page that is gone to at its top, with the focus on its content, which is answered: a reader's voice goes on there. Who goes back finds a
 * page where they left it: the browser sees to that.
 */
export function useArrival(): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const way = useNavigationType();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (way !== 'POP') window.scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [pathname, way]);
  return content;
}
