import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { ReceiptJournalQuery, ReceiptKind } from '../../graphql/graphql.ts';
import { ReceiptJournalDocument } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { moneyWords } from '../shop/words.ts';
import { Download } from './Download.tsx';
import type { Wanted } from './saveDocument.ts';
import { refundOfCreditNote } from './saveDocument.ts';
import { receiptKindWords } from './words.ts';

const PAGE = 25;

/** Years that are offered before the current one. */
const YEARS_BACK = 9;

type Entry = ReceiptJournalQuery['receiptJournal']['nodes'][number];

/** All receipts or credit notes of a year, latest number first: for the accounts. The URL keeps which. */
export function JournalPage() {
  useTitle('Receipts');
  const [parameters, setParameters] = useSearchParams();
  const thisYear = new Date().getUTCFullYear();
  const kind: ReceiptKind = parameters.get('kind') === 'CREDIT_NOTE' ? 'CREDIT_NOTE' : 'RECEIPT';
  const asked = Number(parameters.get('year'));
  const year = asked >= thisYear - YEARS_BACK && asked <= thisYear ? asked : thisYear;
  const list = useInfiniteQuery({
    queryKey: ['receipts', kind, year],
    queryFn: ({ pageParam }) =>
      execute(ReceiptJournalDocument, { kind, year, first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ receiptJournal: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    staleTime: 0,
  });
  const entries = list.data?.pages.flatMap((page) => page.receiptJournal.nodes) ?? [];
  const choose = (chosen: { kind?: ReceiptKind; year?: number }) => {
    setParameters({ kind: chosen.kind ?? kind, year: String(chosen.year ?? year) });
  };
  return (
    <>
      <h1>Receipts</h1>
      <div className="desk-bar card part">
        <label>
          Show{' '}
          <select
            value={kind}
            onChange={(event) => {
              choose({ kind: event.target.value === 'CREDIT_NOTE' ? 'CREDIT_NOTE' : 'RECEIPT' });
            }}
          >
            <option value="RECEIPT">{receiptKindWords.RECEIPT}</option>
            <option value="CREDIT_NOTE">{receiptKindWords.CREDIT_NOTE}</option>
          </select>
        </label>
        <label>
          of the year (UTC){' '}
          <select
            value={year}
            onChange={(event) => {
              choose({ year: Number(event.target.value) });
            }}
          >
            {Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back).map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
      </div>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && entries.length === 0 ? (
        <p className="card empty">
          No {receiptKindWords[kind].toLowerCase()} of {year}.
        </p>
      ) : null}
      <ul className="card invoices journal" aria-label={receiptKindWords[kind]} aria-busy={list.isPending}>
        {entries.map((entry) => (
          <li key={entry.id} className="invoice" data-receipt={entry.number}>
            <JournalRow entry={entry} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}

function JournalRow({
  entry: { id, number, kind, issuedAt, buyer, net, tax, total, order, booking },
}: {
  readonly entry: Entry;
}) {
  return (
    <>
      <span className="what">
        <strong>{number}</strong>
        <small>
          {buyer.name} · {instantWords(issuedAt)}
          {order ? (
            <>
              {' · '}
              <Link to={`/orders/${order.id}?desk`}>Order {order.number}</Link>
            </>
          ) : null}
          {booking ? (
            <>
              {' · '}
              <Link to={`/bookings/${booking.id}?desk`}>Booking {booking.number}</Link>
            </>
          ) : null}
        </small>
      </span>
      <span className="amount">
        {moneyWords(total)}
        <small>
          {moneyWords(net)} + {moneyWords(tax)} tax
        </small>
      </span>
      {order ? <Download number={number} wanted={() => wantedOf(kind, { kind: 'order', id: order.id }, id)} /> : null}
      {booking ? (
        <Download number={number} wanted={() => wantedOf(kind, { kind: 'booking', id: booking.id }, id)} />
      ) : null}
    </>
  );
}

async function wantedOf(
  kind: ReceiptKind,
  purchase: { readonly kind: 'order' | 'booking'; readonly id: string },
  receiptId: string,
): Promise<Wanted> {
  if (kind === 'CREDIT_NOTE') return { creditNoteOf: await refundOfCreditNote(purchase, receiptId) };
  return purchase.kind === 'order' ? { receiptOf: purchase.id } : { receiptOfBooking: purchase.id };
}
