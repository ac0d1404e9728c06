import type { OpenedInvoice } from './opened.ts';
import { amountWords, dayWords, fieldWords, ibanWords, kindWords } from './words.ts';

/** An e-invoice has no picture: what its data says, laid out as an invoice is. */
export function EInvoice({ invoice }: { readonly invoice: OpenedInvoice }) {
  const { currency, kind, lines } = invoice;
  const amount = (read: { value: string } | null) => (read ? amountWords(read.value, currency?.value) : '');
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['number', invoice.number?.value],
    ['issueDate', invoice.issueDate ? dayWords(invoice.issueDate.value) : undefined],
    ['dueDate', invoice.dueDate ? dayWords(invoice.dueDate.value) : undefined],
    ['purchaseOrder', invoice.purchaseOrder?.value],
    ['vendorVatNumber', invoice.vendorVatNumber?.value],
    ['iban', invoice.iban ? ibanWords(invoice.iban.value) : undefined],
    ['bic', invoice.bic?.value],
    ['paymentTerms', invoice.paymentTerms?.value],
  ];
  const sums = ['subtotal', 'discount', 'shipping', 'tax', 'total', 'amountPaid', 'amountDue'] as const;
  return (
    <div className="page sheet">
      <p className="kind">{kindWords[kind ?? 'INVOICE']}</p>
      <p className="vendor">{invoice.vendor?.value ?? ''}</p>
      <dl>
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{fieldWords(name)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {lines.length > 0 ? (
        <ol>
          {lines.map((line, index) => (
            <li key={index}>
              <span>
                {line.description?.value ?? ''}
                <small>
                  {line.quantity ? ` ${amountWords(line.quantity.value, undefined)} ${line.unit?.value ?? ''}` : ''}
                  {line.unitPrice ? ` × ${amountWords(line.unitPrice.value, undefined)}` : ''}
                </small>
              </span>
              <span className="amount">{amount(line.amount)}</span>
            </li>
          ))}
        </ol>
      ) : null}
      <dl className="sums">
        {sums.map((name) =>
          invoice[name] ? (
            <div key={name} className={name}>
              <dt>{fieldWords(name)}</dt>
              <dd>{amount(invoice[name])}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  );
}
