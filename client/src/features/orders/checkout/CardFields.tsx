import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { useEffect, useRef, useState } from 'react';
import type { Money } from '../../shop/price.ts';
import { Problem } from '../../shell/Problem.tsx';
import type { CardForm } from './stripe.ts';
import { elementsFor, loadedStripe, paymentMethodOf } from './stripe.ts';

interface CardFieldsProps {
  readonly publishableKey: string;
  /** What will be charged; null while that is not known. */
  readonly total: Money | null;
  /** Whether the card is kept to be charged later, and not now. */
  readonly keeps?: boolean;
  /** Is given the form once it is there, and null when it goes. */
  readonly onForm: (form: CardForm | null) => void;
}

/** Stripe's own form: what is typed there goes to Stripe alone. */
export function CardFields({ publishableKey, total, keeps = false, onForm }: CardFieldsProps) {
  const place = useRef<HTMLDivElement>(null);
  const mounted = useRef<StripeElements | null>(null);
  const [stripe, setStripe] = useState<Stripe | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let shown = true;
    loadedStripe(publishableKey).then(
      (loaded) => {
        if (shown) setStripe(loaded);
      },
      (error: unknown) => {
        if (shown) setProblem(error instanceof Error ? error.message : 'The form could not be loaded.');
      },
    );
    return () => {
      shown = false;
    };
  }, [publishableKey, tries]);

  const amount = total?.amount;
  const currency = total?.currency;
  useEffect(() => {
    if (!stripe || amount === undefined || currency === undefined || !place.current) return;
    const options = elementsFor({ amount, currency }, keeps);
    if (mounted.current) {
      // What was typed stays. Creating by hand and the card as its one kind are said once: https://docs.stripe.com/js/elements_object/update
      const { paymentMethodCreation: _, allowedPaymentMethodTypes: __, ...changed } = options;
      mounted.current.update(changed.mode === 'payment' ? { ...changed, setupFutureUsage: null } : changed);
      return;
    }
    const elements = stripe.elements(options);
    elements.create('payment').mount(place.current);
    mounted.current = elements;
    onForm({ paymentMethod: (email) => paymentMethodOf(stripe, elements, email) });
  }, [stripe, amount, currency, keeps, onForm]);
  useEffect(
    () => () => {
      mounted.current?.getElement('payment')?.destroy();
      mounted.current = null;
      onForm(null);
    },
    [onForm],
  );
  return (
    <fieldset className="card-fields">
      <legend>Payment</legend>
      {problem ? (
        <Problem
          message={problem}
          onRetry={() => {
            setProblem(null);
            setTries(tries + 1);
          }}
        />
      ) : null}
      {!stripe && !problem ? <p role="status">Loading …</p> : null}
      <div ref={place} />
    </fieldset>
  );
}
