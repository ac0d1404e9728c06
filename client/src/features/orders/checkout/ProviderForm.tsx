import { useMutation } from '@tanstack/react-query';
import type { StripeElements } from '@stripe/stripe-js';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../shell/Problem.tsx';
import { loadedStripe } from './stripe.ts';

interface ProviderFormProps {
  readonly publishableKey: string;
  /** Of what is confirmed: a payment, or a card that is kept. */
  readonly clientSecret: string;
  /** What its button says. */
  readonly words: string;
  /** Confirms it at the provider with what was typed. Throws with a sentence for people. */
  readonly confirm: (elements: StripeElements) => Promise<void>;
  readonly onDone: () => void;
}

/** Stripe's own form: what is typed there goes to Stripe alone. https://docs.stripe.com/payments/payment-element */
export function ProviderForm({ publishableKey, clientSecret, words, confirm, onDone }: ProviderFormProps) {
  const place = useRef<HTMLDivElement>(null);
  const [elements, setElements] = useState<StripeElements | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
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
  }, [publishableKey, clientSecret, tries]);
  const send = useMutation({
    mutationFn: async () => {
      if (!elements) throw new Error('The form of the payment provider is not there yet.');
      await confirm(elements);
    },
    onSuccess: onDone,
  });
  return (
    <form
      className="pay"
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) send.mutate();
      }}
    >
      <div ref={place} />
      {problem ? (
        <Problem
          message={problem}
          onRetry={() => {
            setProblem(null);
            setTries(tries + 1);
          }}
        />
      ) : null}
      {send.error ? (
        <p role="alert" className="problem">
          {send.error.message}
        </p>
      ) : null}
      <button type="submit" disabled={!elements || send.isPending}>
        {words}
      </button>
    </form>
  );
}
