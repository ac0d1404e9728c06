import type { InvoiceQuery } from '../../graphql/graphql.ts';
import { pointing } from './marking.ts';
import type { Marking } from './marking.ts';
import { ShowPlace } from './ShowPlace.tsx';
import { amountWords } from './words.ts';

type Line = NonNullable<InvoiceQuery['invoice']>['lines'][number];

/** The invoice's lines as they are printed. A table of its own region: on a narrow screen it scrolls, the page does not. */
export function Lines({ lines, marking }: { readonly lines: readonly Line[]; readonly marking: Marking }) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="lines-title">
      <h2 id="lines-title">Lines</h2>
      <div className="card scroll" tabIndex={0} role="region" aria-labelledby="lines-title">
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">Description</th>
              <th scope="col" className="number">
                Quantity
              </th>
              <th scope="col" className="number">
                Unit price
              </th>
              <th scope="col" className="number">
                Amount
              </th>
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
                  <td>{line.description?.value ?? ''}</td>
                  <td className="number">{line.quantity ? amountWords(line.quantity.value, undefined) : ''}</td>
                  <td className="number">{line.unitPrice ? amountWords(line.unitPrice.value, undefined) : ''}</td>
                  <td className="number">{line.amount ? amountWords(line.amount.value, undefined) : ''}</td>
                  <td>
                    <ShowPlace label={`line ${String(index + 1)}`} field={field} read={read} marking={marking} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
