import { execute } from '../../api.ts';
import type { RecurringPartsFragment } from '../../graphql/graphql.ts';
import {
  CancelRecurringOrderDocument,
  PauseRecurringOrderDocument,
  SkipRecurringOrderDocument,
} from '../../graphql/graphql.ts';
import { dayWords } from '../invoices/words.ts';
import { Confirm } from '../shell/Confirm.tsx';
import { useRecurringAction } from './useRecurringAction.ts';
import { isOver } from './words.ts';

/** What can be done with a recurring order at this moment; each asks first. */
export function RecurringActions({ recurring }: { readonly recurring: RecurringPartsFragment }) {
  const { id, version: expectedVersion, status, nextRunOn } = recurring;
  const skip = useRecurringAction(
    async () => (await execute(SkipRecurringOrderDocument, { id, expectedVersion })).skipRecurringOrder.userErrors,
  );
  const pause = useRecurringAction(
    async () => (await execute(PauseRecurringOrderDocument, { id, expectedVersion })).pauseRecurringOrder.userErrors,
  );
  const cancel = useRecurringAction(
    async () => (await execute(CancelRecurringOrderDocument, { id })).cancelRecurringOrder.userErrors,
  );
  const busy = skip.busy || pause.busy || cancel.busy;
  const problem = skip.problem ?? pause.problem ?? cancel.problem;
  if (isOver(status)) return null;
  return (
    <div className="actions">
      {status === 'ACTIVE' && nextRunOn !== null ? (
        <Confirm
          label="Skip the next one"
          title={`Skip the order of ${dayWords(nextRunOn)}?`}
          keep="Keep it"
          busy={busy}
          onConfirm={() => {
            skip.run(undefined);
          }}
        >
          <p>It is left out, and nothing is charged for it. The one after it comes as planned.</p>
        </Confirm>
      ) : null}
      {status === 'ACTIVE' ? (
        <Confirm
          label="Pause"
          title="Pause this recurring order?"
          keep="Go on"
          busy={busy}
          onConfirm={() => {
            pause.run(undefined);
          }}
        >
          <p>No more orders are placed until it is resumed. Days that pass meanwhile are left out.</p>
        </Confirm>
      ) : null}
      <Confirm
        label="Cancel for good"
        title="Cancel this recurring order?"
        keep="Keep it"
        busy={busy}
        danger
        onConfirm={() => {
          cancel.run(undefined);
        }}
      >
        <p>It ends for good and its card is forgotten. Orders that were placed stay as they are.</p>
      </Confirm>
      {problem ? (
        <span role="alert" className="problem">
          {problem}
        </span>
      ) : null}
    </div>
  );
}
