import { setTimeout as delay } from 'node:timers/promises';

/**
 * Buyers of a process of their own, each of whom wants one ticket of a kind, by one key, until they are told:
 *
 *   node test/chaos/buyers.ts ORDER
 *
 * ORDER is JSON (see BuyersOrder). Prints one line of JSON (see Bought), and nothing else.
 */
export interface BuyersOrder {
  readonly url: string;
  /** Access tokens: buyers take turns with them. */
  readonly tokens: readonly string[];
  readonly eventId: string;
  readonly categoryId: string;
  readonly buyers: number;
  /** So long they go on where nobody answers. */
  readonly patienceMs: number;
}

/** What became of each buyer: the hold's id, or the code of the refusal. */
export type Bought = readonly ({ readonly hold: string } | { readonly code: string })[];

const HOLD = `mutation ($input: HoldTicketsInput!) { holdTickets(input: $input) { hold { id status } userErrors { code } } }`;

interface Answer {
  readonly data?: {
    readonly holdTickets: {
      readonly hold: { readonly id: string } | null;
      readonly userErrors: readonly { readonly code: string }[];
    } | null;
  } | null;
  readonly errors?: readonly { readonly errorType?: string; readonly message: string }[];
}

const PAUSE_MS = 100;

async function buy(order: BuyersOrder, token: string): Promise<Bought[number]> {
  const { url, eventId, categoryId, patienceMs } = order;
  const input = { eventId, categoryId, quantity: 1, idempotencyKey: crypto.randomUUID() };
  const until = Date.now() + patienceMs;
  let last = 'NOBODY_ANSWERED';
  while (Date.now() < until) {
    const answer = await ask(url, token, { query: HOLD, variables: { input } });
    const outcome = answer?.data?.holdTickets;
    if (outcome?.hold) return { hold: outcome.hold.id };
    const code = outcome?.userErrors[0]?.code;
    if (code && code !== 'TRY_AGAIN') return { code };
    last = code ?? answer?.errors?.[0]?.errorType ?? last;
    await delay(PAUSE_MS * (0.5 + Math.random()));
  }
  return { code: last };
}

/** Null where nobody answers, or not in JSON: the cloud was killed, and comes again. */
async function ask(url: string, token: string, body: object): Promise<Answer | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: token, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

if (import.meta.main) {
  const order = JSON.parse(process.argv[2] ?? '{}') as BuyersOrder;
  const all = Array.from({ length: order.buyers }, (_, at) => buy(order, order.tokens[at % order.tokens.length] ?? ''));
  console.log(JSON.stringify(await Promise.all(all)));
}
