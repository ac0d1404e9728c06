import { useId, useState } from 'react';
import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { FieldProblem } from '../shell/FieldProblem.tsx';
import type { Money } from '../shop/price.ts';
import { moneyWords } from '../shop/words.ts';
import { ChoosePieces } from './ChoosePieces.tsx';
import type { RefundDraft, RefundKind } from './draft.ts';
import { choicesOf, emptyRefund, fieldOf, isTooMuch, productOfError, refundInputOf, sumOfRefund } from './draft.ts';
import { useRefundOrder } from './useRefundOrder.ts';
import { chosenReasons, reasonWords } from './words.ts';

interface RefundFormProps {
  readonly order: OrderPartsFragment;
  readonly idempotencyKey: string;
  readonly onCancel: () => void;
  readonly onDone: (sum: Money) => void;
}

/** The server's own bound. */
const NOTE_LENGTH = 500;

const kinds: readonly (readonly [RefundKind, string])[] = [
  ['PIECES', 'Pieces'],
  ['AMOUNT', 'An amount'],
  ['EVERYTHING', 'All that is left'],
];

/** Fields whose problems stand beside them. */
const shownElsewhere: ReadonlySet<string> = new Set(['amount', 'reason', 'note']);

/** What is given back, and why. The sum stands there before it is sent, and beside it what is left. */
export function RefundForm({ order, idempotencyKey, onCancel, onDone }: RefundFormProps) {
  const [typed, setDraft] = useState<RefundDraft>(emptyRefund);
  const name = useId();
  const choices = choicesOf(order, typed);
  // Where an amount was given back, pieces may be gone while money is left.
  const draft = choices.length === 0 && typed.kind === 'PIECES' ? { ...typed, kind: 'AMOUNT' as const } : typed;
  const sum = sumOfRefund(order, draft);
  const tooMuch = isTooMuch(order, draft);
  const { refundable } = order.money;
  const { busy, refused, problem, send } = useRefundOrder(order.id, () => {
    if (sum) onDone(sum);
  });
  const wrongs = refused?.userErrors ?? [];
  const wrong = (field: string) => wrongs.find((each) => fieldOf(each.field).split('.')[0] === field)?.message ?? null;
  const lineProblems = wrongs.flatMap(({ field, message }) => {
    const productId = refused ? productOfError(field, refused.input) : null;
    return productId === null ? [] : [{ productId, message }];
  });
  const others = wrongs.filter(
    ({ field }) => !shownElsewhere.has(fieldOf(field).split('.')[0] ?? '') && !/\.\d/.test(field ?? ''),
  );
  const change = (changes: Partial<RefundDraft>) => {
    setDraft({ ...draft, ...changes });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const input = refundInputOf(order, draft, idempotencyKey);
        if (input) void send(input);
      }}
    >
      <p>
        <strong data-left>{moneyWords(refundable)}</strong> of {moneyWords(order.money.captured)} are left to give back.
      </p>
      <fieldset className="choices">
        <legend>What</legend>
        {kinds.map(([kind, words]) => (
          <label key={kind} className="choice">
            <input
              type="radio"
              name={`${name}-kind`}
              checked={draft.kind === kind}
              disabled={kind === 'PIECES' && choices.length === 0}
              onChange={() => {
                change({ kind });
              }}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {draft.kind === 'PIECES' ? (
        <ChoosePieces
          choices={choices}
          problems={lineProblems}
          restock={draft.restock}
          onChoose={(productId, chosen) => {
            change({ pieces: { ...draft.pieces, [productId]: chosen } });
          }}
          onRestock={(restock) => {
            change({ restock });
          }}
        />
      ) : null}
      {draft.kind === 'AMOUNT' ? (
        <>
          <label className="block">
            Amount in {refundable.currency}, tax included
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              placeholder={refundable.amount}
              value={draft.amount}
              aria-invalid={wrong('amount') !== null || tooMuch}
              aria-describedby={`${name}-amount`}
              onChange={(event) => {
                change({ amount: event.target.value });
              }}
            />
          </label>
          <FieldProblem id={`${name}-amount`} message={wrong('amount')} />
        </>
      ) : null}
      <label className="block">
        Why
        <select
          value={draft.reason}
          aria-describedby={`${name}-reason`}
          onChange={(event) => {
            const reason = chosenReasons.find((each) => each === event.target.value);
            if (reason) change({ reason });
          }}
        >
          {chosenReasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasonWords[reason]}
            </option>
          ))}
        </select>
      </label>
      <FieldProblem id={`${name}-reason`} message={wrong('reason')} />
      <label className="block">
        Note for the staff (optional)
        <textarea
          rows={2}
          maxLength={NOTE_LENGTH}
          value={draft.note}
          aria-invalid={wrong('note') !== null}
          aria-describedby={`${name}-note`}
          onChange={(event) => {
            change({ note: event.target.value });
          }}
        />
      </label>
      <FieldProblem id={`${name}-note`} message={wrong('note')} />
      <dl className="sums">
        <div className="total" data-sum>
          <dt>To give back</dt>
          <dd>{sum ? moneyWords(sum) : '–'}</dd>
        </div>
      </dl>
      {tooMuch ? (
        <p role="alert" className="problem">
          That is more than is left: {moneyWords(refundable)}.
        </p>
      ) : null}
      {others.map(({ field, message }) => (
        <p key={`${field ?? ''}${message}`} role="alert" className="problem">
          {message} {moneyWords(refundable)} are left now.
        </p>
      ))}
      {problem ? (
        <p role="alert" className="problem">
          {problem}
        </p>
      ) : null}
      <div className="actions">
        <button type="button" className="quiet" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" disabled={busy || sum === null || tooMuch}>
          {busy ? 'Sending …' : `Give back${sum ? ` ${moneyWords(sum)}` : ''}`}
        </button>
      </div>
    </form>
  );
}
