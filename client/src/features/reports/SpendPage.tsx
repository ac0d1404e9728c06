import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { SpendDimension } from '../../graphql/graphql.ts';
import { SpendDocument } from '../../graphql/graphql.ts';
import { amountWords, categoryWords, dimensionWords, monthWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import type { CurrencySums, Sum } from './sums.ts';
import { sumsOf } from './sums.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What invoices add up to, by vendor, category or month: tables whose bars are seen as well as read. */
export function SpendPage() {
  useTitle('Spend');
  const [parameters, setParameters] = useSearchParams();
  const by = dimensionIn(parameters.get('by'));
  const from = monthIn(parameters.get('from')) ?? monthsAgo(11);
  const to = monthIn(parameters.get('to')) ?? monthsAgo(0);
  const change = (part: string, value: string) => {
    const next = new URLSearchParams({ by, from, to });
    next.set(part, value);
    setParameters(next, { replace: true });
  };
  const spend = useQuery({
    queryKey: ['spend', by, from, to],
    queryFn: () => execute(SpendDocument, { by, from, to }),
    // The old figures stay until the new ones are there: nothing jumps.
    placeholderData: (before) => before,
  });
  const tables = sumsOf(spend.data?.spend ?? [], by === 'MONTH');
  return (
    <>
      <div className="title">
        <h1>Spend</h1>
        <label>
          By{' '}
          <select
            value={by}
            onChange={(event) => {
              change('by', event.target.value);
            }}
          >
            {Object.entries(dimensionWords).map(([dimension, words]) => (
              <option key={dimension} value={dimension}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <MonthInput
          label="From"
          value={from}
          onChange={(month) => {
            change('from', month);
          }}
        />
        <MonthInput
          label="To"
          value={to}
          onChange={(month) => {
            change('to', month);
          }}
        />
      </div>
      <p className="hint">
        Invoices that are read, in review or approved, by month of issue. Credit notes count against it.
      </p>
      {spend.isError ? <Problem message={spend.error.message} onRetry={() => void spend.refetch()} /> : null}
      {spend.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {spend.isSuccess && tables.length === 0 ? (
        <p className="card empty">
          <strong>Nothing was spent</strong> in these months, as far as invoices say.
        </p>
      ) : null}
      {tables.map((table) => (
        <SpendTable key={table.currency} table={table} by={by} />
      ))}
    </>
  );
}

interface MonthInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (month: string) => void;
}

/** Takes a month once it is one: while it is typed, nothing is asked. */
function MonthInput({ label, value, onChange }: MonthInputProps) {
  return (
    <label>
      {label}{' '}
      <input
        type="month"
        pattern="\d{4}-\d{2}"
        placeholder="2026-01"
        key={value}
        defaultValue={value}
        onChange={(event) => {
          if (MONTH.test(event.target.value)) onChange(event.target.value);
        }}
      />
    </label>
  );
}

function SpendTable({ table, by }: { readonly table: CurrencySums; readonly by: SpendDimension }) {
  const title = `spend-${table.currency}`;
  return (
    <section aria-labelledby={title} className="spend">
      <div className="title">
        <h2 id={title}>{table.currency}</h2>
        <strong className="amount">{amountWords(table.total, table.currency)}</strong>
      </div>
      <div className="card scroll" tabIndex={0} role="region" aria-labelledby={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{dimensionWords[by]}</th>
              <th scope="col" className="number">
                Invoices
              </th>
              <th scope="col" className="number">
                Total
              </th>
              <th scope="col" aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {table.sums.map((sum) => (
              <tr key={sum.key}>
                <th scope="row">
                  <Name sum={sum} by={by} />
                </th>
                <td className="number">{sum.count}</td>
                <td className="number">{amountWords(sum.total, table.currency)}</td>
                <td aria-hidden="true" className="bar-cell">
                  <div className="spent" style={{ width: `${String(sum.share * 100)}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Name({ sum: { key, name }, by }: { readonly sum: Sum; readonly by: SpendDimension }) {
  switch (by) {
    case 'VENDOR':
      return key === '' || key === name ? name : <Link to={`/vendors/${key}`}>{name}</Link>;
    case 'CATEGORY':
      return key in categoryWords ? categoryWords[key as keyof typeof categoryWords] : name;
    case 'MONTH':
      return MONTH.test(key) ? monthWords(key) : name;
  }
}

function dimensionIn(text: string | null): SpendDimension {
  return text === 'CATEGORY' || text === 'MONTH' ? text : 'VENDOR';
}

function monthIn(text: string | null): string | null {
  return text !== null && MONTH.test(text) ? text : null;
}

/** The month so many before this one, `2026-01`. */
function monthsAgo(count: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1)).toISOString().slice(0, 7);
}
