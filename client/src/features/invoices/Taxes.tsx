import type { OpenedInvoice } from './opened.ts';
import { amountWords } from './words.ts';

/** Tax by rate, where it is printed so. */
export function Taxes({ invoice: { taxes, currency } }: { readonly invoice: OpenedInvoice }) {
  if (taxes.length === 0) return null;
  const words = (amount: { value: string } | null) => (amount ? amountWords(amount.value, currency?.value) : '');
  return (
    <section aria-labelledby="taxes-title">
      <h2 id="taxes-title">Tax by rate</h2>
      <div className="card scroll" tabIndex={0} role="region" aria-labelledby="taxes-title">
        <table className="lines">
          <thead>
            <tr>
              <th scope="col" className="number">
                Rate
              </th>
              <th scope="col" className="number">
                On
              </th>
              <th scope="col" className="number">
                Tax
              </th>
            </tr>
          </thead>
          <tbody>
            {taxes.map(({ rate, basis, amount }, index) => (
              <tr key={index}>
                <td className="number">{rate ? `${amountWords(rate.value, undefined)} %` : ''}</td>
                <td className="number">{words(basis)}</td>
                <td className="number">{words(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
