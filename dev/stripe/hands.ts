import * as z from 'zod';
import { invalid } from './failures.ts';
import type { Call } from './intents.ts';
import { authenticate, expireIntent, loadCharge, loadIntent } from './intents.ts';
import { refundByHand, settleRefund } from './refunds.ts';
import { authenticateSetup } from './setups.ts';

/** What others do to a payment: its owner, the bank, somebody at Stripe's dashboard. Amounts in Stripe's minor units. */
const hands = {
  /** A button of the 3-D Secure page, of a payment (`pi_…`) or a setup (`seti_…`). */
  authenticate: hand(
    z.strictObject({ intent: z.string(), outcome: z.enum(['authorize', 'fail']) }),
    (call, { intent, outcome }) =>
      intent.startsWith('seti_') ? authenticateSetup(call, intent, outcome) : authenticate(call, intent, outcome),
  ),

  /** The bank lets go of what it held. */
  expire: hand(z.strictObject({ intent: z.string() }), (call, { intent }) => expireIntent(call, intent)),

  /** A refund in the dashboard, without anything of ours: of a payment, or of an order's captured one. All that is left without an amount. */
  refund: hand(
    z.strictObject({
      intent: z.optional(z.string()),
      orderId: z.optional(z.string()),
      amount: z.optional(z.number().int().positive()),
    }),
    (call, { intent, orderId, amount }) => refundByHand(call, intent ?? capturedOf(call, orderId ?? ''), amount),
  ),

  /** The bank says how a refund ends, now. */
  endRefund: hand(
    z.strictObject({
      refund: z.string(),
      status: z.enum(['succeeded', 'failed', 'canceled']),
      failureReason: z.optional(
        z.enum([
          'lost_or_stolen_card',
          'expired_or_canceled_card',
          'charge_for_pending_refund_disputed',
          'insufficient_funds',
          'declined',
          'merchant_request',
          'unknown',
        ]),
      ),
    }),
    (call, { refund, status, failureReason }) => {
      if (status === 'succeeded') return settleRefund(call, refund, { status });
      const usual = status === 'failed' ? 'expired_or_canceled_card' : 'merchant_request';
      return settleRefund(call, refund, { status, reason: failureReason ?? usual });
    },
  ),

  /** A payment is another behind everybody's back: nothing is told, and nothing counted. For those who compare the books. */
  alter: hand(
    z.strictObject({
      intent: z.string(),
      status: z.optional(z.enum(['requires_payment_method', 'requires_capture', 'succeeded', 'canceled'])),
      amountReceived: z.optional(z.number().int().nonnegative()),
      amountRefunded: z.optional(z.number().int().nonnegative()),
    }),
    ({ records }, { intent: id, status, amountReceived, amountRefunded }) => {
      const intent = loadIntent(records, id);
      intent.status = status ?? intent.status;
      intent.amount_received = amountReceived ?? intent.amount_received;
      records.intents.put(intent);
      if (amountRefunded === undefined) return intent;
      if (intent.latest_charge === null) throw invalid('This payment has no charge that could be refunded.');
      const charge = loadCharge(records, intent.latest_charge);
      charge.amount_refunded = charge.amount - charge.amount_captured + amountRefunded;
      charge.refunded = charge.amount_refunded === charge.amount;
      records.charges.put(charge);
      return intent;
    },
  ),
} satisfies Readonly<Record<string, Hand>>;

interface Hand {
  pull(call: Call, input: unknown): object;
}

function hand<Input>(shape: z.ZodType<Input>, pull: (call: Call, input: Input) => object): Hand {
  return { pull: (call, input) => pull(call, shape.parse(input)) };
}

/** `POST /_levers/<name>`. Undefined where there is no such hand. Throws zod's error where the input is wrong, and StripeFailure. */
export function pullHand(call: Call, name: string, input: () => unknown): object | undefined {
  return isHand(name) ? hands[name].pull(call, input()) : undefined;
}

function isHand(name: string): name is keyof typeof hands {
  return Object.hasOwn(hands, name);
}

function capturedOf({ records }: Call, orderId: string): string {
  const found = records.intentsOf(orderId).find(({ status }) => status === 'succeeded');
  if (found === undefined) throw invalid(`Nothing was captured for the order ${orderId}.`);
  return found.id;
}
