import { Link } from 'react-router';
import type { Placing } from './usePlaceOrder.ts';

/** Says that nobody knows what became of an order, and lets its owner find out. */
export function Unanswered({ placing: { busy, askAgain, giveUp, problem } }: { readonly placing: Placing }) {
  return (
    <div role="alert" className="problem-box">
      <p>
        <strong>Your order was sent, but no answer came.</strong> {problem} Ask again: it is never ordered twice.
      </p>
      <div className="actions">
        <button type="button" disabled={busy} onClick={() => void askAgain()}>
          Ask again
        </button>
        <button type="button" className="quiet" disabled={busy} onClick={giveUp}>
          Start over
        </button>
        <Link to="/orders">Look at your orders first</Link>
      </div>
    </div>
  );
}
