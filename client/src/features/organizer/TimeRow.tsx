import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import type { LocalTime } from '../events/zonedTime.ts';
import { Row } from './Row.tsx';
import { timeTyped } from './times.ts';

interface TimeRowProps {
  readonly label: string;
  readonly local: LocalTime | '';
  readonly onChange: (local: LocalTime | '') => void;
  /** Of the venue. */
  readonly zone: string;
  /** The event as it is, where it is there already. */
  readonly event: OrganizedPartsFragment | null;
  readonly problem: string | null;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly note?: string | null;
  readonly now?: string | null;
}

/** A day and a time by the clocks of the venue. That there is no such time, or that there are two, is said at once. */
export function TimeRow(props: TimeRowProps) {
  const {
    label,
    local,
    onChange,
    zone,
    event,
    problem,
    required = false,
    disabled = false,
    note = null,
    now = null,
  } = props;
  const typed = timeTyped(local, zone, event);
  return (
    <Row label={label} problem={problem ?? typed.problem} note={typed.note ?? note} now={now}>
      {(field) => (
        <input
          {...field}
          type="datetime-local"
          step={60}
          required={required}
          disabled={disabled}
          max="9999-12-30T00:00"
          value={local}
          onChange={({ target }) => {
            onChange(target.value.slice(0, 16));
          }}
        />
      )}
    </Row>
  );
}
