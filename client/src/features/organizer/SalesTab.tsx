import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { EventSalesDocument } from '../../graphql/graphql.ts';
import { dayWords, numberWords } from '../invoices/words.ts';
import type { Day } from '../recurring/days.ts';
import { addDays, isDay, today } from '../recurring/days.ts';
import { Problem } from '../shell/Problem.tsx';
import { moneyWords } from '../shop/words.ts';
import { Counts } from './Counts.tsx';
import type { DaySum, SalesTotal } from './salesByDay.ts';
import { salesByDay } from './salesByDay.ts';
import { ORGANIZED } from './useOrganizedEvent.ts';

/** Days before today that are shown where nobody says which. */
const DAYS_BACK = 89;

/** Milliseconds between two looks: sales follow the bookings within seconds, and nobody is told when. */
const LOOK = 5_000;

/** What is left at this moment, and what was sold by day: a table whose bars are seen as well as read. The address keeps which days. */
export function SalesTab({ event }: { readonly event: OrganizedPartsFragment }) {
  const [parameters, setParameters] = useSearchParams();
  const from = dayIn(parameters.get('from')) ?? addDays(today(), -DAYS_BACK);
  const until = dayIn(parameters.get('until')) ?? today();
  const asked = parameters.get('kind') ?? '';
  const kind = event.ticketCategories.some(({ id }) => id === asked) ? asked : '';
  const change = (part: string, value: string) => {
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(part);
        else next.set(part, value);
        return next;
      },
      { replace: true },
    );
  };
  const sales = useQuery({
    queryKey: [ORGANIZED, 'sales', event.id, from, until],
    queryFn: () => execute(EventSalesDocument, { eventId: event.id, from, until }),
    staleTime: 0,
    refetchInterval: LOOK,
    placeholderData: (before) => before,
  });
  const { days, total } = salesByDay(sales.data?.eventSales ?? [], kind === '' ? null : kind);
  return (
    <>
      {event.status === 'DRAFT' ? null : <Counts event={event} />}
      <div className="desk-bar card part">
        <label>
          From (UTC){' '}
          <input
            type="date"
            value={from}
            max={until}
            onChange={({ target }) => {
              if (target.value !== '') change('from', target.value);
            }}
          />
        </label>
        <label>
          Until{' '}
          <input
            type="date"
            value={until}
            min={from}
            onChange={({ target }) => {
              if (target.value !== '') change('until', target.value);
            }}
          />
        </label>
        <label>
          Tickets{' '}
          <select
            value={kind}
            onChange={({ target }) => {
              change('kind', target.value);
            }}
          >
            <option value="">All kinds</option>
            {event.ticketCategories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {sales.isError ? <Problem message={sales.error.message} onRetry={() => void sales.refetch()} /> : null}
      {sales.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {sales.isSuccess && days.length === 0 ? <p className="card empty">Nothing was sold on these days.</p> : null}
      {total ? <Days days={days} total={total} /> : null}
    </>
  );
}

function Days({ days, total }: { readonly days: readonly DaySum[]; readonly total: SalesTotal }) {
  return (
    <section aria-labelledby="sales-title" className="spend">
      <h2 id="sales-title">Sold by day</h2>
      <div className="card scroll" tabIndex={0} role="region" aria-labelledby="sales-title">
        <table>
          <thead>
            <tr>
              <th scope="col">Day (UTC)</th>
              <th scope="col" className="number">
                Tickets
              </th>
              <th scope="col" className="number">
                Paid, with tax
              </th>
              <th scope="col" className="number">
                Cancelled
              </th>
              <th scope="col" className="number">
                Given back
              </th>
              <th scope="col" aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, share, ...sum }) => (
              <tr key={day} data-day={day}>
                <th scope="row">{dayWords(day)}</th>
                <Sums sum={sum} />
                <td aria-hidden="true" className="bar-cell">
                  <div className="spent" style={{ width: `${String(share * 100)}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-day="all">
              <th scope="row">All days</th>
              <Sums sum={total} />
              <td aria-hidden="true" />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function Sums({ sum: { tickets, gross, cancelledTickets, refunded } }: { readonly sum: SalesTotal }) {
  return (
    <>
      <td className="number">{numberWords(tickets)}</td>
      <td className="number">{moneyWords(gross)}</td>
      <td className="number">{numberWords(cancelledTickets)}</td>
      <td className="number">{moneyWords(refunded)}</td>
    </>
  );
}

function dayIn(text: string | null): Day | null {
  return text !== null && isDay(text) ? text : null;
}
