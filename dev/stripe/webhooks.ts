import { createHmac } from 'node:crypto';
import type { Levers, WebhookLever } from './levers.ts';
import { subjectsOf } from './levers.ts';
import type { EventRecord, Records } from './records.ts';

/** Where events go. */
export interface Endpoint {
  readonly url: string;
  /** Two while one takes the place of the other. */
  readonly secrets: readonly string[];
  /** Types of events that it hears; all of them where absent. */
  readonly events?: readonly string[];
}

/** Tells the endpoint of events, until it answers 2xx. What waits outlives the process. */
export interface Webhooks {
  /** Inside the transaction of the change that it tells of. */
  add(event: EventRecord): void;
  /** Tries again what waits, at once: there is another endpoint. */
  direct(endpoint: Endpoint): void;
  endpoint(): Endpoint | undefined;
  /** Deliveries that wait, or are at hand. */
  size(): number;
  recent(): readonly Attempt[];
  start(): void;
  stop(): Promise<void>;
}

export interface Attempt {
  readonly event: string;
  readonly type: string;
  readonly at: number;
  /** HTTP status, or why there is none. */
  readonly result: string;
}

interface Delivery {
  readonly event: string;
  readonly attempt: number;
  /** Milliseconds since the epoch. */
  readonly due: number;
  readonly since: number;
  /** Whether a lever has put it off: that happens once. */
  readonly delayed?: boolean;
}

const CONCURRENT = 16;
const FIRST_DELAY = 250;
const LONGEST_DELAY = 15_000;
/** https://docs.stripe.com/webhooks#automatic-retries */
const GIVES_UP_AFTER = 3 * 24 * 3600 * 1000;
const ANSWER_WITHIN = 20_000;
const GATHER = 200;
const STALE_SECONDS = 600;
const SHOWN_ATTEMPTS = 100;
/** How long a moved clock can go unnoticed. */
const LONGEST_SLEEP = 1_000;
const DIGITS = 12;

