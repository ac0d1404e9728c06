import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { ticketPriceWords } from '../events/words.ts';
import { numberWords } from '../invoices/words.ts';

/** How many tickets of each kind are left, held and sold at this moment. */
export function Counts({ event: { ticketCategories, availability } }: { readonly event: OrganizedPartsFragment }) {
  const rows = ticketCategories.map((category) => ({
    ...category,
    counts: availability.find(({ categoryId }) => categoryId === category.id),
  }));
  const total = (part: 'available' | 'held' | 'sold' | 'capacity') =>
    availability.reduce((sum, each) => sum + (each[part] ?? 0), 0);
  return (
    <section aria-labelledby="counts-title" className="spend counts">
      <h2 id="counts-title">At this moment</h2>
      <div className="card scroll" tabIndex={0} role="region" aria-labelledby="counts-title">
        <table>
          <thead>
            <tr>
              <th scope="col">Tickets</th>
              <th scope="col" className="number">
                Price
              </th>
              <th scope="col" className="number">
                Left
              </th>
              <th scope="col" className="number">
                Held
              </th>
              <th scope="col" className="number">
                Sold
              </th>
              <th scope="col" className="number">
                Of
              </th>
              <th scope="col" aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, priceWithTax, capacity, counts }) => (
              <tr key={id} data-category={id}>
                <th scope="row">{name}</th>
                <td className="number">{ticketPriceWords(priceWithTax)}</td>
                <td className="number" data-count="available">
                  {words(counts?.available)}
                </td>
                <td className="number" data-count="held">
                  {words(counts?.held)}
                </td>
                <td className="number" data-count="sold">
                  {words(counts?.sold)}
                </td>
                <td className="number">{words(counts?.capacity ?? capacity)}</td>
                <td aria-hidden="true" className="bar-cell">
                  <div
                    className="spent"
                    style={{ width: `${String(((counts?.sold ?? 0) / Math.max(1, counts?.capacity ?? 1)) * 100)}%` }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
          {rows.length > 1 && availability.length > 0 ? (
            <tfoot>
              <tr>
                <th scope="row">All</th>
                <td />
                <td className="number">{words(total('available'))}</td>
                <td className="number">{words(total('held'))}</td>
                <td className="number">{words(total('sold'))}</td>
                <td className="number">{words(total('capacity'))}</td>
                <td aria-hidden="true" />
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
    </section>
  );
}

function words(count: number | null | undefined): string {
  return count === null || count === undefined ? '–' : numberWords(count);
}
