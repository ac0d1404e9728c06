import type { ReactNode } from 'react';
import { pointing } from './marking.ts';
import type { Marking } from './marking.ts';
import type { OpenedLine } from './opened.ts';
import { ShowPlace } from './ShowPlace.tsx';
import { amountWords, fieldWords } from './words.ts';

interface LinesProps {
  readonly lines: readonly OpenedLine[];
  readonly marking: Marking;
  /** What else can be done with the lines. */
  readonly action?: ReactNode;
}

/** Columns that are left out where no line has them. */
const seldom = ['code', 'unit', 'taxRate'] as const;

/** The invoice's lines as they are printed. A table of its own region: on a narrow screen it scrolls, the page does not. */
export function Lines({ lines, marking, action }: LinesProps) {
  if (lines.length === 0 && !action) return null;
  const has = Object.fromEntries(seldom.map((name) => [name, lines.some((line) => line[name])]));
  return (
    <section aria-labelledby="lines-title">
      <div className="title">
        <h2 id="lines-title">Lines</h2>
        {action}
      </div>
      {lines.length === 0 ? <p className="card empty">No line was read.</p> : null}
      {lines.length > 0 ? (
        <div className="card scroll" tabIndex={0} role="region" aria-labelledby="lines-title">
          <table className="lines">
            <thead>
              <tr>
                {has['code'] ? <th scope="col">{fieldWords('code')}</th> : null}
                <th scope="col">{fieldWords('description')}</th>
                <NumberHead name="quantity" />
                {has['unit'] ? <th scope="col">{fieldWords('unit')}</th> : null}
                <NumberHead name="unitPrice" />
                {has['taxRate'] ? <NumberHead name="taxRate" /> : null}
                <NumberHead name="amount" />
                <th scope="col">
                  <span className="visually-hidden">Place</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => {
                const field = `lines.${String(index)}`;
                const read = line.amount ?? line.description;
                return (
                  // Lines have no identity of their own but their order.
                  <tr
                    key={index}
                    className={marking.marked?.field === field ? 'marked' : undefined}
                    {...pointing(field, read, marking)}
                  >
                    {has['code'] ? <td>{line.code?.value ?? ''}</td> : null}
                    <td className="description">{line.description?.value ?? ''}</td>
                    <NumberCell read={line.quantity} />
                    {has['unit'] ? <td>{line.unit?.value ?? ''}</td> : null}
                    <NumberCell read={line.unitPrice} />
                    {has['taxRate'] ? <NumberCell read={line.taxRate} /> : null}
                    <NumberCell read={line.amount} />
                    <td>
                      <ShowPlace label={`line ${String(index + 1)}`} field={field} read={read} marking={marking} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

function NumberHead({ name }: { readonly name: string }) {
  return (
    <th scope="col" className="number">
      {fieldWords(name)}
    </th>
  );
}

function NumberCell({ read }: { readonly read: { readonly value: string } | null }) {
  return <td className="number">{read ? amountWords(read.value, undefined) : ''}</td>;
}
