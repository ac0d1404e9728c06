import { Link } from 'react-router';
import { instantWords } from '../invoices/words.ts';
import { Download } from './Download.tsx';
import type { Wanted } from './saveDocument.ts';

interface ReceiptPartProps {
  readonly receipt: { readonly number: string; readonly issuedAt: string } | null;
  /** Whether it comes by itself. */
  readonly awaited: boolean;
  /** Where it is shown. */
  readonly page: string;
  readonly wanted: Wanted;
}

/** The receipt of a purchase, once there is one; that it is being written, while that is so. */
export function ReceiptPart({ receipt, awaited, page, wanted }: ReceiptPartProps) {
  if (!receipt && !awaited) return null;
  return (
    <section aria-labelledby="receipt-title" className="card part">
      <h2 id="receipt-title">Receipt</h2>
      {receipt ? (
        <p className="receipt-line" data-receipt={receipt.number}>
          <span>
            <Link to={page}>{receipt.number}</Link> <small className="hint">{instantWords(receipt.issuedAt)}</small>
          </span>
          <Download number={receipt.number} wanted={() => wanted} />
        </p>
      ) : (
        <p className="hint" role="status">
          It is being written …
        </p>
      )}
    </section>
  );
}
