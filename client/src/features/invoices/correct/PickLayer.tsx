import { useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import type { PlacePartsFragment } from '../../../graphql/graphql.ts';
import type { Picking } from '../marking.ts';

interface PickLayerProps {
  readonly page: number;
  readonly picking: Picking;
  /** The text of the page that stands in a box; null where the page is a picture. */
  readonly textIn?: (place: PlacePartsFragment) => Promise<string | null>;
}

/** Smaller than this share of a page, a drawn box was a click. */
const SMALLEST = 0.004;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Lies over a page while a field is corrected: a click takes the value in a box, a drag with mouse or pen draws one. A finger scrolls.
 * The same values can be taken by keys beside the field, so that nothing here is in the way of Tab.
 */
export function PickLayer({ page, picking, textIn }: PickLayerProps) {
  const layer = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState<Point | null>(null);
  const [to, setTo] = useState<Point | null>(null);
  const drawn = from && to ? boxOf(from, to, page) : null;

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const sheet = layer.current?.getBoundingClientRect();
    if (!sheet) return { x: 0, y: 0 };
    return { x: share(clientX - sheet.left, sheet.width), y: share(clientY - sheet.top, sheet.height) };
  };
  const end = async () => {
    setFrom(null);
    setTo(null);
    if (!drawn || !from || !to || !isDrag(from, to)) return;
    picking.onDraw(drawn, (await textIn?.(drawn)) ?? null);
  };

  return (
    <div
      ref={layer}
      className="pick-layer"
      onPointerDown={(event) => {
        // The field that is being corrected keeps the focus.
        event.preventDefault();
        if (event.pointerType === 'touch' || event.button !== 0) return;
        setFrom(pointOf(event));
        setTo(null);
      }}
      onPointerMove={(event) => {
        if (!from) return;
        const point = pointOf(event);
        // Held fast only once it is a drag: a click on a box stays one.
        if (isDrag(from, point)) event.currentTarget.setPointerCapture(event.pointerId);
        setTo(point);
      }}
      onPointerUp={() => void end()}
      onPointerCancel={() => {
        setFrom(null);
        setTo(null);
      }}
    >
      {picking.candidates.map((candidate, index) =>
        candidate.place?.page === page ? (
          <button
            key={index}
            type="button"
            tabIndex={-1}
            className="candidate"
            title={`Take “${candidate.value}” as ${picking.label}`}
            aria-label={`Take ${candidate.value} as ${picking.label}`}
            style={styleOf(candidate.place)}
            onClick={() => {
              picking.onPick(candidate);
            }}
          />
        ) : null,
      )}
      {drawn ? <div className="drawn" style={styleOf(drawn)} /> : null}
    </div>
  );
}

/** Where a box lies on its page, for a style. */
export function styleOf(place: PlacePartsFragment) {
  const percent = (part: number) => `${String(part * 100)}%`;
  return {
    left: percent(place.left),
    top: percent(place.top),
    width: percent(place.width),
    height: percent(place.height),
  };
}

function share(distance: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, Math.max(0, distance / whole));
}

function isDrag(from: Point, to: Point): boolean {
  return Math.abs(from.x - to.x) > SMALLEST && Math.abs(from.y - to.y) > SMALLEST;
}

function boxOf(from: Point, to: Point, page: number): PlacePartsFragment {
  return {
    page,
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
}
