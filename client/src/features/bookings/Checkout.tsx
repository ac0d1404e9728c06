import { useId, useState } from 'react';
import { useEmail } from '../account/useEmail.ts';
import { CardFields } from '../orders/checkout/CardFields.tsx';
import type { CardForm } from '../orders/checkout/stripe.ts';
import { TestCards, testCards } from '../orders/checkout/TestCards.tsx';
import { BillTo } from '../receipts/BillTo.tsx';
import { buyerInputOf } from '../receipts/buyer.ts';
import { useBuyer } from '../receipts/useBuyer.ts';
import { FieldProblem } from '../shell/FieldProblem.tsx';
import { Problem } from '../shell/Problem.tsx';
import { useSettings } from '../shell/settings.ts';
import { isZero } from '../shop/price.ts';
import { moneyWords } from '../shop/words.ts';
import { namesInput } from './names.ts';
import { Names } from './Names.tsx';
import { PromoCode } from './PromoCode.tsx';
import { pressOf } from './promo.ts';
import { QuoteSums } from './QuoteSums.tsx';
import type { Booking } from './useBookTickets.ts';
import type { ShownHold } from './useHold.ts';
import { useQuote } from './useQuote.ts';

interface CheckoutProps {
  readonly hold: ShownHold;
  readonly booked: Booking;
}

/** The server's own bound. */
const LONGEST_EMAIL = 254;

/** What the tickets cost, who comes, who pays, and how. What was typed stays whatever the server says. */
export function Checkout({ hold, booked }: CheckoutProps) {
  const { stripePublishableKey } = useSettings();
  const own = useEmail();
  const [email, setEmail] = useState<string | null>(null);
  const [names, setNames] = useState<readonly string[]>(() => Array.from({ length: hold.quantity }, () => ''));
  const [promo, setPromo] = useState({ typed: '', used: '' });
  const [testCard, setTestCard] = useState<string>(testCards[0].id);
  const [cardForm, setCardForm] = useState<CardForm | null>(null);
  const [buyer, setBuyer] = useBuyer();
  const name = useId();
  const {
    quote,
    taken,
    asking,
    refused: promoRefused,
    problem: unpriced,
    askAgain,
    askPrice,
  } = useQuote(hold.id, promo.used);

  const { busy, refused, problem, unanswered } = booked;
  const wrongs = refused?.userErrors ?? [];
  const wrong = (field: string) => wrongs.find((each) => each.field === field)?.message ?? null;
  const others = wrongs.filter(
    ({ field, code }) => code !== 'PRICE_CHANGED' && !shownElsewhere.some((start) => field?.startsWith(start)),
  );
  const changedFrom = wrongs.some(({ code }) => code === 'PRICE_CHANGED') ? refused?.input.expectedTotal : null;
  const free = quote !== null && isZero(quote.total);
  const book = () =>
    booked.place(async () => {
      if (!quote) throw new Error('What it costs is not known yet. Try again.');
      const mail = (email ?? own ?? '').trim();
      const paymentMethodId = free
        ? null
        : stripePublishableKey === null
          ? testCard
          : await cardForm?.paymentMethod(mail);
      if (paymentMethodId === undefined) throw new Error('The form of the payment provider is not there yet.');
      const billTo = buyerInputOf(buyer);
      const who = namesInput(names);
      return {
        holdId: hold.id,
        email: mail,
        ...(who === null ? {} : { names: who }),
        ...(taken ? { promoCode: promo.used } : {}),
        ...(billTo ? { billTo } : {}),
        ...(paymentMethodId === null ? {} : { paymentMethodId }),
        expectedTotal: quote.total,
      };
    });

  const takeCode = () => {
    const typed = promo.typed.trim();
    // One that was asked for and not answered is asked for anew.
    if (typed === promo.used) askAgain();
    else setPromo({ ...promo, used: typed });
  };

  return (
    <form
      className="card part checkout"
      aria-labelledby={`${name}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        const does = pressOf({ ...promo, asking });
        if (does === 'USE_CODE') takeCode();
        else if (does === 'BOOK') void book();
      }}
    >
      <h2 id={`${name}-title`}>Checkout</h2>
      {quote ? <QuoteSums quote={quote} taxRate={hold.taxRate} promoCode={taken ? promo.used : null} /> : null}
      {unpriced ? <Problem message={unpriced} {...(askPrice ? { onRetry: askPrice } : {})} /> : null}
      <PromoCode
        name={name}
        typed={promo.typed}
        asking={asking}
        taken={taken}
        wrong={promoRefused ?? wrong('promoCode')}
        onType={(typed) => {
          setPromo({ ...promo, typed });
        }}
        onUse={takeCode}
      />
      <Names name={name} seats={hold.seats} names={names} onChange={setNames} wrong={wrong} />
      <label className="block">
        E-mail
        <input
          type="email"
          required
          maxLength={LONGEST_EMAIL}
          autoComplete="email"
          value={email ?? own ?? ''}
          aria-invalid={wrong('email') !== null}
          aria-describedby={`${name}-email`}
          onChange={(event) => {
            setEmail(event.target.value);
          }}
        />
      </label>
      <FieldProblem id={`${name}-email`} message={wrong('email')} />
      <BillTo name={name} draft={buyer} onChange={setBuyer} wrong={wrong} />
      {free ? null : stripePublishableKey === null ? (
        <TestCards chosen={testCard} onChoose={setTestCard} />
      ) : (
        <CardFields publishableKey={stripePublishableKey} total={quote?.total ?? null} onForm={setCardForm} />
      )}
      <FieldProblem id={`${name}-method`} message={wrong('paymentMethodId')} />
      {changedFrom ? (
        <p role="alert" className="changed-price">
          The price changed: it was <del>{moneyWords(changedFrom)}</del>
          {quote ? (
            <>
              {' '}
              and is now <ins>{moneyWords(quote.total)}</ins>
            </>
          ) : null}
          . Nothing was booked. Press again if that is right.
        </p>
      ) : null}
      {others.map(({ field, message }) => (
        <p key={`${field ?? ''}${message}`} role="alert" className="problem">
          {message}
        </p>
      ))}
      {problem && !unanswered ? (
        <p role="alert" className="problem">
          {problem}
        </p>
      ) : null}
      <button type="submit" className="place" disabled={busy || unanswered !== null || quote === null}>
        {busy
          ? 'Booking …'
          : free
            ? 'Book for free'
            : quote
              ? `Book and pay ${moneyWords(quote.total)}`
              : 'Book and pay'}
      </button>
    </form>
  );
}

/** Fields whose problems stand beside them. */
const shownElsewhere = ['promoCode', 'names', 'email', 'paymentMethodId', 'billTo'] as const;
