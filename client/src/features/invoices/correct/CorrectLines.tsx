import { useRef } from 'react';
import { fieldWords } from '../words.ts';
import type { LineField } from './lines.ts';
import { emptyLine, lineFields, lineForms } from './lines.ts';
import type { Correction } from './useCorrection.ts';

/** All lines as a table to type in. Shown only once somebody corrects them: a line has seven parts. */
export function CorrectLines({ correction }: { readonly correction: Correction }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const lines = correction.lines ?? [];
  const change = (index: number, field: LineField, value: string) => {
    correction.typeLines(lines.map((line, at) => (at === index ? { ...line, [field]: value } : line)));
  };
  return (
    <section aria-labelledby="lines-title">
      <div className="title">
        <h2 id="lines-title">Lines</h2>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            correction.typeLines(null);
          }}
        >
          Leave the lines as read
        </button>
      </div>
      <div className="card scroll" tabIndex={0} role="region" aria-labelledby="lines-title">
        <table className="lines typed-lines">
          <thead>
            <tr>
              {lineFields.map((field) => (
                <th key={field} scope="col" className={lineForms[field] === 'amount' ? 'number' : ''}>
                  {fieldWords(field)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {lines.map((line, index) => (
              <tr key={index}>
                {lineFields.map((field) => {
                  const problem = correction.problems[`lines.${String(index)}.${field}`];
                  return (
                    <td key={field} className={field}>
                      <input
                        aria-label={fieldWords(`lines.${String(index)}.${field}`)}
                        aria-invalid={problem !== undefined}
                        value={line[field]}
                        autoComplete="off"
                        inputMode={lineForms[field] === 'amount' ? 'decimal' : 'text'}
                        onChange={(event) => {
                          change(index, field, event.target.value);
                        }}
                      />
                      {problem ? (
                        <p className="problem" role="alert">
                          {problem}
                        </p>
                      ) : null}
                    </td>
                  );
                })}
                <td>
                  <button
                    type="button"
                    className="quiet danger small"
                    aria-label={`Remove line ${String(index + 1)}`}
                    onClick={() => {
                      correction.typeLines(lines.filter((_, at) => at !== index));
                      body.current?.closest<HTMLElement>('[role="region"]')?.focus();
                    }}
                  >
                    ✕
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="more">
        <button
          type="button"
          className="quiet"
          onClick={() => {
            correction.typeLines([...lines, emptyLine]);
          }}
        >
          Add a line
        </button>
      </p>
    </section>
  );
}
