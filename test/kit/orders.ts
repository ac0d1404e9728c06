import { Hub } from 'aws-amplify/utils';
import type { Person } from './person.ts';
import { until } from './until.ts';

export interface MoneyView {
  readonly amount: string;
  readonly currency: string;
}

export interface RefusalView {
  readonly code: string;
  readonly message: string;
}

export interface OrderView {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly refusal: RefusalView | null;
  readonly lines: readonly {
    readonly product: { readonly id: string; readonly name: string; readonly active: boolean } | null;
    readonly name: string;
    readonly quantity: number;
    readonly unitPrice: MoneyView;
    readonly taxRate: string;
    readonly net: MoneyView;
    readonly tax: MoneyView;
    readonly total: MoneyView;
  }[];
  readonly subtotal: MoneyView;
  readonly tax: MoneyView;
  readonly total: MoneyView;
  readonly email: string;
  readonly shippingNote: string | null;
  readonly payment: {
    readonly id: string;
    readonly status: string;
    readonly amount: MoneyView;
    readonly captured: MoneyView;
    readonly refunded: MoneyView;
    readonly card: { readonly brand: string; readonly last4: string } | null;
    readonly refusal: RefusalView | null;
  } | null;
  readonly paymentAction: {
    readonly clientSecret: string;
    readonly url: string | null;
    readonly expiresAt: string;
  } | null;
  readonly cancellable: boolean;
  readonly timeline: readonly {
    readonly status: string;
    readonly version: number;
    readonly at: string;
    readonly refusal: RefusalView | null;
  }[];
  readonly version: number;
  readonly placedAt: string;
  readonly updatedAt: string;
}

const money = '{ amount currency }';
const refusal = 'refusal { code message }';

/** Everything that an order's owner may ask of it. */
export const ORDER = `id number status ${refusal}
  lines { product { id name active } name quantity unitPrice ${money} taxRate net ${money} tax ${money} total ${money} }
  subtotal ${money} tax ${money} total ${money} email shippingNote
  payment { id status amount ${money} captured ${money} refunded ${money} card { brand last4 } ${refusal} }
  paymentAction { clientSecret url expiresAt } cancellable timeline { status version at ${refusal} }
  version placedAt updatedAt`;

const PAYLOAD = `{ order { ${ORDER} } userErrors { field message code } }`;

export interface OrderAnswer {
  readonly order: OrderView | null;
  readonly userErrors: readonly { readonly field: string | null; readonly message: string; readonly code: string }[];
}

/** What `placeOrder` takes. */
export interface NewOrder {
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly email: string;
  readonly shippingNote?: string | null;
  readonly paymentMethodId?: string | null;
  readonly expectedTotal?: MoneyView | null;
  readonly idempotencyKey: string;
}

/** Stripe's payment method whose card is charged without a question. https://docs.stripe.com/testing */
export const GOOD_CARD = 'pm_card_visa';

/** Statuses that nothing leaves by itself. */
export const endedStatuses = ['COMPLETED', 'FAILED', 'CANCELLED', 'NEEDS_ATTENTION'] as const;

/** An input of `placeOrder`: one piece of each product, paid with a card that is charged without a question, where nothing else is said. */
export function orderInput(productIds: readonly string[], stated: Partial<NewOrder> = {}): NewOrder {
  return {
    lines: productIds.map((productId) => ({ productId, quantity: 1 })),
    email: 'customer@example.com',
    paymentMethodId: GOOD_CARD,
    idempotencyKey: crypto.randomUUID(),
    ...stated,
  };
}

