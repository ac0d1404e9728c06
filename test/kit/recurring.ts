import type { Outputs } from '#dev/cloud.ts';
import { addDays, RUN_HOUR } from '#model/recurring.ts';
import type { MoneyView, RefusalView } from './orders.ts';
import { GOOD_CARD } from './orders.ts';
import type { Person } from './person.ts';
import { until } from './until.ts';

export interface RecurringView {
  readonly id: string;
  readonly status: string;
  readonly refusal: RefusalView | null;
  readonly lines: readonly { readonly product: { readonly id: string } | null; readonly unitPrice: MoneyView }[];
  readonly agreedTotal: MoneyView;
  readonly currentTotal: MoneyView | null;
  readonly startsOn: string;
  readonly placed: number;
  readonly nextRunOn: string | null;
  readonly retryOn: string | null;
  readonly missedRunOn: string | null;
  readonly upcoming: readonly string[];
  readonly card: { readonly brand: string; readonly last4: string } | null;
  readonly cardSetup: {
    readonly clientSecret: string;
    readonly url: string | null;
    readonly refusal: RefusalView | null;
  } | null;
  readonly orders: { readonly nodes: readonly RunView[] };
  readonly history: readonly {
    readonly event: string;
    readonly runOn: string | null;
    readonly orderId: string | null;
    readonly reason: string | null;
  }[];
  readonly version: number;
}

/** An order of a recurring order. */
export interface RunView {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly refusal: RefusalView | null;
  readonly total: MoneyView;
  readonly scheduledFor: string | null;
  readonly recurringOrder: { readonly id: string } | null;
}

const money = '{ amount currency }';
const refusal = 'refusal { code message }';

/** Everything that its owner may ask of it. */
export const RECURRING = `id status ${refusal} lines { product { id } unitPrice ${money} } agreedTotal ${money} currentTotal ${money}
  startsOn placed nextRunOn retryOn missedRunOn upcoming card { brand last4 } cardSetup { clientSecret url ${refusal} }
  orders(first: 100) { nodes { id number status ${refusal} total ${money} scheduledFor recurringOrder { id } } }
  history { event runOn orderId reason } version`;

export interface RecurringAnswer {
  readonly recurringOrder: RecurringView | null;
  readonly userErrors: readonly { readonly field: string | null; readonly message: string; readonly code: string }[];
}

/** What `createRecurringOrder` takes. */
export type RecurringInput = Readonly<Record<string, unknown>>;

/** The UTC day so many days from now. */
export function inDays(days: number): string {
  return addDays(new Date().toISOString().slice(0, 10), days);
}

/** An input: one piece a week of a product over 23.80 EUR, from the day after tomorrow, by a card that is saved without a question. */
export function recurringInput(productId: string, stated: RecurringInput = {}): RecurringInput {
  return {
    lines: [{ productId, quantity: 1 }],
    email: 'customer@example.com',
    interval: 'WEEKLY',
    startsOn: inDays(2),
    acceptedTotal: { amount: '23.80', currency: 'EUR' },
    paymentMethodId: GOOD_CARD,
    idempotencyKey: crypto.randomUUID(),
    ...stated,
  };
}

/** Calls a mutation of the recurring domain, whatever it answers. */
export async function callRecurring(
  person: Person,
  name: string,
  types: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>>,
): Promise<RecurringAnswer> {
  const declared = Object.entries(types).map(([argument, type]) => `$${argument}: ${type}`);
  const given = Object.keys(types).map((argument) => `${argument}: $${argument}`);
  const payload = `{ recurringOrder { ${RECURRING} } userErrors { field message code } }`;
  const document = `mutation (${declared.join(', ')}) { answer: ${name}(${given.join(', ')}) ${payload} }`;
  const { answer } = await person.run<{ answer: RecurringAnswer }>(document, { ...values });
  if ((answer.recurringOrder === null) !== answer.userErrors.length > 0) {
    throw new Error(`The payload contradicts itself: ${JSON.stringify(answer)}`);
  }
  return answer;
}

