import { useId, useState } from 'react';
import { MINUTE, useNow } from '../events/useNow.ts';
import { Row } from './Row.tsx';
import { clockWords } from './times.ts';
import { offeredZones, zoneMeant } from './zones.ts';

interface ZoneRowProps {
  /** As Marquee takes it. */
  readonly zone: string;
  readonly onChange: (zone: string) => void;
  readonly problem: string | null;
  readonly disabled?: boolean;
  readonly note?: string | null;
  readonly now?: string | null;
}

/** The zone of the venue's clocks: found by typing a part of its name, or its city. */
export function ZoneRow({ zone, onChange, problem, disabled = false, note = null, now = null }: ZoneRowProps) {
  const list = useId();
  const [offered] = useState(offeredZones);
  const moment = useNow(MINUTE);
  // What is half typed is no zone yet: the one before stays until it is.
  const [typed, setTyped] = useState<string | null>(null);
  const meant = typed === null ? zone : zoneMeant(typed);
  const unknown =
    typed !== null && meant === null
      ? 'There is no such zone. Choose one: Europe/Berlin, for Berlin and its surroundings.'
      : null;
  return (
    <Row
      label="Time zone"
      problem={unknown ?? problem}
      note={note ?? (unknown === null && meant !== null ? `Clocks there show ${clockWords(meant, moment)}.` : null)}
      now={now}
    >
      {(field) => (
        <>
          <input
            {...field}
            type="text"
            required
            disabled={disabled}
            list={list}
            autoComplete="off"
            spellCheck={false}
            placeholder="Type a city: Lisbon"
            value={typed ?? zone}
            onChange={({ target }) => {
              setTyped(target.value);
              target.setCustomValidity(zoneMeant(target.value) === null ? 'Choose a zone of the list.' : '');
              const found = zoneMeant(target.value);
              if (found !== null) onChange(found);
            }}
            onBlur={() => {
              if (meant !== null) setTyped(null);
            }}
          />
          <datalist id={list}>
            {offered.map(({ zone: each, alsoKnownAs }) => (
              <option key={each} value={each}>
                {alsoKnownAs ?? undefined}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Row>
  );
}