/** `fail` hears of what ends the stand-in, such as a full disk. */
export function createWebhooks(records: Records, levers: Levers, fail: (error: unknown) => void): Webhooks {
  const { store } = records;
  const waiting = new Map<string, Delivery>(
    store.list<Delivery>('deliveries').map(({ key, value }) => [key, value] as const),
  );
  const atHand = new Map<string, Promise<void>>();
  const attempts: Attempt[] = [];
  let gathered: (() => Promise<void>)[] = [];
  let gatherTimer: NodeJS.Timeout | undefined;
  let endpoint = store.get<Endpoint>('endpoint', 'webhook');
  let sequence = [...waiting.keys()].reduce((highest, key) => Math.max(highest, Number(key)), 0);
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  const ending = new AbortController();

  function wake(delay: number): void {
    if (!running) return;
    clearTimeout(timer);
    timer = setTimeout(drain, delay);
  }

  function drain(): void {
    if (!running || endpoint === undefined) return;
    let next = Infinity;
    for (const [key, delivery] of waiting) {
      if (atHand.size >= CONCURRENT) return;
      if (atHand.has(key)) continue;
      const wait = delivery.due - records.now();
      if (wait > 0) {
        next = Math.min(next, wait);
        continue;
      }
      const target = endpoint;
      const work = deliver(key, delivery, target)
        .catch(fail)
        .finally(() => {
          atHand.delete(key);
          wake(0);
        });
      atHand.set(key, work);
    }
    if (Number.isFinite(next)) wake(Math.min(next, LONGEST_SLEEP));
  }

  function keep(key: string, delivery: Delivery): void {
    store.put('deliveries', key, delivery);
    waiting.set(key, delivery);
  }

  function forget(key: string): void {
    store.delete('deliveries', key);
    waiting.delete(key);
  }

  async function deliver(key: string, delivery: Delivery, target: Endpoint): Promise<void> {
    const event = records.events.get(delivery.event);
    // The change that it tells of was rolled back, or nobody asked for it.
    if (event === undefined || target.events?.includes(event.type) === false) {
      forget(key);
      return;
    }
    const faults = levers.takeForWebhook(event.type, aimOf(records, event));
    const delayed = faults.find(({ webhook }) => webhook === 'delayed');
    if (delayed !== undefined && delivery.delayed !== true) {
      keep(key, { ...delivery, delayed: true, due: records.now() + (delayed.milliseconds ?? GATHER) });
      return;
    }
    if (faults.some(({ webhook }) => webhook === 'dropped')) {
      note(event, 'dropped by a lever');
      forget(key);
      return;
    }
    const reordered = faults.find(({ webhook }) => webhook === 'reordered');
    if (reordered !== undefined)
      await inReverse(reordered.milliseconds ?? GATHER, () => send(key, delivery, event, target, faults));
    else await send(key, delivery, event, target, faults);
  }

  /** Runs what was gathered, last first, one after the other, once nothing more came for a while. */
  function inReverse(milliseconds: number, work: () => Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      gathered.push(() => work().then(resolve));
      clearTimeout(gatherTimer);
      gatherTimer = setTimeout(() => {
        const backwards = gathered.reverse();
        gathered = [];
        void backwards.reduce((before, next) => before.then(next), Promise.resolve());
      }, milliseconds);
    });
  }

  async function send(
    key: string,
    delivery: Delivery,
    event: EventRecord,
    target: Endpoint,
    faults: readonly WebhookLever[],
  ): Promise<void> {
    const times = faults.some(({ webhook }) => webhook === 'doubled') ? 2 : 1;
    const sent = await Promise.all(Array.from({ length: times }, () => post(event, target, faults)));
    if (sent.some((accepted) => accepted) || records.now() - delivery.since > GIVES_UP_AFTER) {
      forget(key);
      return;
    }
    const delay = Math.min(FIRST_DELAY * 2 ** (delivery.attempt - 1), LONGEST_DELAY);
    keep(key, { ...delivery, attempt: delivery.attempt + 1, due: records.now() + delay });
  }

  async function post(event: EventRecord, target: Endpoint, faults: readonly WebhookLever[]): Promise<boolean> {
    const body = JSON.stringify(event, null, 2);
    const isWrong = faults.some(({ webhook }) => webhook === 'wrongSecret');
    const isStale = faults.some(({ webhook }) => webhook === 'stale');
    const secrets = isWrong ? ['whsec_wrong'] : target.secrets;
    const signature = signatureOf(body, secrets, records.seconds() - (isStale ? STALE_SECONDS : 0));
    try {
      const response = await fetch(target.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe stand-in/1.0',
          'stripe-signature': signature,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_WITHIN), ending.signal]),
      });
      await response.arrayBuffer();
      note(event, String(response.status));
      return response.ok;
    } catch (error) {
      note(event, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      return false;
    }
  }

  function note(event: EventRecord, result: string): void {
    attempts.unshift({ event: event.id, type: event.type, at: records.now(), result });
    attempts.length = Math.min(attempts.length, SHOWN_ATTEMPTS);
  }

  return {
    add(event) {
      sequence += 1;
      const now = records.now();
      keep(String(sequence).padStart(DIGITS, '0'), { event: event.id, attempt: 1, due: now, since: now });
      wake(0);
    },
    direct(next) {
      endpoint = next;
      store.put('endpoint', 'webhook', next);
      for (const [key, delivery] of waiting) if (!atHand.has(key)) keep(key, { ...delivery, due: records.now() });
      wake(0);
    },
    endpoint: () => endpoint,
    size: () => waiting.size,
    recent: () => attempts,
    start() {
      running = true;
      wake(0);
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      // What is cut short is told again by the next one.
      ending.abort();
      await Promise.all(atHand.values());
    },
  };
}

/** https://docs.stripe.com/webhooks#verify-manually */
export function signatureOf(body: string, secrets: readonly string[], timestamp: number): string {
  const signed = secrets.map((secret) => createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex'));
  return [`t=${timestamp}`, ...signed.map((each) => `v1=${each}`)].join(',');
}

/** Intents carry the order's id, and their charges with them; a refund made by hand carries nothing. */
function aimOf(records: Records, { data: { object } }: EventRecord): readonly string[] {
  const intent = 'payment_intent' in object ? records.intents.get(String(object.payment_intent)) : undefined;
  return subjectsOf({ ...intent?.metadata, ...('metadata' in object ? textsOf(object.metadata) : {}) });
}

function textsOf(metadata: unknown): Record<string, string> {
  if (typeof metadata !== 'object' || metadata === null) return {};
  return Object.fromEntries(Object.entries(metadata).filter((entry) => typeof entry[1] === 'string'));
}
