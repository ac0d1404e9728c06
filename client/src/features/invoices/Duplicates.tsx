import { useState } from 'react';
import type { InvoiceSurroundingsQuery } from '../../graphql/graphql.ts';
import { DocumentView } from './DocumentView.tsx';
import { InvoiceRow } from './InvoiceRow.tsx';
import type { OpenedInvoice } from './opened.ts';

type Duplicate = NonNullable<InvoiceSurroundingsQuery['invoice']>['duplicates'][number];

interface DuplicatesProps {
  readonly invoice: OpenedInvoice;
  readonly duplicates: readonly Duplicate[];
}

/** Other invoices that may be the same: never dropped, always shown, side by side on demand. */
export function Duplicates({ invoice, duplicates }: DuplicatesProps) {
  const [beside, setBeside] = useState<string | null>(null);
  const other = duplicates.find(({ id }) => id === beside);
  if (duplicates.length === 0) return null;
  return (
    <section aria-labelledby="duplicates-title" className="duplicates">
      <h2 id="duplicates-title">May be the same invoice</h2>
      <ul className="card invoices with-action">
        {duplicates.map((duplicate) => (
          <li key={duplicate.id}>
            <InvoiceRow invoice={duplicate} />
            <button
              type="button"
              className="quiet"
              aria-expanded={beside === duplicate.id}
              onClick={() => {
                setBeside(beside === duplicate.id ? null : duplicate.id);
              }}
            >
              {beside === duplicate.id ? 'Show one' : 'Show both'}
            </button>
          </li>
        ))}
      </ul>
      {other ? (
        <div className="both">
          <DocumentView
            part={invoice.part}
            invoiceId={invoice.id}
            name={`this ${invoice.file.name}`}
            marked={null}
            title="This one"
          />
          <DocumentView invoiceId={other.id} name={`the other ${other.file.name}`} marked={null} title="The other" />
        </div>
      ) : null}
    </section>
  );
}
