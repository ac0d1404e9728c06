import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { execute } from '../../api.ts';
import type { VendorQuery } from '../../graphql/graphql.ts';
import { VendorDocument } from '../../graphql/graphql.ts';
import { correctable } from '../invoices/correct/fields.ts';
import { countWords, dayWords, fieldWords, ibanWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { ChangeVendor } from './ChangeVendor.tsx';
import { MergeVendor } from './MergeVendor.tsx';
import { VendorInvoices } from './VendorInvoices.tsx';

export type OpenedVendor = NonNullable<VendorQuery['vendor']>;

/** One vendor: its names, its accounts, what corrections taught, and its invoices. */
export function VendorPage() {
  const { vendorId = '' } = useParams();
  const vendor = useQuery({
    queryKey: ['vendors', 'one', vendorId],
    queryFn: () => execute(VendorDocument, { id: vendorId }),
  });
  if (vendor.isPending) return <p role="status">Loading …</p>;
  if (vendor.isError) return <Problem message={vendor.error.message} onRetry={() => void vendor.refetch()} />;
  const found = vendor.data.vendor;
  return found ? <Opened key={found.id} vendor={found} /> : <Missing />;
}

function Missing() {
  useTitle('No such vendor');
  return (
    <div className="notice">
      <h1>No such vendor</h1>
      <p>It does not exist, or is not yours.</p>
      <p>
        <Link to="/vendors">Back to your vendors</Link>
      </p>
    </div>
  );
}

function Opened({ vendor }: { readonly vendor: OpenedVendor }) {
  useTitle(vendor.name);
  const { id, name, aliases, vatNumbers, ibans, hints, invoiceCount, lastInvoiceOn, createdAt } = vendor;
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['Also named', aliases],
    ['VAT numbers', vatNumbers],
    ['Bank accounts that were approved', ibans.map(ibanWords)],
  ];
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/vendors">← All vendors</Link>
      </nav>
      <div className="title">
        <div>
          <h1>{name}</h1>
          <p className="hint">
            {[
              countWords(invoiceCount, 'invoice'),
              ...(lastInvoiceOn ? [`latest ${dayWords(lastInvoiceOn)}`] : []),
              `first seen ${dayWords(createdAt.slice(0, 10))}`,
            ].join(' · ')}
          </p>
        </div>
        <Link to={`/find?vendorId=${id}`}>Find its invoices</Link>
      </div>
      <div className="beside">
        <div>
          <VendorInvoices vendorId={id} />
        </div>
        <div>
          <section aria-labelledby="known-title" className="card part">
            <h2 id="known-title">What is known</h2>
            <dl className="known">
              {facts.map(([words, values]) => (
                <div key={words}>
                  <dt>{words}</dt>
                  {values.length === 0 ? <dd className="hint">none</dd> : null}
                  {values.map((value) => (
                    <dd key={value}>{value}</dd>
                  ))}
                </div>
              ))}
              <div>
                <dt>What corrections taught</dt>
                {hints.length === 0 ? <dd className="hint">nothing yet</dd> : null}
                {hints.map(({ field, label, used }) => (
                  <dd key={`${field} ${label}`}>
                    <span>
                      {fieldWords(correctable[field].name)} stands by “{label}”{' '}
                      <small className="hint">used {countWords(used, 'time')}</small>
                    </span>
                  </dd>
                ))}
              </div>
            </dl>
          </section>
          <ChangeVendor key={vendor.version} vendor={vendor} />
          <MergeVendor vendor={vendor} />
        </div>
      </div>
    </>
  );
}
