import type { RecurringPartsFragment } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { useSettings } from '../shell/settings.ts';
import { GiveCard } from './GiveCard.tsx';
import { GiveTestCard } from './GiveTestCard.tsx';
import type { RecurringAction } from './useRecurringAction.ts';

interface CardNeededProps {
  readonly recurring: RecurringPartsFragment;
  readonly cardReturn: RecurringAction<void>;
}

/** What its owner must do so that there is a card. Others see that it is waited for. */
export function CardNeeded({ recurring, cardReturn: { busy, problem, run } }: CardNeededProps) {
  const { stripePublishableKey } = useSettings();
  const { reviews } = useMe();
  const { id, status, cardSetup: setup } = recurring;
  return (
    <section aria-labelledby="card-needed-title" className="reviews needed">
      <h2 id="card-needed-title">
        {status === 'SETUP_REQUIRED' ? 'A card is needed' : 'The new card must be confirmed'}
      </h2>
      {setup ? (
        <>
          <p>
            {status === 'SETUP_REQUIRED'
              ? 'Orders begin once your card is saved. If it is not given within 24 hours, this recurring order is given up.'
              : 'Until then the card before it stays in use.'}
          </p>
          {setup.refusal ? (
            <p role="alert" className="problem">
              {setup.refusal.message}
            </p>
          ) : null}
          {setup.url !== null ? (
            <p className="actions">
              {/* The provider's page takes the place of this one and leads back here. */}
              <a className="button" href={setup.url}>
                Confirm with your bank
              </a>
            </p>
          ) : null}
          {setup.url === null && stripePublishableKey !== null ? (
            <GiveCard
              publishableKey={stripePublishableKey}
              clientSecret={setup.clientSecret}
              returnUrl={`${window.location.origin}/recurring/${id}`}
              onGiven={run}
            />
          ) : null}
          {setup.url === null && stripePublishableKey === null ? <GiveTestCard recurring={recurring} /> : null}
          <p className="actions">
            <button
              type="button"
              className="quiet"
              disabled={busy}
              onClick={() => {
                run();
              }}
            >
              I have confirmed it
            </button>
          </p>
        </>
      ) : reviews !== false ? (
        <p>Its owner has been asked to.</p>
      ) : (
        <>
          <p>The payment provider has not answered yet, so that no card is saved.</p>
          <p className="actions">
            <button
              type="button"
              disabled={busy}
              onClick={() => {
                run();
              }}
            >
              Try again
            </button>
          </p>
        </>
      )}
      {problem ? (
        <p role="alert" className="problem">
          {problem}
        </p>
      ) : null}
    </section>
  );
}