export function createRecurring(person: Person, input: RecurringInput): Promise<RecurringAnswer> {
  return callRecurring(person, 'createRecurringOrder', { input: 'CreateRecurringOrderInput!' }, { input });
}

/** Sets one up. Throws where it is refused. */
export async function newRecurring(
  person: Person,
  productId: string,
  stated: RecurringInput = {},
): Promise<RecurringView> {
  const { recurringOrder, userErrors } = await createRecurring(person, recurringInput(productId, stated));
  if (!recurringOrder) throw new Error(`It was refused: ${JSON.stringify(userErrors)}`);
  return recurringOrder;
}

type Seen = Pick<RecurringView, 'id' | 'version'>;

export function changeRecurring(
  person: Person,
  what: 'pause' | 'skip' | 'resume',
  { id, version }: Seen,
  more: { readonly acceptedTotal?: MoneyView; readonly makeUp?: boolean } = {},
): Promise<RecurringAnswer> {
  const types = { id: 'ID!', expectedVersion: 'Int!' };
  const allTypes = what === 'resume' ? { ...types, acceptedTotal: 'MoneyInput', makeUp: 'Boolean' } : types;
  return callRecurring(person, `${what}RecurringOrder`, allTypes, { id, expectedVersion: version, ...more });
}

export function cancelRecurring(person: Person, id: string): Promise<RecurringAnswer> {
  return callRecurring(person, 'cancelRecurringOrder', { id: 'ID!' }, { id });
}

export function continueRecurring(person: Person, id: string): Promise<RecurringAnswer> {
  return callRecurring(person, 'continueRecurringOrder', { id: 'ID!' }, { id });
}

export function changeCardOf(
  person: Person,
  { id, version }: Seen,
  paymentMethodId: string | null,
): Promise<RecurringAnswer> {
  const types = { id: 'ID!', expectedVersion: 'Int!', paymentMethodId: 'String' };
  return callRecurring(person, 'changeRecurringOrderCard', types, { id, expectedVersion: version, paymentMethodId });
}

/** A recurring order as this person sees it now, or null. */
export async function recurringOf(person: Person, id: string): Promise<RecurringView | null> {
  const document = `query ($id: ID!) { recurringOrder(id: $id) { ${RECURRING} } }`;
  return (await person.run<{ recurringOrder: RecurringView | null }>(document, { id })).recurringOrder;
}

/** The recurring order once this is so of it. Throws with what it was where that is not in time. */
export async function whenRecurring(
  person: Person,
  id: string,
  what: string,
  isSo: (seen: RecurringView) => boolean,
  milliseconds = 30_000,
): Promise<RecurringView> {
  let last: RecurringView | null = null;
  try {
    return await until(
      what,
      async () => {
        last = await recurringOf(person, id);
        return last && isSo(last) ? last : null;
      },
      milliseconds,
    );
  } catch (cause) {
    throw new Error(`It stands at ${JSON.stringify(last)}`, { cause });
  }
}

/** The orders of its runs by their days, oldest first. */
export function runsOf({ orders }: RecurringView): (string | null)[] {
  return orders.nodes.map(({ scheduledFor }) => scheduledFor).sort();
}

const DAY = 24 * 60 * 60 * 1000;

/** Puts the Scheduler's clock past the hour of runs of this day, in whatever zone. */
export async function passDay({ status }: Pick<Outputs, 'status'>, day: string): Promise<void> {
  const scheduler = Date.parse(`${day}T00:00:00.000Z`) + (RUN_HOUR / 24 + 0.5) * DAY - Date.now();
  await moveScheduler({ status }, scheduler);
}

/** Puts the Scheduler's clock so many milliseconds ahead. */
export async function moveScheduler({ status }: Pick<Outputs, 'status'>, scheduler: number): Promise<void> {
  const response = await fetch(new URL('/faults/clock', status), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scheduler }),
  });
  if (!response.ok) throw new Error(`The clock could not be moved: HTTP ${response.status}.`);
}
