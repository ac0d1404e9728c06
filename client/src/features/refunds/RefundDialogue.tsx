import { useRef, useState } from 'react';
import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { isZero } from '../shop/price.ts';
import { moneyWords } from '../shop/words.ts';
import { RefundForm } from './RefundForm.tsx';

interface RefundDialogueProps {
  readonly order: OrderPartsFragment;
}

/** The way to give money of an order back; nothing where nothing was charged. */
export function RefundDialogue({ order }: RefundDialogueProps) {
  const dialogue = useRef<HTMLDialogElement>(null);
  // A new one each time it is opened, with a key of its own; null while it is closed.
  const [opening, setOpening] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { captured, refundable } = order.money;
  if (isZero(captured)) return null;
  const nothingLeft = isZero(refundable);
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={nothingLeft && opening === null}
        onClick={() => {
          setSaid('');
          setOpening(crypto.randomUUID());
          dialogue.current?.showModal();
        }}
      >
        {nothingLeft ? 'Nothing left to give back' : 'Give money back'}
      </button>
      <span role="status" className="said">
        {said}
      </span>
      <dialog
        ref={dialogue}
        className="refund-dialogue"
        aria-labelledby="refund-title"
        onClose={() => {
          setOpening(null);
        }}
      >
        <h2 id="refund-title">Give money back</h2>
        {opening === null ? null : (
          <RefundForm
            key={opening}
            order={order}
            idempotencyKey={opening}
            onCancel={() => dialogue.current?.close()}
            onDone={(sum) => {
              dialogue.current?.close();
              setSaid(`${moneyWords(sum)} are being given back.`);
            }}
          />
        )}
      </dialog>
    </>
  );
}
