import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { InvoiceRowFragment, ReviewReason } from '../../../graphql/graphql.ts';
import type { Key } from '../../shell/keys.ts';
import { KeysHelp } from '../../shell/KeysHelp.tsx';
import { Problem } from '../../shell/Problem.tsx';
import { ShowMore } from '../../shell/ShowMore.tsx';
import { useTitle } from '../../shell/useTitle.ts';
import { InvoiceRow, nameOf } from '../InvoiceRow.tsx';
import { countWords, reviewReasonWords } from '../words.ts';
import { Outcomes } from './Outcomes.tsx';
import type { Rejectable } from './RejectDialog.tsx';
import { RejectDialog } from './RejectDialog.tsx';
import { useBulkApproval } from './useBulkApproval.ts';
import type { Outcome } from './useBulkApproval.ts';
import type { Desk } from './useReviewQueue.ts';
import { deskOf, fromDesk, useReviewQueue } from './useReviewQueue.ts';

const reasons = Object.entries(reviewReasonWords) as [ReviewReason, string][];

/** The review desk: what waits, oldest first, live; by mouse, by touch or by keys alone. */
export function ReviewPage() {
  useTitle('Review');
  const [parameters, setParameters] = useSearchParams();
  const desk = deskOf(parameters.get('reason')) ?? 'all';
  const queue = useReviewQueue(desk);
  const rows = queue.data?.pages.flatMap((page) => page.reviewQueue.nodes) ?? [];
  return (
    <>
      <div className="title">
        <h1>Review</h1>
        <label>
          Doubt{' '}
          <select
            value={desk}
            onChange={(event) => {
              const chosen = event.target.value;
              setParameters(chosen === 'all' ? {} : { reason: chosen }, { replace: true });
            }}
          >
            <option value="all">All</option>
            {reasons.map(([reason, words]) => (
              <option key={reason} value={reason}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      {queue.isError ? <Problem message={queue.error.message} onRetry={() => void queue.refetch()} /> : null}
      {queue.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {queue.isSuccess ? <Queue key={desk} desk={desk} rows={rows} /> : null}
      <ShowMore list={queue} />
    </>
  );
}

function Queue({ desk, rows }: { readonly desk: Desk; readonly rows: readonly InvoiceRowFragment[] }) {
  const queries = useQueryClient();
  const list = useRef<HTMLUListElement>(null);
  const at = useRef(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [rejected, setRejected] = useState<Rejectable | null>(null);
  const approval = useBulkApproval();
  const chosen = rows.filter(({ id }) => selected.has(id));

  const goTo = (index: number) => {
    at.current = focusRow(list.current, index);
  };
  const focused = () => {
    const item = document.activeElement?.closest('li');
    return item && list.current?.contains(item) ? [...list.current.children].indexOf(item) : -1;
  };
  const move = (step: number) => {
    const now = focused();
    goTo(now === -1 ? (at.current < rows.length ? at.current : 0) : now + step);
  };
  const current = () => rows[focused()];
  const toggle = ({ id }: InvoiceRowFragment) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const approve = (wanted: readonly InvoiceRowFragment[]) => {
    if (wanted.length === 0 || approval.isPending) return;
    approval.mutate(wanted, {
      onSuccess: (all) => {
        setOutcomes(all);
        setSelected(new Set(all.filter(({ refusal }) => refusal !== null).map(({ id }) => id)));
      },
    });
  };
  const reject = (row: InvoiceRowFragment | undefined) => {
    if (row) setRejected({ id: row.id, version: row.version, name: nameOf(row) });
  };

  // Whoever stood on a row that left the queue goes on with the one in its place, not from the top of the page.
  const ids = rows.map(({ id }) => id).join();
  const before = useRef(ids);
  useEffect(() => {
    if (before.current === ids) return;
    before.current = ids;
    if (document.activeElement === document.body) at.current = focusRow(list.current, at.current);
  }, [ids]);
  useEffect(() => {
    const element = list.current;
    const note = ({ target }: FocusEvent) => {
      const item = target instanceof Element ? target.closest('li') : null;
      if (element && item) at.current = [...element.children].indexOf(item);
    };
    element?.addEventListener('focusin', note);
    return () => {
      element?.removeEventListener('focusin', note);
    };
  }, []);

  const keys: readonly Key[] = [
    {
      key: 'j',
      does: 'Next invoice',
      run: () => {
        move(1);
      },
    },
    {
      key: 'k',
      does: 'Invoice before',
      run: () => {
        move(-1);
      },
    },
    {
      key: 'x',
      does: 'Select it, or not',
      run: () => {
        const row = current();
        if (row) toggle(row);
      },
    },
    {
      key: 'a',
      does: 'Approve what is selected, or this one',
      run: () => {
        const row = current();
        approve(chosen.length > 0 ? chosen : row ? [row] : []);
      },
    },
    {
      key: 'r',
      does: 'Reject this one',
      run: () => {
        reject(current());
      },
    },
  ];

  return (
    <>
      <div className="desk-bar">
        <label className="choice">
          <input
            type="checkbox"
            checked={rows.length > 0 && chosen.length === rows.length}
            disabled={rows.length === 0}
            onChange={(event) => {
              setSelected(new Set(event.target.checked ? rows.map(({ id }) => id) : []));
            }}
          />{' '}
          Select all
        </label>
        <span role="status" className="hint">
          {chosen.length > 0 ? `${String(chosen.length)} selected` : `${countWords(rows.length, 'invoice')} shown`}
        </span>
        <button
          type="button"
          disabled={chosen.length === 0 || approval.isPending}
          onClick={() => {
            approve(chosen);
          }}
        >
          Approve selected
        </button>
        <KeysHelp keys={keys} others={[['Enter', 'Open it']]} />
      </div>
      <Outcomes
        outcomes={outcomes}
        onClose={() => {
          setOutcomes([]);
          goTo(at.current);
        }}
      />
      {rows.length === 0 ? (
        <p className="card empty">
          <strong>Nothing waits here.</strong> What a reading leaves in doubt appears by itself.
        </p>
      ) : null}
      <ul ref={list} className="card invoices desk queue" aria-label="Invoices that wait for review">
        {rows.map((row) => (
          <li key={row.id}>
            <label className="pick">
              <input
                type="checkbox"
                aria-label={`Select ${nameOf(row)}`}
                checked={selected.has(row.id)}
                onChange={() => {
                  toggle(row);
                }}
              />
            </label>
            <InvoiceRow invoice={row} to={fromDesk(row.id, desk)} badge={<Doubt row={row} />} />
          </li>
        ))}
      </ul>
      <RejectDialog
        invoice={rejected}
        onClose={() => {
          setRejected(null);
        }}
        onRejected={() => {
          void queries.invalidateQueries({ queryKey: ['invoices'] });
        }}
      />
    </>
  );
}

function Doubt({ row: { reviews } }: { readonly row: InvoiceRowFragment }) {
  const [gravest] = reviews;
  if (!gravest) return null;
  const others = reviews.length - 1;
  return (
    <span className="badge" data-status="NEEDS_REVIEW" data-reason={gravest.code}>
      {reviewReasonWords[gravest.code]}
      {others > 0 ? <span className="others"> +{others}</span> : null}
    </span>
  );
}

/** Puts the focus on a row, or the nearest there is. Answers which. */
function focusRow(list: HTMLUListElement | null, wanted: number): number {
  const rows = [...(list?.querySelectorAll<HTMLAnchorElement>('a.invoice') ?? [])];
  const index = Math.max(0, Math.min(wanted, rows.length - 1));
  rows[index]?.focus();
  return index;
}
