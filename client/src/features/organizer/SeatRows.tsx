import { countWords } from '../invoices/words.ts';
import type { SeatRowDraft } from './draft.ts';
import { newRow, seatsIn } from './draft.ts';
import { limits } from './form.ts';

interface SeatRowsProps {
  readonly rows: readonly SeatRowDraft[];
  readonly onChange: (rows: readonly SeatRowDraft[]) => void;
  readonly at: (path: string) => string | null;
}

/** The rows of numbered seats of one kind of tickets. */
export function SeatRows({ rows, onChange, at }: SeatRowsProps) {
  const change = (key: string, changed: Partial<SeatRowDraft>) => {
    onChange(rows.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  };
  return (
    <div className="seat-rows" role="group" aria-label="Rows of seats">
      {rows.map(({ key, row, first, last }, index) => {
        const problem = at(`seatRows.${String(index)}`);
        const says = `${key}-says`;
        const about = { 'aria-invalid': problem !== null, 'aria-describedby': says };
        return (
          <div key={key} className="seat-row">
            <label>
              Row
              <input
                {...about}
                required
                maxLength={limits.seatRowName}
                pattern="[0-9A-Za-z]{1,6}"
                value={row}
                onChange={({ target }) => {
                  change(key, { row: target.value });
                }}
              />
            </label>
            <label>
              first seat
              <input
                {...about}
                required
                type="number"
                min={1}
                max={limits.seatNumber}
                value={first}
                onChange={({ target }) => {
                  change(key, { first: target.value });
                }}
              />
            </label>
            <label>
              last seat
              <input
                {...about}
                required
                type="number"
                min={1}
                max={limits.seatNumber}
                value={last}
                onChange={({ target }) => {
                  change(key, { last: target.value });
                }}
              />
            </label>
            <button
              type="button"
              className="quiet small"
              aria-label={`Remove row ${row}`}
              onClick={() => {
                onChange(rows.filter((each) => each.key !== key));
              }}
            >
              Remove
            </button>
            <p id={says} className="says problem">
              {problem}
            </p>
          </div>
        );
      })}
      {at('seatRows') === null ? null : (
        <p className="problem" role="alert">
          {at('seatRows')}
        </p>
      )}
      <div className="actions">
        <button
          type="button"
          className="quiet small"
          disabled={rows.length >= limits.seatRows}
          onClick={() => {
            onChange([...rows, newRow(rows.at(-1))]);
          }}
        >
          Add a row
        </button>
        <span role="status" className="hint">
          {countWords(seatsIn(rows), 'seat')}
        </span>
      </div>
    </div>
  );
}
