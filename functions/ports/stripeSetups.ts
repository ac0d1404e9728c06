import type { CardSetup, Payments, SetupStatus } from './payments.ts';
import { PaymentFault } from './payments.ts';
import type { Changing, Step, StripeConnection } from './stripeConnection.ts';
import { translated } from './stripeErrors.ts';
import { customerOf, expandMethod, keeperOf, setupOf } from './stripeSetupShapes.ts';

export type SetupCalls = Pick<
  Payments,
  'createCustomer' | 'createSetup' | 'confirmSetup' | 'retrieveSetup' | 'cancelSetup' | 'forgetMethod'
>;

/** Cards that are kept for later, by Stripe's SetupIntents: https://docs.stripe.com/payments/save-and-reuse */
export function stripeSetups({ call, look, make, change }: StripeConnection): SetupCalls {
  async function retrieveSetup(setupId: string): Promise<CardSetup | null> {
    const found = await look(setupId, (client) => client.setupIntents.retrieve(setupId, { expand: [...expandMethod] }));
    return found && setupOf(found);
  }

  async function known(setupId: string): Promise<CardSetup> {
    const setup = await retrieveSetup(setupId);
    if (setup !== null) return setup;
    throw new PaymentFault('resource_missing', `Stripe knows no setup ${setupId}.`);
  }

  function changed<Answer>(
    setupId: string,
    key: string,
    step: Step<SetupStatus>,
    send: Changing<Answer, CardSetup>['send'],
  ): Promise<CardSetup> {
    return change(key, { step, send, read: setupOf, known: () => known(setupId), intentOf: () => null });
  }

  /** Whether the card is kept by a customer still. */
  async function isKept(paymentMethodId: string): Promise<boolean> {
    const method = await look(paymentMethodId, (client) => client.paymentMethods.retrieve(paymentMethodId));
    return method !== null && keeperOf(method) !== null;
  }

  return {
    retrieveSetup,
    createCustomer: ({ ownerId, email, idempotencyKey }) =>
      make(idempotencyKey, {
        send: (client, key) => client.customers.create({ email, metadata: { ownerId } }, { idempotencyKey: key }),
        read: customerOf,
        // Nothing of it but its id is read, which never changes.
        again: (customer) => Promise.resolve(customer),
      }),
    createSetup: ({ setupId, customerId, metadata, idempotencyKey }) =>
      make(idempotencyKey, {
        send: (client, key) =>
          client.setupIntents.create(
            {
              customer: customerId,
              usage: 'off_session',
              allowed_payment_method_types: ['card'],
              metadata: { ...metadata, setupId },
            },
            { idempotencyKey: key },
          ),
        read: setupOf,
        again: ({ id }) => known(id),
      }),
    confirmSetup: (setupId, { paymentMethodId, returnUrl, idempotencyKey }) =>
      changed(setupId, idempotencyKey, steps.confirm, (client, key) =>
        client.setupIntents.confirm(
          setupId,
          { payment_method: paymentMethodId, return_url: returnUrl, expand: [...expandMethod] },
          { idempotencyKey: key },
        ),
      ),
    cancelSetup: (setupId, { idempotencyKey }) =>
      changed(setupId, idempotencyKey, steps.cancel, (client, key) =>
        client.setupIntents.cancel(setupId, { expand: [...expandMethod] }, { idempotencyKey: key }),
      ),
    async forgetMethod(paymentMethodId) {
      try {
        await call((client) => client.paymentMethods.detach(paymentMethodId));
      } catch (error) {
        // One that nobody keeps cannot be detached: it is as it shall be, by an answer that was lost or by another hand.
        if (await isKept(paymentMethodId)) throw translated(error);
      }
    },
  };
}

const steps = {
  confirm: {
    from: ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION'],
    to: ['SUCCEEDED', 'PROCESSING', 'REQUIRES_ACTION'],
  },
  cancel: {
    from: ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION', 'REQUIRES_ACTION', 'PROCESSING'],
    to: ['CANCELED'],
  },
} as const satisfies Readonly<Record<string, Step<SetupStatus>>>;
