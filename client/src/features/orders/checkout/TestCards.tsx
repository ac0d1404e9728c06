/** Stripe's own test cards: https://docs.stripe.com/testing#cards */
export const testCards = [
  { id: 'pm_card_visa', does: 'Visa that succeeds' },
  { id: 'pm_card_mastercard', does: 'Mastercard that succeeds' },
  { id: 'pm_card_authenticationRequired', does: 'Asks for 3-D Secure' },
  { id: 'pm_card_authenticationRequiredOnSetup', does: 'Asks for 3-D Secure once, when it is saved' },
  { id: 'pm_card_visa_chargeDeclined', does: 'Is declined' },
  { id: 'pm_card_visa_chargeDeclinedInsufficientFunds', does: 'Has insufficient funds' },
  { id: 'pm_card_chargeDeclinedExpiredCard', does: 'Has expired' },
  { id: 'pm_card_chargeDeclinedIncorrectCvc', does: 'Wrong security code' },
  { id: 'pm_card_chargeDeclinedProcessingError', does: 'Cannot be processed' },
  { id: 'pm_card_chargeCustomerFail', does: 'Can be saved, and is declined later' },
  { id: 'pm_card_refundFail', does: 'Succeeds, and fails when money is given back' },
] as const;

interface TestCardsProps {
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** A choice of test cards, which says plainly that it is one. */
export function TestCards({ chosen, onChoose }: TestCardsProps) {
  return (
    <fieldset className="test-cards">
      <legend>Payment — test only</legend>
      <p className="hint">
        No real card, no real money: this installation has no payment provider’s key. Choose what the card does.
      </p>
      <label>
        Test card
        <select
          value={chosen}
          onChange={(event) => {
            onChoose(event.target.value);
          }}
        >
          {testCards.map(({ id, does }) => (
            <option key={id} value={id}>
              {does}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
