import { useMutation } from '@tanstack/react-query';
import type { StripeElements } from '@stripe/stripe-js';
import { useEffect, useRef, useState } from 'react';
import { loadedStripe } from './stripe.ts';

interface PayAtProviderProps {
  readonly publishableKey: string;
  readonly clientSecret: string;
  /** Where the bank leads back to. */
  readonly returnUrl: string;
  readonly onPaid: () => void;
}

/** Stripe's form for an order that was placed without a card, or whose card was declined: https://docs.stripe.com/payments/payment-element */
export function PayAtProvider({ publishableKey, clientSecret, returnUrl, onPaid }: PayAtProviderProps) {
  const place = useRef<HTMLDivElement>(null);
  const [elements, setElements] = useState<StripeElements | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let made: StripeElements | null = null;
    let shown = true;
    loadedStripe(publishableKey).then(
      (stripe) => {
        if (!shown || !place.current) return;
        made = stripe.elements({ clientSecret });
        made.create('payment').mount(place.current);
        setElements(made);
      },
      (error: unknown) => {
        if (shown) setProblem(error instanceof Error ? error.message : 'The form could not be loaded.');
      },
    );
    return () => {
      shown = false;
      made?.getElement('payment')?.destroy();
    };
  }, [publishableKey, clientSecret]);
  const pay = useMutation({
    mutationFn: async () => {
      if (!elements) throw new Error('The form of the payment provider is not there yet.');
      const stripe = await loadedStripe(publishableKey);
      const { error } = await stripe.confirmPayment({
        elements,
        confirmParams: { return_url: returnUrl },
        redirect: 'if_required',
      });
      if (error) throw new Error(error.message ?? 'The payment was not taken. Try again.');
    },
    onSuccess: onPaid,
  });
  const said = problem ?? pay.error?.message;
  return (
    <form
      className="pay"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pay.isPending) pay.mutate();
      }}
    >
      <div ref={place} />
      {said ? (
        <p role="alert" className="problem">
          {said}
        </p>
      ) : null}
      <button type="submit" disabled={!elements || pay.isPending}>
        Pay
      </button>
    </form>
  );
}
