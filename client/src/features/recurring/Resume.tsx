import { useState } from 'react';
import { execute } from '../../api.ts';
import type { RecurringPartsFragment } from '../../graphql/graphql.ts';
import { ResumeRecurringOrderDocument } from '../../graphql/graphql.ts';
import { dayWords } from '../invoices/words.ts';
import { moneyWords } from '../shop/words.ts';
import { needsConsent } from './consent.ts';
import { useRecurringAction } from './useRecurringAction.ts';

/** The way on with a paused recurring order: where it costs more by now, both totals stand side by side, and pressing agrees to the new one. */
export function Resume({ recurring }: { readonly recurring: RecurringPartsFragment }) {
  const { id, version: expectedVersion, agreedTotal, currentTotal, missedRunOn } = recurring;
  const dearer = currentTotal !== null && needsConsent(currentTotal, agreedTotal);
  const [makeUp, setMakeUp] = useState(false);
  const resume = useRecurringAction(async () => {
    const { resumeRecurringOrder } = await execute(ResumeRecurringOrderDocument, {
      id,
      expectedVersion,
      // What was shown, and nothing else, is agreed to.
      ...(dearer && currentTotal ? { acceptedTotal: currentTotal } : {}),
      makeUp: makeUp && missedRunOn !== null,
    });
    return resumeRecurringOrder.userErrors;
  });
  return (
    <section aria-labelledby="resume-title" className="reviews needed">
      <h2 id="resume-title">{dearer ? 'It costs more now' : 'Go on with it'}</h2>
      {dearer ? (
        <dl className="two-totals">
          <div>
            <dt>You agreed to</dt>
            <dd data-total="agreed">{moneyWords(agreedTotal)}</dd>
          </div>
          <div>
            <dt>It costs now</dt>
            <dd data-total="current">{moneyWords(currentTotal)}</dd>
          </div>
        </dl>
      ) : null}
      {currentTotal === null ? (
        <p>Something in it is not sold any more. Cancel it, and set up another one.</p>
      ) : (
        <>
          {missedRunOn === null ? null : (
            <label className="choice">
              <input
                type="checkbox"
                checked={makeUp}
                onChange={(event) => {
                  setMakeUp(event.target.checked);
                }}
              />
              Also place the order that was missed on {dayWords(missedRunOn)}, now
            </label>
          )}
          <p className="actions">
            <button
              type="button"
              disabled={resume.busy}
              onClick={() => {
                resume.run(undefined);
              }}
            >
              {dearer ? `Agree to ${moneyWords(currentTotal)} and resume` : 'Resume'}
            </button>
          </p>
        </>
      )}
      {resume.problem ? (
        <p role="alert" className="problem">
          {resume.problem}
        </p>
      ) : null}
    </section>
  );
}
