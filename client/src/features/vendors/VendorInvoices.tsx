import { useInfiniteQuery } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { VendorInvoicesDocument } from '../../graphql/graphql.ts';
import { InvoiceRow } from '../invoices/InvoiceRow.tsx';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';

const PAGE = 20;

/** A vendor's invoices, newest first. */
export function VendorInvoices({ vendorId }: { readonly vendorId: string }) {
  const list = useInfiniteQuery({
    queryKey: ['invoices', 'vendor', vendorId],
    queryFn: ({ pageParam }) =>
      execute(VendorInvoicesDocument, { id: vendorId, first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ vendor }) =>
      vendor?.invoices.pageInfo.hasNextPage ? vendor.invoices.pageInfo.endCursor : undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.vendor?.invoices.nodes ?? []) ?? [];
  return (
    <section aria-labelledby="vendor-invoices">
      <h2 id="vendor-invoices">Invoices</h2>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && rows.length === 0 ? <p className="card empty">No invoice that was read.</p> : null}
      <ul className="card invoices narrow-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <InvoiceRow invoice={row} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </section>
  );
}
