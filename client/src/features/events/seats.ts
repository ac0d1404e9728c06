import type { TicketCategoryPartsFragment } from '../../graphql/graphql.ts';

type SeatRow = TicketCategoryPartsFragment['seatRows'][number];

/** A seat's place in its map: `row` from 0, and its number. */
export interface Place {
  readonly row: number;
  readonly number: number;
}

/** How a seat is called, as the server does: `A-12`. */
export function seatNameOf(row: string, number: number): string {
  return `${row}-${String(number)}`;
}

/** Of seats by name, those that there are. */
export function seatsThere(rows: readonly SeatRow[], seats: readonly string[]): readonly string[] {
  return seats.filter((seat) =>
    rows.some(({ row, first, last }) => {
      const number = Number(seat.slice(row.length + 1));
      return Number.isInteger(number) && number >= first && number <= last && seat === seatNameOf(row, number);
    }),
  );
}

/** A key, with what is held down with it. */
interface Stroke {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Where a key leads from a seat: null where it is no key of the map, or leads nowhere. Keys of the browser (Alt and an arrow: back) stay its own. */
export function stepFrom(rows: readonly SeatRow[], from: Place, stroke: Stroke): Place | null {
  const row = rows[from.row];
  const { key } = stroke;
  const whole = stroke.ctrlKey || stroke.metaKey;
  if (!row || stroke.altKey || stroke.shiftKey || (whole && key.startsWith('Arrow'))) return null;
  switch (key) {
    case 'ArrowLeft':
      return from.number > row.first ? { ...from, number: from.number - 1 } : null;
    case 'ArrowRight':
      return from.number < row.last ? { ...from, number: from.number + 1 } : null;
    case 'ArrowUp':
      return nearest(rows, from.row - 1, from.number);
    case 'ArrowDown':
      return nearest(rows, from.row + 1, from.number);
    case 'Home':
      return whole ? nearest(rows, 0, 0) : { ...from, number: row.first };
    case 'End':
      return whole ? nearest(rows, rows.length - 1, Infinity) : { ...from, number: row.last };
    default:
      return null;
  }
}

/** From which number to which all rows together go: the columns of the map. */
export function columnsOf(rows: readonly SeatRow[]): { readonly first: number; readonly last: number } {
  return {
    first: Math.min(...rows.map(({ first }) => first)),
    last: Math.max(...rows.map(({ last }) => last)),
  };
}

function nearest(rows: readonly SeatRow[], index: number, number: number): Place | null {
  const row = rows[index];
  return row ? { row: index, number: Math.min(Math.max(number, row.first), row.last) } : null;
}