/** `placeOrder` with this input, whatever it answers. */
export async function placeOrder(
  person: Person,
  input: NewOrder | Readonly<Record<string, unknown>>,
): Promise<OrderAnswer> {
  const document = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) ${PAYLOAD} }`;
  return whole((await person.run<{ placeOrder: OrderAnswer }>(document, { input })).placeOrder);
}

/** Places an order. Throws where it is refused. */
export async function newOrder(
  person: Person,
  productIds: readonly string[],
  stated: Partial<NewOrder> = {},
): Promise<OrderView> {
  const { order, userErrors } = await placeOrder(person, orderInput(productIds, stated));
  if (!order) throw new Error(`The order was refused: ${JSON.stringify(userErrors)}`);
  return order;
}

/** An order as this person sees it now, or null. */
export async function orderOf(person: Person, id: string): Promise<OrderView | null> {
  const document = `query ($id: ID!) { order(id: $id) { ${ORDER} } }`;
  return (await person.run<{ order: OrderView | null }>(document, { id })).order;
}

/** The order once it is in one of these statuses; where none is named, once it has ended. Throws with its timeline where it is not in time. */
export async function whenOrder(
  person: Person,
  id: string,
  statuses: readonly string[] = endedStatuses,
  milliseconds = 30_000,
): Promise<OrderView> {
  let last: OrderView | null = null;
  try {
    return await until(
      `the order ${id} to be ${statuses.join(' or ')}`,
      async () => {
        last = await orderOf(person, id);
        return last && statuses.includes(last.status) ? last : null;
      },
      milliseconds,
    );
  } catch (cause) {
    throw new Error(`The order stands at ${JSON.stringify(last)}`, { cause });
  }
}

/** `cancelOrder`, whatever it answers. */
export async function cancelOrder(person: Person, id: string): Promise<OrderAnswer> {
  const document = `mutation ($id: ID!) { cancelOrder(id: $id) ${PAYLOAD} }`;
  return whole((await person.run<{ cancelOrder: OrderAnswer }>(document, { id })).cancelOrder);
}

/** `continueOrder`, whatever it answers. */
export async function continueOrder(person: Person, id: string): Promise<OrderAnswer> {
  const document = `mutation ($id: ID!) { continueOrder(id: $id) ${PAYLOAD} }`;
  return whole((await person.run<{ continueOrder: OrderAnswer }>(document, { id })).continueOrder);
}

/** `retryOrder`, whatever it answers. */
export async function retryOrder(person: Person, { id, version }: Pick<OrderView, 'id' | 'version'>) {
  const document = `mutation ($id: ID!, $expectedVersion: Int!) { retryOrder(id: $id, expectedVersion: $expectedVersion) ${PAYLOAD} }`;
  const variables = { id, expectedVersion: version };
  return whole((await person.run<{ retryOrder: OrderAnswer }>(document, variables)).retryOrder);
}

/** Throws where a payload breaks its promise: it has an order or errors, never both, never neither. */
function whole(answer: OrderAnswer): OrderAnswer {
  if ((answer.order === null) !== answer.userErrors.length > 0) {
    throw new Error(`The payload contradicts itself: ${JSON.stringify(answer)}`);
  }
  return answer;
}

/** A change of an order as it was pushed. */
export interface OrderChangeView {
  readonly orderId: string;
  readonly ownerId: string;
  readonly status: string;
  readonly version: number;
  readonly at: string;
}

/** What somebody hears of orders, by the real Amplify client. */
export interface OrderNews {
  /** Everything that was pushed, as it came. */
  readonly changes: readonly OrderChangeView[];
  readonly errors: readonly unknown[];
  /** The statuses of one order as they were pushed, repeated and old news dropped, as the schema tells clients to. */
  statusesOf(orderId: string): string[];
  stop(): void;
}

const CHANGE = '{ orderId ownerId status version at }';

/** Hears one order, from the moment this answers. */
export function hearOrder(person: Person, orderId: string): Promise<OrderNews> {
  return hear(person, `($orderId: ID!) { change: onOrderStatusChanged(orderId: $orderId) ${CHANGE} }`, { orderId });
}

/** Hears all orders of one's own, from the moment this answers: subscribe first, and no change of an order placed then is missed. */
export function hearMyOrders(person: Person): Promise<OrderNews> {
  return hear(person, `{ change: onMyOrdersChanged ${CHANGE} }`, {});
}

/** Hears everybody's orders, from the moment this answers: for STAFF and ADMIN. */
export function hearAllOrders(person: Person): Promise<OrderNews> {
  return hear(person, `{ change: onOrdersChanged ${CHANGE} }`, {});
}

async function hear(
  person: Person,
  selection: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<OrderNews> {
  const { changes, errors, stop } = await hearChanges<OrderChangeView>(person, selection, variables);
  return {
    changes,
    errors,
    statusesOf: (orderId) => newsOf(changes.filter((change) => change.orderId === orderId)),
    stop,
  };
}

/** The statuses as they were pushed, repeated and old news dropped, as the schema tells clients to. */
export function newsOf(changes: readonly { readonly version: number; readonly status: string }[]): string[] {
  let seen = 0;
  const statuses: string[] = [];
  for (const change of changes) {
    if (change.version <= seen) continue;
    seen = change.version;
    statuses.push(change.status);
  }
  return statuses;
}

/**
 * Hears the subscription that the selection calls `change`, from the moment this answers. Amplify tells by its Hub when AppSync acknowledged a
 * subscription; the name of the operation says which one. Throws what Amplify throws where it is refused.
 */
export async function hearChanges<Change>(
  person: Person,
  selection: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<{ readonly changes: readonly Change[]; readonly errors: readonly unknown[]; stop(): void }> {
  const name = `Hear${crypto.randomUUID().replaceAll('-', '')}`;
  const changes: Change[] = [];
  let stands = false;
  const forget = Hub.listen('api', ({ payload }) => {
    if (payload.event === 'Subscription ack' && JSON.stringify(payload.data).includes(name)) stands = true;
  });
  const heard = person.hear<{ change: Change }>(`subscription ${name} ${selection}`, variables, (event) => {
    changes.push(event.change);
  });
  try {
    await until('the subscription to stand', () => {
      if (heard.errors.length > 0) throw new Error(`Refused: ${JSON.stringify(heard.errors)}`);
      return stands;
    });
  } catch (error) {
    heard.stop();
    throw error;
  } finally {
    forget();
  }
  return {
    changes,
    errors: heard.errors,
    stop: () => {
      heard.stop();
    },
  };
}
