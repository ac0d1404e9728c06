import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { execute } from '../../api.ts';
import type { AdjustStockInput, StockedProductFragment, StockReason } from '../../graphql/graphql.ts';
import { AdjustStockDocument } from '../../graphql/graphql.ts';
import { countWords } from '../invoices/words.ts';
import { stockReasonWords } from './words.ts';

/** What is in stock, and its correction by hand. */
export function CorrectStock({
  product: { id, stock, lowStockAt, availability },
}: {
  readonly product: StockedProductFragment;
}) {
  const queries = useQueryClient();
  const [change, setChange] = useState('');
  const [reason, setReason] = useState<StockReason>('DELIVERY');
  const [note, setNote] = useState('');
  // What was sent and not answered: the same again has the same key, so that it is corrected once.
  const sent = useRef<AdjustStockInput | null>(null);
  const correct = useMutation({
    mutationFn: async () => {
      const asked = { change: Number(change), reason, ...(note.trim() === '' ? {} : { note: note.trim() }) };
      const before = sent.current;
      const same =
        before !== null &&
        JSON.stringify({ ...asked, idempotencyKey: before.idempotencyKey }) === JSON.stringify(before);
      const input = same ? before : { ...asked, idempotencyKey: crypto.randomUUID() };
      sent.current = input;
      const { adjustStock } = await execute(AdjustStockDocument, { id, input });
      sent.current = null;
      const [problem] = adjustStock.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: () => {
      setChange('');
      setNote('');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['products'] }),
  });
  return (
    <form
      className="card part"
      aria-labelledby="stock-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (!correct.isPending) correct.mutate();
      }}
    >
      <h2 id="stock-title">Stock</h2>
      <p>
        <strong className="stock-count" data-availability={availability}>
          {countWords(stock ?? 0, 'piece')}
        </strong>{' '}
        <span className="hint">
          {lowStockAt ? `low at or below ${String(lowStockAt)}` : 'nobody is told when it is low'}
        </span>
      </p>
      <label className="block">
        Came (+) or went (−)
        <input
          required
          type="number"
          min={-1_000_000}
          max={1_000_000}
          step={1}
          value={change}
          onChange={(event) => {
            setChange(event.target.value);
          }}
        />
      </label>
      <label className="block">
        Why
        <select
          value={reason}
          onChange={(event) => {
            setReason(event.target.value as StockReason);
          }}
        >
          {Object.entries(stockReasonWords).map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label className="block">
        Note {reason === 'OTHER' ? '' : '(optional)'}
        <input
          maxLength={500}
          required={reason === 'OTHER'}
          value={note}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
      </label>
      <div className="actions">
        <button type="submit" disabled={correct.isPending}>
          Correct stock
        </button>
        <span role="status" className="hint">
          {correct.isSuccess ? 'Corrected' : ''}
        </span>
      </div>
      {correct.error ? (
        <p role="alert" className="problem">
          {correct.error.message}
        </p>
      ) : null}
    </form>
  );
}
