import { Link } from 'react-router';

interface UnansweredProps {
  readonly call: {
    readonly busy: boolean;
    readonly problem: string | null;
    readonly askAgain: () => Promise<void>;
    readonly giveUp: () => void;
  };
  /** What was sent. */
  readonly noun?: string;
  /** Where to look whether it was done. */
  readonly where: { readonly to: string; readonly words: string };
}

/** Says that nobody knows what became of an order, and lets its owner find out. */
export function Unanswered({ call: { busy, askAgain, giveUp, problem }, noun = 'order', where }: UnansweredProps) {
  return (
    <div role="alert" className="problem-box">
      <p>
        <strong>Your {noun} was sent, but no answer came.</strong> {problem} Ask again: it is never made twice.
      </p>
      <div className="actions">
        <button type="button" disabled={busy} onClick={() => void askAgain()}>
          Ask again
        </button>
        <button type="button" className="quiet" disabled={busy} onClick={giveUp}>
          Start over
        </button>
        <Link to={where.to}>{where.words}</Link>
      </div>
    </div>
  );
}
