import { useState } from 'react';
import { execute } from '../../api.ts';
import type { RecurringPartsFragment } from '../../graphql/graphql.ts';
import { ChangeRecurringOrderCardDocument } from '../../graphql/graphql.ts';
import { TestCards, testCards } from '../orders/checkout/TestCards.tsx';
import { useRecurringAction } from './useRecurringAction.ts';

/** Gives a test card in the place of one that was refused, where no real one can be typed in. */
export function GiveTestCard({ recurring }: { readonly recurring: RecurringPartsFragment }) {
  const { id, version: expectedVersion } = recurring;
  const [testCard, setTestCard] = useState<string>(testCards[0].id);
  const give = useRecurringAction(
    async () =>
      (await execute(ChangeRecurringOrderCardDocument, { id, expectedVersion, paymentMethodId: testCard }))
        .changeRecurringOrderCard.userErrors,
  );
  return (
    <form
      className="checkout"
      onSubmit={(event) => {
        event.preventDefault();
        give.run(undefined);
      }}
    >
      <TestCards chosen={testCard} onChoose={setTestCard} />
      {give.problem ? (
        <p role="alert" className="problem">
          {give.problem}
        </p>
      ) : null}
      <p className="actions">
        <button type="submit" disabled={give.busy}>
          Save this card
        </button>
      </p>
    </form>
  );
}
