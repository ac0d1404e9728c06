import type { Outcome } from './useBulkApproval.ts';

interface OutcomesProps {
  readonly outcomes: readonly Outcome[];
  readonly onClose: () => void;
}

/** What became of invoices that were approved together: what was refused is named, each with its reason. */
export function Outcomes({ outcomes, onClose }: OutcomesProps) {
  const refused = outcomes.filter(({ refusal }) => refusal !== null);
  const approved = outcomes.length - refused.length;
  return (
    <div role="status">
      {outcomes.length > 0 ? (
        <div className={refused.length > 0 ? 'card outcomes some' : 'card outcomes'}>
          <div className="title">
            <strong>
              {[
                ...(approved > 0 ? [`${String(approved)} approved`] : []),
                ...(refused.length > 0 ? [`${String(refused.length)} not approved`] : []),
              ].join(', ')}
            </strong>
            <button type="button" className="quiet" onClick={onClose}>
              Close
            </button>
          </div>
          {refused.length > 0 ? (
            <ul>
              {refused.map(({ id, name, refusal }) => (
                <li key={id}>
                  <strong>{name}</strong>: {refusal}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
