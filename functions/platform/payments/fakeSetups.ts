import type { PaymentFailure } from '#model/payments.ts';
import type { CardSetup, Payments } from '../../ports/payments.ts';
import { PaymentRefused, PaymentStateError } from '../../ports/payments.ts';
import type { Effect, Tell } from './fakeProvider.ts';

/** What tests do to the cards that the provider in memory keeps. */
export interface SetupLevers {
  /** What the owner does in the browser: gives a card, or passes the bank's check. */
  giveCard(setupId: string, card: string): void;
  authenticateSetup(setupId: string, passes: boolean): void;
  /** Cards that can be charged, by the ids under which they are kept. */
  kept(): readonly string[];
}

type SetupCalls = Pick<
  Payments,
  'createCustomer' | 'createSetup' | 'confirmSetup' | 'retrieveSetup' | 'cancelSetup' | 'forgetMethod'
>;

export interface FakeSetups {
  readonly calls: SetupLevers & SetupCalls;
  /** The test card behind a kept one; what is not kept is its own. Null for one that was forgotten. */
  cardOf(paymentMethodId: string): string | null;
}

interface World {
  readonly tell: Tell;
  readonly effect: Effect;
  /** The test card that asks for the bank's check. */
  readonly asks: string;
  readonly refusals: Readonly<Record<string, PaymentFailure>>;
}

type Stored = { -readonly [Name in keyof CardSetup]: CardSetup[Name] };

const card = { brand: 'visa', last4: '4242', expiryMonth: 12, expiryYear: 2030 };

export function fakeSetups({ tell, effect, asks, refusals }: World): FakeSetups {
  const setups = new Map<string, Stored>();
  const answers = new Map<string, string>();
  const methods = new Map<string, string>();
  const forgotten = new Set<string>();
  let customers = 0;
  let made = 0;

  function known(id: string): Stored {
    const setup = setups.get(id);
    if (setup) return setup;
    throw new Error(`There is no ${id}.`);
  }

  function tellSetup(type: string, setup: Stored): void {
    tell(`setup_intent.${type}`, { setup: { ...setup, card: null } }, null, setup.metadata);
  }

  function keep(setup: Stored): void {
    Object.assign(setup, { status: 'SUCCEEDED', actionUrl: null, failure: null, card });
    tellSetup('succeeded', setup);
  }

  function refuse(setup: Stored, failure: PaymentFailure): void {
    Object.assign(setup, { status: 'REQUIRES_PAYMENT_METHOD', paymentMethodId: null, actionUrl: null, failure });
    tellSetup('setup_failed', setup);
  }

  function attempt(setup: Stored, name: string): void {
    const refusal = refusals[name];
    if (refusal) {
      refuse(setup, refusal);
      return;
    }
    made += 1;
    const id = `pm_${made}`;
    methods.set(id, name);
    setup.paymentMethodId = id;
    if (name !== asks) {
      keep(setup);
      return;
    }
    Object.assign(setup, { status: 'REQUIRES_ACTION', actionUrl: `https://bank.example/${setup.id}`, failure: null });
    tellSetup('requires_action', setup);
  }

  const calls: SetupLevers & SetupCalls = {
    giveCard: (id, name) => {
      attempt(known(id), name);
    },
    authenticateSetup(id, passes) {
      if (passes) keep(known(id));
      else refuse(known(id), 'AUTHENTICATION_FAILED');
    },
    kept: () =>
      [...setups.values()].flatMap(({ status, paymentMethodId }) =>
        status === 'SUCCEEDED' && paymentMethodId !== null && !forgotten.has(paymentMethodId) ? [paymentMethodId] : [],
      ),
    createCustomer: ({ idempotencyKey }) =>
      effect('createCustomer', () => {
        const id = answers.get(idempotencyKey) ?? `cus_${(customers += 1)}`;
        answers.set(idempotencyKey, id);
        return { id };
      }),
    createSetup: ({ setupId, customerId, metadata, idempotencyKey }) =>
      effect('createSetup', () => {
        const before = answers.get(idempotencyKey);
        if (before !== undefined) return { ...known(before) };
        const id = `seti_${setups.size + 1}`;
        const setup: Stored = {
          id,
          status: 'REQUIRES_PAYMENT_METHOD',
          customerId,
          paymentMethodId: null,
          card: null,
          clientSecret: `${id}_secret`,
          actionUrl: null,
          failure: null,
          metadata: { ...metadata, setupId },
        };
        setups.set(id, setup);
        answers.set(idempotencyKey, id);
        return { ...setup };
      }),
    confirmSetup: (id, { paymentMethodId, idempotencyKey }) =>
      effect('confirmSetup', () => {
        const setup = known(id);
        const isFirst = !answers.has(idempotencyKey);
        answers.set(idempotencyKey, id);
        if (isFirst && setup.status === 'REQUIRES_PAYMENT_METHOD') attempt(setup, paymentMethodId);
        if (setup.status === 'CANCELED') throw new PaymentStateError('canceled');
        if (setup.failure) throw new PaymentRefused(setup.failure, 'refused');
        return { ...setup };
      }),
    retrieveSetup: (id) =>
      effect('retrieveSetup', () => {
        const setup = setups.get(id);
        return setup ? { ...setup } : null;
      }),
    cancelSetup: (id) =>
      effect('cancelSetup', () => {
        const setup = known(id);
        if (setup.status === 'CANCELED') return { ...setup };
        if (setup.status === 'SUCCEEDED') throw new PaymentStateError('succeeded');
        Object.assign(setup, { status: 'CANCELED', actionUrl: null });
        tellSetup('canceled', setup);
        return { ...setup };
      }),
    forgetMethod: (id) =>
      effect('forgetMethod', () => {
        forgotten.add(id);
      }),
  };

  return { calls, cardOf: (id) => (forgotten.has(id) ? null : (methods.get(id) ?? id)) };
}
