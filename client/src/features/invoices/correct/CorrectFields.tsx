import { useRef } from 'react';
import type { CorrectableField } from '../../../graphql/graphql.ts';
import type { Marking } from '../marking.ts';
import { correctable, inDoubtOrder } from './fields.ts';
import { FieldRow } from './FieldRow.tsx';
import type { Correction } from './useCorrection.ts';

/** Where the first doubtful field, or else the first field, is found: `e` leads there. */
export const FIELD_INPUT = '.correct-fields :is(input, select)';

interface CorrectFieldsProps {
  readonly correction: Correction;
  readonly marking: Marking;
  readonly active: CorrectableField | null;
  readonly onActive: (field: CorrectableField) => void;
}

/** The fields to be looked at and corrected: doubtful ones first, so that Tab meets them by their gravity. */
export function CorrectFields({ correction, marking, active, onActive }: CorrectFieldsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { doubtful, others } = inDoubtOrder(correction.shown);
  const row = (field: CorrectableField) => (
    <FieldRow
      key={field}
      field={field}
      correction={correction}
      active={active === field}
      onFocus={(place) => {
        onActive(field);
        marking.onPin(place ? { field: correctable[field].name, place } : null);
      }}
      onLeave={() => {
        heading.current?.focus();
      }}
    />
  );
  return (
    <section aria-labelledby="fields-title" className="correct-fields">
      <h2 id="fields-title" ref={heading} tabIndex={-1}>
        What was read
      </h2>
      {doubtful.length > 0 ? (
        <div role="group" aria-label="Doubtful fields" className="card field-rows">
          {doubtful.map(row)}
        </div>
      ) : null}
      <div role="group" aria-label="Other fields" className="card field-rows">
        {others.map(row)}
      </div>
    </section>
  );
}
