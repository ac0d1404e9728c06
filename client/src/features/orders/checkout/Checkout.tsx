import { useId, useState } from 'react';
import type { CurrencyCode } from '../../../graphql/graphql.ts';
import { useEmail } from '../../account/useEmail.ts';
import { useSettings } from '../../shell/settings.ts';
import type { PricedLine } from '../../shop/price.ts';
import { priceOfLines, taxesOf } from '../../shop/price.ts';
import type { ShownLine } from '../../shop/useCartProducts.ts';
import { moneyWords, rateWords } from '../../shop/words.ts';
import { CardFields } from './CardFields.tsx';
import type { CardForm } from './stripe.ts';
import { TestCards, testCards } from './TestCards.tsx';
import type { Placing } from './usePlaceOrder.ts';

interface CheckoutProps {
  readonly lines: readonly ShownLine[];
  readonly placing: Placing;
}

/** Bounds that the server keeps, too. */
const limits = { email: 254, note: 1_000 } as const;

/** What the cart comes to, where its mails go, and how it is paid. What was typed stays whatever the server says. */
export function Checkout({ lines, placing }: CheckoutProps) {
  const { stripePublishableKey } = useSettings();
  const own = useEmail();
  const [email, setEmail] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [testCard, setTestCard] = useState<string>(testCards[0].id);
  const [cardForm, setCardForm] = useState<CardForm | null>(null);
  const name = useId();

  const priced = lines.flatMap(({ product, quantity }) => (product ? [{ ...product, quantity }] : []));
  const whole = priced.length === lines.length;
  const sums = whole ? priceOfLines(priced) : null;
  const currencies = new Set(priced.map(({ price }) => price.currency));
  const { busy, unanswered, refused, problem, place } = placing;
  const wrongs = refused?.userErrors ?? [];
  const wrong = (field: string) => wrongs.find((each) => each.field === field)?.message ?? null;
  const others = wrongs.filter(
    ({ field, code }) => code !== 'PRICE_CHANGED' && !shownElsewhere.some((start) => field?.startsWith(start)),
  );
  const changedFrom = wrongs.some(({ code }) => code === 'PRICE_CHANGED') ? refused?.input.expectedTotal : null;

  const order = () =>
    place(async () => {
      if (!sums) throw new Error('Look at the cart again before you order.');
      const paymentMethodId =
        stripePublishableKey === null ? testCard : await cardForm?.paymentMethod(email ?? own ?? '');
      if (!paymentMethodId) throw new Error('The form of the payment provider is not there yet.');
      return {
        lines: lines.map(({ productId, quantity }) => ({ productId, quantity })),
        email: (email ?? own ?? '').trim(),
        ...(note.trim() === '' ? {} : { shippingNote: note.trim() }),
        paymentMethodId,
        expectedTotal: sums.total,
      };
    });

  return (
    <form
      className="card part checkout"
      aria-labelledby={`${name}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        void order();
      }}
    >
      <h2 id={`${name}-title`}>Checkout</h2>
      <Sums lines={priced} />
      {currencies.size > 1 ? (
        <p role="alert" className="problem">
          These products have prices in several currencies: order them one currency at a time.
        </p>
      ) : null}
      <label className="block">
        E-mail
        <input
          type="email"
          required
          maxLength={limits.email}
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
      <label className="block">
        Note for the delivery (optional)
        <textarea
          rows={2}
          maxLength={limits.note}
          value={note}
          aria-invalid={wrong('shippingNote') !== null}
          aria-describedby={`${name}-note`}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
      </label>
      <FieldProblem id={`${name}-note`} message={wrong('shippingNote')} />
      {stripePublishableKey === null ? (
        <TestCards chosen={testCard} onChoose={setTestCard} />
      ) : (
        <CardFields publishableKey={stripePublishableKey} total={sums?.total ?? null} onForm={setCardForm} />
      )}
      <FieldProblem id={`${name}-method`} message={wrong('paymentMethodId')} />
      {changedFrom ? (
        <p role="alert" className="changed-price">
          The price changed: it was <del>{moneyWords({ ...changedFrom, currency: changedFrom.currency })}</del>
          {sums ? (
            <>
              {' '}
              and is now <ins>{moneyWords(sums.total)}</ins>
            </>
          ) : null}
          . Nothing was ordered. Press again if that is right.
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
      <button type="submit" className="place" disabled={busy || unanswered !== null || sums === null}>
        {busy ? 'Ordering …' : `Order and pay${sums ? ` ${moneyWords(sums.total)}` : ''}`}
      </button>
    </form>
  );
}

/** Fields whose problems stand beside them. */
const shownElsewhere = ['lines.', 'email', 'shippingNote', 'paymentMethodId'] as const;

function FieldProblem({ id, message }: { readonly id: string; readonly message: string | null }) {
  return (
    <p id={id} className="problem field-problem" role={message ? 'alert' : undefined}>
      {message}
    </p>
  );
}

function Sums({ lines }: { readonly lines: readonly (PricedLine & { readonly price: { currency: CurrencyCode } })[] }) {
  const sums = priceOfLines(lines);
  if (!sums) return null;
  return (
    <dl className="sums">
      <div>
        <dt>Before tax</dt>
        <dd>{moneyWords(sums.net)}</dd>
      </div>
      {taxesOf(lines).map(({ rate, tax }) => (
        <div key={rate}>
          <dt>{rateWords(rate)} tax</dt>
          <dd>{moneyWords(tax)}</dd>
        </div>
      ))}
      <div className="total">
        <dt>Total</dt>
        <dd>{moneyWords(sums.total)}</dd>
      </div>
    </dl>
  );
}
