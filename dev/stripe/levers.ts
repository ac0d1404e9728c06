import * as z from 'zod';
import { isDeclineReason } from './cards.ts';

/** Calls that a lever can be put on. */
export const operations = [
  'create',
  'confirm',
  'capture',
  'cancel',
  'refund',
  'retrieve',
  'tokenize',
  'createCustomer',
  'createSetup',
  'confirmSetup',
  'cancelSetup',
  'attach',
  'detach',
] as const;

export type Operation = (typeof operations)[number];

/** How the refunds of any card go. */
export const refundFates = ['refundPending', 'refundLater', 'refundFails', 'refundRefused'] as const;

export type RefundFate = (typeof refundFates)[number];

export const faults = [
  'decline',
  'error',
  'rateLimit',
  'lostRequest',
  'lostAnswer',
  'latency',
  'notStripe',
  ...refundFates,
] as const;

export const webhookFaults = ['doubled', 'reordered', 'delayed', 'dropped', 'wrongSecret', 'stale'] as const;

/** How many of what comes a lever is for (all without it), and of which order. */
const aim = {
  times: z.optional(z.number().int().positive()),
  /** `metadata.orderId` of what is called for, or told of; of setups, any value of their metadata. */
  orderId: z.optional(z.string()),
};

const milliseconds = z.optional(z.number().int().nonnegative());

/**
 * What goes wrong with calls. `decline` refuses the card. `error` answers 500: with `effect` after the work was done, with `stored` kept under the
 * idempotency key as Stripe keeps it. `rateLimit` answers 429. `lostRequest` drops the connection before the work, `lostAnswer` after it, each after
 * so many `milliseconds` of silence. `latency` works after so many. `notStripe` answers 404 without Stripe's error object, as a proxy would.
 * `refundPending` leaves a refund pending until it is ended by hand, `refundLater` until a little later, when it succeeds; `refundFails` lets it succeed and
 * fail a little later; `refundRefused` makes none.
 */
const callLever = z.strictObject({
  fault: z.enum(faults),
  operation: z.optional(z.enum(operations)),
  declineCode: z.optional(z.string().refine(isDeclineReason, { error: 'no such decline code' })),
  effect: z.optional(z.boolean()),
  stored: z.optional(z.boolean()),
  milliseconds,
  ...aim,
});

/**
 * What goes wrong with webhooks. `doubled` delivers twice at once; `reordered` gathers what comes within so many `milliseconds` (200) and delivers it
 * backwards; `delayed` delivers so many `milliseconds` later; `dropped` never delivers; `wrongSecret` and `stale` sign wrongly.
 */
const webhookLever = z.strictObject({
  webhook: z.enum(webhookFaults),
  /** `payment_intent.succeeded`. */
  event: z.optional(z.string()),
  milliseconds,
  ...aim,
});

const leverInput = z.union([callLever, webhookLever]);

const declinable: readonly Operation[] = ['confirm', 'capture', 'confirmSetup'];

export function isRefundFate(fault: string): fault is RefundFate {
  return refundFates.some((fate) => fate === fault);
}

/** What a lever may be aimed by: an order's id, and of what belongs to none whatever it bears. */
export function subjectsOf(metadata: Readonly<Record<string, string>>): readonly string[] {
  const { orderId } = metadata;
  return orderId === undefined ? Object.values(metadata) : [orderId];
}

export type CallLever = z.output<typeof callLever>;
export type WebhookLever = z.output<typeof webhookLever>;
export type Lever = CallLever | WebhookLever;

interface Pulled {
  readonly lever: Lever;
  left: number;
}

/** Faults in force. They end with the process. */
export interface Levers {
  /** Throws zod's error where the input is none. */
  add(input: unknown): void;
  clear(): void;
  list(): readonly (Lever & { readonly left: number | null })[];
  /**
   * The faults that one call suffers: the first of each kind that is aimed at it, each used up by one. `subjects`: what levers may be aimed by.
   */
  takeForCall(operation: Operation, subjects: readonly string[], isReplay: boolean): readonly CallLever[];
  takeForWebhook(event: string, subjects: readonly string[]): readonly WebhookLever[];
}

export function createLevers(): Levers {
  let sets: Pulled[] = [];

  function take(isAimed: (lever: Lever) => boolean): readonly Lever[] {
    const kinds = new Map<string, Pulled>();
    for (const set of sets) {
      const kind = 'fault' in set.lever ? set.lever.fault : set.lever.webhook;
      if (set.left > 0 && isAimed(set.lever) && !kinds.has(kind)) kinds.set(kind, set);
    }
    for (const set of kinds.values()) set.left -= 1;
    sets = sets.filter(({ left }) => left > 0);
    return [...kinds.values()].map(({ lever }) => lever);
  }

  const fits = (lever: Lever, subjects: readonly string[]): boolean =>
    lever.orderId === undefined || subjects.includes(lever.orderId);

  return {
    add(input) {
      const levers = z.union([z.array(leverInput), leverInput]).parse(input);
      for (const lever of [levers].flat()) sets.push({ lever, left: lever.times ?? Infinity });
    },
    clear() {
      sets = [];
    },
    list: () => sets.map(({ lever, left }) => ({ ...lever, left: Number.isFinite(left) ? left : null })),
    takeForCall: (operation, subjects, isReplay) =>
      take(
        (lever) =>
          'fault' in lever &&
          fits(lever, subjects) &&
          (lever.operation === undefined || lever.operation === operation) &&
          // What was answered before is answered again: only the way there and back can fail.
          !(isReplay && (lever.fault === 'decline' || lever.fault === 'error' || isRefundFate(lever.fault))) &&
          (lever.fault !== 'decline' || declinable.includes(operation)) &&
          (!isRefundFate(lever.fault) || operation === 'refund'),
      ).flatMap((lever) => ('fault' in lever ? [lever] : [])),
    takeForWebhook: (event, subjects) =>
      take(
        (lever) => 'webhook' in lever && fits(lever, subjects) && (lever.event === undefined || lever.event === event),
      ).flatMap((lever) => ('webhook' in lever ? [lever] : [])),
  };
}
