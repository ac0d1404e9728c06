import { memo, useRef, useState } from 'react';
import type { TicketCategoryPartsFragment } from '../../graphql/graphql.ts';
import type { Place } from './seats.ts';
import { columnsOf, seatNameOf, stepFrom } from './seats.ts';

interface SeatMapProps {
  /** Of the kind of tickets. */
  readonly name: string;
  readonly rows: TicketCategoryPartsFragment['seatRows'];
  readonly taken: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (seat: string) => void;
}

/**
 * Rows of seats, each a button that is pressed or not. One of them takes part in the order of the Tab key, arrows lead to the others:
 * https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function SeatMap({ name, rows, taken, chosen, onToggle }: SeatMapProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, number: rows[0]?.first ?? 1 });
  const { first, last } = columnsOf(rows);
  const go = (place: Place) => {
    setAt(place);
    grid.current
      ?.querySelector<HTMLButtonElement>(`[data-row="${String(place.row)}"][data-number="${String(place.number)}"]`)
      ?.focus();
  };
  return (
    <div className="seat-map">
      <p className="stage" aria-hidden="true">
        Stage
      </p>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={`Seats of ${name}`}
        aria-colcount={last - first + 2}
        onKeyDown={(event) => {
          const to = stepFrom(rows, at, event);
          if (to === null) return;
          // Arrows would scroll the map and the page.
          event.preventDefault();
          go(to);
        }}
        onClick={(event) => {
          const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-seat]') : null;
          if (!button) return;
          setAt({ row: Number(button.dataset['row']), number: Number(button.dataset['number']) });
          if (button.ariaDisabled !== 'true') onToggle(button.dataset['seat'] ?? '');
        }}
      >
        {rows.map((row, index) => (
          <div key={row.row} role="row" className="map-row">
            <span role="rowheader" className="row-name">
              {row.row}
            </span>
            {numbersOf(row).map((number) => {
              const seat = seatNameOf(row.row, number);
              return (
                <Seat
                  key={number}
                  seat={seat}
                  row={index}
                  rowName={row.row}
                  number={number}
                  column={number - first + 2}
                  looks={taken.has(seat) ? 'taken' : chosen.has(seat) ? 'chosen' : 'free'}
                  reached={at.row === index && at.number === number}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

interface SeatProps {
  readonly seat: string;
  readonly row: number;
  readonly rowName: string;
  readonly number: number;
  /** In the grid, from 1; the first has the rows' names. */
  readonly column: number;
  readonly looks: 'free' | 'chosen' | 'taken';
  /** Whether the Tab key leads to it. */
  readonly reached: boolean;
}

/** A map may have 2,000 of them: one that looks the same is not drawn again. */
const Seat = memo(function Seat({ seat, row, rowName, number, column, looks, reached }: SeatProps) {
  return (
    <span role="gridcell" aria-colindex={column} style={{ gridColumn: column }}>
      <button
        type="button"
        className="seat"
        data-seat={seat}
        data-row={row}
        data-number={number}
        data-seat-looks={looks}
        tabIndex={reached ? 0 : -1}
        aria-pressed={looks === 'chosen'}
        aria-disabled={looks === 'taken'}
        aria-label={`Row ${rowName}, seat ${String(number)}${looks === 'taken' ? ', taken' : ''}`}
      >
        {looks === 'taken' ? '×' : looks === 'chosen' ? '✓' : number}
      </button>
    </span>
  );
});

function numbersOf({ first, last }: SeatMapProps['rows'][number]): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
