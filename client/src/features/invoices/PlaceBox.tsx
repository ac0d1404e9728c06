import { useEffect, useRef } from 'react';
import { styleOf } from './correct/PickLayer.tsx';
import type { Marked } from './marking.ts';

/** A frame around the marked field, where it stands on this page; scrolls there. */
export function PlaceBox({ marked, page }: { readonly marked: Marked | null; readonly page: number }) {
  const box = useRef<HTMLDivElement>(null);
  const place = marked?.place.page === page ? marked.place : null;
  useEffect(() => {
    // At once: of two panes that scroll smoothly at a time, Chromium leaves the inner one where it was.
    if (place) box.current?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  if (!place) return null;
  return <div ref={box} className="place-box" style={styleOf(place)} />;
}
