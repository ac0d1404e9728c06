import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { useSettings } from '../shell/settings.ts';
import { PayAtProvider } from './checkout/PayAtProvider.tsx';
import type { Continuation } from './useContinuation.ts';
import { timeWords } from './words.ts';

interface PaymentNeededProps {
  /** What is paid for: `order`, `booking`. */
  readonly noun: string;
  /** Where its page is, which the bank leads back to. */
  readonly path: string;
  /** Null for whoever does not own it. */
  readonly action: OrderPartsFragment['paymentAction'];
  readonly continuation: Continuation;
}

/** What the owner of a purchase must do to pay. Others see that it is waited for. */
export function PaymentNeeded({ noun, path, action, continuation }: PaymentNeededProps) {
  const { busy, problem, waits, go } = continuation;
  const { stripePublishableKey } = useSettings();
  return (
    <section aria-labelledby="needed-title" className="reviews needed">
      <h2 id="needed-title">The payment must be confirmed</h2>
      {action ? (
        <>
          <p>
            Until {timeWords(action.expiresAt)}; after that the {noun} is given up, and nothing is charged.
          </p>
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
              returnUrl={`${window.location.origin}${path}`}
              onPaid={go}
            />
          ) : null}
          {action.url === null && stripePublishableKey === null ? (
            <p>This installation has no form of the payment provider: this {noun} can only be paid through the API.</p>
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
