import * as z from 'zod';
import { isDeclineReason } from './cards.ts';

/** Calls that a lever can be put on. */
export const operations = ['create', 'confirm', 'capture', 'cancel', 'refund', 'retrieve', 'tokenize'] as const;

export type Operation = (typeof operations)[number];

export const faults = ['decline', 'error', 'rateLimit', 'lostRequest', 'lostAnswer', 'latency', 'notStripe'] as const;

export const webhookFaults = ['doubled', 'reordered', 'delayed', 'dropped', 'wrongSecret', 'stale'] as const;

/** How many of what comes a lever is for (all without it), and of which order. */
const aim = {
  times: z.optional(z.number().int().positive()),
  /** `metadata.orderId` of what is called for, or told of. */
  orderId: z.optional(z.string()),
};

const milliseconds = z.optional(z.number().int().nonnegative());

/**
 * What goes wrong with calls. `decline` refuses the card. `error` answers 500: with `effect` after the work was done, with `stored` kept under the
 * idempotency key as Stripe keeps it. `rateLimit` answers 429. `lostRequest` drops the connection before the work, `lostAnswer` after it, each after
 * so many `milliseconds` of silence. `latency` works after so many. `notStripe` answers 404 without Stripe's error object, as a proxy would.
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
  /** The faults that one call suffers: the first of each kind that is aimed at it, each used up by one. */
  takeForCall(operation: Operation, orderId: string | null, isReplay: boolean): readonly CallLever[];
  takeForWebhook(event: string, orderId: string | null): readonly WebhookLever[];
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

  const fits = (lever: Lever, orderId: string | null): boolean =>
    lever.orderId === undefined || lever.orderId === orderId;

  return {
    add(input) {
      const levers = z.union([z.array(leverInput), leverInput]).parse(input);
      for (const lever of [levers].flat()) sets.push({ lever, left: lever.times ?? Infinity });
    },
    clear() {
      sets = [];
    },
    list: () => sets.map(({ lever, left }) => ({ ...lever, left: Number.isFinite(left) ? left : null })),
    takeForCall: (operation, orderId, isReplay) =>
      take(
        (lever) =>
          'fault' in lever &&
          fits(lever, orderId) &&
          (lever.operation === undefined || lever.operation === operation) &&
          // What was answered before is answered again: only the way there and back can fail.
          !(isReplay && (lever.fault === 'decline' || lever.fault === 'error')) &&
          (lever.fault !== 'decline' || operation === 'confirm' || operation === 'capture'),
      ).flatMap((lever) => ('fault' in lever ? [lever] : [])),
    takeForWebhook: (event, orderId) =>
      take(
        (lever) => 'webhook' in lever && fits(lever, orderId) && (lever.event === undefined || lever.event === event),
      ).flatMap((lever) => ('webhook' in lever ? [lever] : [])),
  };
}
