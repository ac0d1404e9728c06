import { loadedStripe } from './stripe.ts';
import { ProviderForm } from './ProviderForm.tsx';

interface PayAtProviderProps {
  readonly publishableKey: string;
  readonly clientSecret: string;
  /** Where the bank leads back to. */
  readonly returnUrl: string;
  readonly onPaid: () => void;
}

/** Stripe's form for an order that was placed without a card, or whose card was declined: https://docs.stripe.com/payments/payment-element */
export function PayAtProvider({ publishableKey, clientSecret, returnUrl, onPaid }: PayAtProviderProps) {
  return (
    <ProviderForm
      publishableKey={publishableKey}
      clientSecret={clientSecret}
      words="Pay"
      confirm={async (elements) => {
        const stripe = await loadedStripe(publishableKey);
        const { error } = await stripe.confirmPayment({
          elements,
          confirmParams: { return_url: returnUrl },
          redirect: 'if_required',
        });
        if (error) throw new Error(error.message ?? 'The payment was not taken. Try again.');
      }}
      onDone={onPaid}
    />
  );
}
