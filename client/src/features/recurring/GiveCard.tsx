import { ProviderForm } from '../orders/checkout/ProviderForm.tsx';
import { loadedStripe } from '../orders/checkout/stripe.ts';

interface GiveCardProps {
  readonly publishableKey: string;
  readonly clientSecret: string;
  /** Where the bank leads back to. */
  readonly returnUrl: string;
  readonly onGiven: () => void;
}

/** Stripe's form for a card that is kept: https://docs.stripe.com/payments/save-and-reuse */
export function GiveCard({ publishableKey, clientSecret, returnUrl, onGiven }: GiveCardProps) {
  return (
    <ProviderForm
      publishableKey={publishableKey}
      clientSecret={clientSecret}
      words="Save this card"
      confirm={async (elements) => {
        const stripe = await loadedStripe(publishableKey);
        const { error } = await stripe.confirmSetup({
          elements,
          confirmParams: { return_url: returnUrl },
          redirect: 'if_required',
        });
        if (error) throw new Error(error.message ?? 'The card was not taken. Try again.');
      }}
      onDone={onGiven}
    />
  );
}
