import { useState } from 'react';
import { execute } from '../../api.ts';
import type { RecurringPartsFragment } from '../../graphql/graphql.ts';
import { ChangeRecurringOrderCardDocument } from '../../graphql/graphql.ts';
import { TestCards, testCards } from '../orders/checkout/TestCards.tsx';
import { cardWords } from '../orders/words.ts';
import { useSettings } from '../shell/settings.ts';
import { useRecurringAction } from './useRecurringAction.ts';

/** The saved card, and the way to another one. It stays until the new one is given. */
export function CardPart({ recurring }: { readonly recurring: RecurringPartsFragment }) {
  const { id, version: expectedVersion, status, card, cardSetup } = recurring;
  const { stripePublishableKey } = useSettings();
  const [opened, setOpened] = useState(false);
  const [testCard, setTestCard] = useState<string>(testCards[0].id);
  const change = useRecurringAction(
    async () =>
      (
        await execute(ChangeRecurringOrderCardDocument, {
          id,
          expectedVersion,
          ...(stripePublishableKey === null ? { paymentMethodId: testCard } : {}),
        })
      ).changeRecurringOrderCard.userErrors,
    () => {
      setOpened(false);
    },
  );
  const changeable = (status === 'ACTIVE' || status === 'PAUSED') && cardSetup === null;
  return (
    <section aria-labelledby="card-title" className="card part">
      <h2 id="card-title">Card</h2>
      <p className="receipt-line">
        <span data-card>{card ? cardWords(card) : 'None yet.'}</span>
        {changeable && !opened ? (
          <button
            type="button"
            className="quiet small"
            disabled={change.busy}
            onClick={() => {
              // Stripe's form is shown once the server has begun a new card.
              if (stripePublishableKey === null) setOpened(true);
              else change.run(undefined);
            }}
          >
            Change card
          </button>
        ) : null}
      </p>
      {opened && changeable ? (
        <form
          className="checkout"
          onSubmit={(event) => {
            event.preventDefault();
            change.run(undefined);
          }}
        >
          <TestCards chosen={testCard} onChoose={setTestCard} />
          <div className="actions">
            <button type="submit" disabled={change.busy}>
              Use this card
            </button>
            <button
              type="button"
              className="quiet"
              onClick={() => {
                setOpened(false);
              }}
            >
              Keep the old one
            </button>
          </div>
        </form>
      ) : null}
      {change.problem ? (
        <p role="alert" className="problem">
          {change.problem}
        </p>
      ) : null}
    </section>
  );
}
