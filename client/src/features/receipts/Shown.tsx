import { lazy, Suspense } from 'react';
import type { BookingStatus, OrderStatus, ReceiptPartsFragment } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { moneyWords, rateWords } from '../shop/words.ts';
import { Download } from './Download.tsx';
import type { Wanted } from './saveDocument.ts';
import { buyerLines, isWithoutReceipt } from './words.ts';

const PdfPages = lazy(async () => ({ default: (await import('../invoices/PdfPages.tsx')).PdfPages }));

interface AwaitedProps {
  /** What it is of: `order`, `booking`. */
  readonly noun: string;
  readonly status: OrderStatus | BookingStatus;
}

/** Stands in the place of a receipt that is not written yet, or never will be. */
export function Awaited({ noun, status }: AwaitedProps) {
  return (
    <>
      <h1>Receipt</h1>
      {isWithoutReceipt(status) ? (
        <p className="card empty">This {noun} was not charged, so there is no receipt.</p>
      ) : (
        <p className="card empty" role="status">
          The receipt is written as soon as the {noun} is paid. It appears here by itself.
        </p>
      )}
    </>
  );
}

interface ShownProps {
  readonly receipt: ReceiptPartsFragment & { readonly document: { readonly url: string } | null };
  readonly wanted: Wanted;
}

/** A receipt in short, and its document. */
export function Shown({ receipt, wanted }: ShownProps) {
  const { number, issuedAt, document, buyer, net, taxes, total } = receipt;
  return (
    <>
      <div className="title">
        <div>
          <h1>Receipt {number}</h1>
          <p className="hint">{instantWords(issuedAt)}</p>
        </div>
        {document ? <Download number={number} wanted={() => wanted} /> : null}
      </div>
      <div className="beside receipt">
        <section className="card part" aria-labelledby="receipt-facts-title">
          <h2 id="receipt-facts-title">In short</h2>
          <dl className="sums">
            <div>
              <dt>Before tax</dt>
              <dd>{moneyWords(net)}</dd>
            </div>
            {taxes.map(({ rate, tax }) => (
              <div key={rate}>
                <dt>{rateWords(rate)} tax</dt>
                <dd>{moneyWords(tax)}</dd>
              </div>
            ))}
            <div className="total">
              <dt>Total</dt>
              <dd>{moneyWords(total)}</dd>
            </div>
          </dl>
          <h3>Billed to</h3>
          <address>
            {buyerLines(buyer).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </address>
        </section>
        <section className="document" aria-label="Document">
          <div className="pages" tabIndex={0} role="region" aria-label={`Pages of ${number}`}>
            {document ? (
              <Suspense fallback={<p role="status">Loading …</p>}>
                <PdfPages url={document.url} name={number} marked={null} picking={null} part={null} />
              </Suspense>
            ) : (
              <p role="status">It is being written …</p>
            )}
          </div>
        </section>
      </div>
    </>
  );
}
