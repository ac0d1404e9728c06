import { useId, useState } from 'react';
import { useEmail } from '../../account/useEmail.ts';
import { BillTo } from '../../receipts/BillTo.tsx';
import { buyerInputOf } from '../../receipts/buyer.ts';
import { useBuyer } from '../../receipts/useBuyer.ts';
import { today } from '../../recurring/days.ts';
import { once, scheduleInputOf, scheduleOf } from '../../recurring/draft.ts';
import { Repeat } from '../../recurring/Repeat.tsx';
import type { SettingUp } from '../../recurring/useSetUp.ts';
import { FieldProblem } from '../../shell/FieldProblem.tsx';
import { useSettings } from '../../shell/settings.ts';
import { priceOfLines } from '../../shop/price.ts';
import type { ShownLine } from '../../shop/useCartProducts.ts';
import { moneyWords } from '../../shop/words.ts';
import { CardFields } from './CardFields.tsx';
import { CheckoutSums } from './CheckoutSums.tsx';
import type { CardForm } from './stripe.ts';
import { TestCards, testCards } from './TestCards.tsx';
import type { Placing } from './usePlaceOrder.ts';

interface CheckoutProps {
  readonly lines: readonly ShownLine[];
  readonly placing: Placing;
  readonly settingUp: SettingUp;
}

/** Bounds that the server keeps, too. */
const limits = { email: 254, note: 1_000 } as const;

/** What the cart comes to, how often it is ordered, who it is for, and how it is paid. What was typed stays whatever the server says. */
export function Checkout({ lines, placing, settingUp }: CheckoutProps) {
  const { stripePublishableKey } = useSettings();
  const own = useEmail();
  const [email, setEmail] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [testCard, setTestCard] = useState<string>(testCards[0].id);
  const [cardForm, setCardForm] = useState<CardForm | null>(null);
  const [buyer, setBuyer] = useBuyer();
  const [repeat, setRepeat] = useState(() => once(today()));
  const name = useId();
  const repeats = repeat.interval !== null;

  const priced = lines.flatMap(({ product, quantity }) => (product ? [{ ...product, quantity }] : []));
  const whole = priced.length === lines.length;
  const sums = whole ? priceOfLines(priced) : null;
  const currencies = new Set(priced.map(({ price }) => price.currency));
  const { busy, refused, problem } = repeats ? settingUp : placing;
  const unanswered = placing.unanswered ?? settingUp.unanswered;
  const wrongs = refused?.userErrors ?? [];
  const wrong = (field: string) => wrongs.find((each) => each.field === field)?.message ?? null;
  const others = wrongs.filter(
    ({ field, code }) => code !== 'PRICE_CHANGED' && !shownElsewhere.some((start) => field?.startsWith(start)),
  );
  const changed = wrongs.some(({ code }) => code === 'PRICE_CHANGED');
  const changedFrom = changed
    ? repeats
      ? settingUp.refused?.input.acceptedTotal
      : placing.refused?.input.expectedTotal
    : null;

  /** What both ways of ordering have in common. */
  const ordered = async () => {
    if (!sums) throw new Error('Look at the cart again before you order.');
    const paymentMethodId =
      stripePublishableKey === null ? testCard : await cardForm?.paymentMethod(email ?? own ?? '');
    if (!paymentMethodId) throw new Error('The form of the payment provider is not there yet.');
    const billTo = buyerInputOf(buyer);
    return {
      total: sums.total,
      input: {
        lines: lines.map(({ productId, quantity }) => ({ productId, quantity })),
        email: (email ?? own ?? '').trim(),
        ...(note.trim() === '' ? {} : { shippingNote: note.trim() }),
        ...(billTo ? { billTo } : {}),
        paymentMethodId,
      },
    };
  };
  const order = () => {
    if (!repeats) {
      return placing.place(async () => {
        const { total, input } = await ordered();
        return { ...input, expectedTotal: total };
      });
    }
    return settingUp.place(async () => {
      const schedule = scheduleOf(repeat);
      if (!schedule) throw new Error('Look at the days again: when does it begin, and when does it end?');
      const { total, input } = await ordered();
      return { ...input, ...scheduleInputOf(schedule), acceptedTotal: total };
    });
  };

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
      <CheckoutSums lines={priced} />
      {currencies.size > 1 ? (
        <p role="alert" className="problem">
          These products have prices in several currencies: order them one currency at a time.
        </p>
      ) : null}
      <Repeat draft={repeat} onChange={setRepeat} total={sums?.total ?? null} wrong={wrong} />
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
      <BillTo name={name} draft={buyer} onChange={setBuyer} wrong={wrong} />
      {stripePublishableKey === null ? (
        <TestCards chosen={testCard} onChoose={setTestCard} />
      ) : (
        <CardFields
          publishableKey={stripePublishableKey}
          total={sums?.total ?? null}
          keeps={repeats}
          onForm={setCardForm}
        />
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
        {buttonWords(repeats, busy, sums ? moneyWords(sums.total) : null)}
      </button>
    </form>
  );
}

function buttonWords(repeats: boolean, busy: boolean, total: string | null): string {
  if (busy) return repeats ? 'Setting up …' : 'Ordering …';
  if (!repeats) return total === null ? 'Order and pay' : `Order and pay ${total}`;
  return total === null ? 'Set up' : `Set up, at ${total} an order`;
}

/** Fields whose problems stand beside them. */
const shownElsewhere = [
  'lines.',
  'email',
  'shippingNote',
  'paymentMethodId',
  'billTo',
  'startsOn',
  'endsOn',
  'count',
] as const;
