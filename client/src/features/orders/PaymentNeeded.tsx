import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { useSettings } from '../shell/settings.ts';
import { PayAtProvider } from './checkout/PayAtProvider.tsx';
import type { Continuation } from './useContinuation.ts';
import { timeWords } from './words.ts';

interface PaymentNeededProps {
  readonly order: OrderPartsFragment;
  readonly continuation: Continuation;
}

/** What the order's owner must do to pay. Others see that it is waited for. */
export function PaymentNeeded({ order, continuation: { busy, problem, waits, go } }: PaymentNeededProps) {
  const { stripePublishableKey } = useSettings();
  const action = order.paymentAction;
  return (
    <section aria-labelledby="needed-title" className="reviews needed">
      <h2 id="needed-title">The payment must be confirmed</h2>
      {action ? (
        <>
          <p>Until {timeWords(action.expiresAt)}; after that the order is given up, and nothing is charged.</p>
          {action.url !== null ? (
            <p className="actions">
              {/* The provider's page takes the place of this one and leads back here. */}
              <a className="button" href={action.url}>
                Confirm with your bank
              </a>
            </p>
          ) : null}
          {action.url === null && stripePublishableKey !== null ? (
            <PayAtProvider
              publishableKey={stripePublishableKey}
              clientSecret={action.clientSecret}
              returnUrl={`${window.location.origin}/orders/${order.id}`}
              onPaid={go}
            />
          ) : null}
          {action.url === null && stripePublishableKey === null ? (
            <p>This installation has no form of the payment provider: this order can only be paid through the API.</p>
          ) : null}
          <p className="actions">
            <button type="button" className="quiet" disabled={busy} onClick={go}>
              I have confirmed it
            </button>
            <span role="status">
              {waits && !busy ? 'Looked. It goes on by itself as soon as the bank has confirmed it.' : ''}
            </span>
          </p>
        </>
      ) : (
        <p>Its owner has been asked to.</p>
      )}
      {problem ? (
        <p role="alert" className="problem">
          {problem}
        </p>
      ) : null}
    </section>
  );
}
