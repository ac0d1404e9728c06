import type { MoneyView, OrderView, RefusalView } from './orders.ts';
import { hearChanges, newOrder, newsOf, whenOrder } from './orders.ts';
import type { Person } from './person.ts';
import { until } from './until.ts';

export interface RefundView {
  readonly id: string;
  readonly order: { readonly id: string } | null;
  readonly status: string;
  readonly refusal: RefusalView | null;
  readonly amount: MoneyView;
  readonly lines: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly net: MoneyView;
    readonly tax: MoneyView;
    readonly total: MoneyView;
  }[];
  readonly reason: string;
  readonly note: string | null;
  readonly restock: boolean;
  readonly restocked: boolean;
  readonly attempt: number;
  readonly history: readonly {
    readonly status: string;
    readonly attempt: number;
    readonly at: string;
    readonly refusal: RefusalView | null;
  }[];
  readonly version: number;
  readonly requestedAt: string;
  readonly updatedAt: string;
}

const money = '{ amount currency }';
const refusal = 'refusal { code message }';

/** Everything that may be asked of a refund beside its credit note. */
export const REFUND = `id order { id } status ${refusal} amount ${money}
  lines { name quantity net ${money} tax ${money} total ${money} } reason note restock restocked attempt
  history { status attempt at ${refusal} } version requestedAt updatedAt`;

const PAYLOAD = `{ refund { ${REFUND} } userErrors { field message code } }`;

export interface RefundAnswer {
  readonly refund: RefundView | null;
  readonly userErrors: readonly { readonly field: string | null; readonly message: string; readonly code: string }[];
}

/** What `refundOrder` takes. */
export interface NewRefund {
  readonly amount?: MoneyView | null;
  readonly lines?: readonly { readonly productId: string; readonly quantity: number }[] | null;
  readonly reason: string;
  readonly note?: string | null;
  readonly restock?: boolean;
  readonly idempotencyKey: string;
}

/** An input of `refundOrder`: all that is left, where nothing else is said. */
export function refundInput(stated: Partial<NewRefund> = {}): NewRefund {
  return { reason: 'CUSTOMER_REQUEST', idempotencyKey: crypto.randomUUID(), ...stated };
}

/** `refundOrder` with this input, whatever it answers. */
export async function refundOrder(
  person: Person,
  id: string,
  input: NewRefund | Readonly<Record<string, unknown>> = refundInput(),
): Promise<RefundAnswer> {
  const document = `mutation ($id: ID!, $input: RefundOrderInput!) { refundOrder(id: $id, input: $input) ${PAYLOAD} }`;
  return whole((await person.run<{ refundOrder: RefundAnswer }>(document, { id, input })).refundOrder);
}

/** Asks for a refund. Throws where it is refused. */
export async function newRefund(person: Person, orderId: string, stated: Partial<NewRefund> = {}): Promise<RefundView> {
  const { refund, userErrors } = await refundOrder(person, orderId, refundInput(stated));
  if (!refund) throw new Error(`The refund was refused: ${JSON.stringify(userErrors)}`);
  return refund;
}

/** `retryRefund`, whatever it answers. */
export async function retryRefund(person: Person, { id, version }: Pick<RefundView, 'id' | 'version'>) {
  const document = `mutation ($id: ID!, $expectedVersion: Int!) { retryRefund(id: $id, expectedVersion: $expectedVersion) ${PAYLOAD} }`;
  const variables = { id, expectedVersion: version };
  return whole((await person.run<{ retryRefund: RefundAnswer }>(document, variables)).retryRefund);
}

/** `closeRefund`, whatever it answers. */
export async function closeRefund(person: Person, { id, version }: Pick<RefundView, 'id' | 'version'>) {
  const document = `mutation ($id: ID!, $expectedVersion: Int!) { closeRefund(id: $id, expectedVersion: $expectedVersion) ${PAYLOAD} }`;
  const variables = { id, expectedVersion: version };
  return whole((await person.run<{ closeRefund: RefundAnswer }>(document, variables)).closeRefund);
}

/** A refund as this person sees it now, or null. */
export async function refundOf(person: Person, id: string): Promise<RefundView | null> {
  const document = `query ($id: ID!) { refund(id: $id) { ${REFUND} } }`;
  return (await person.run<{ refund: RefundView | null }>(document, { id })).refund;
}

/** The refunds of an order as this person sees them now. */
export async function refundsOf(person: Person, orderId: string): Promise<readonly RefundView[]> {
  const document = `query ($id: ID!) { order(id: $id) { refunds { ${REFUND} } } }`;
  const { order } = await person.run<{ order: { refunds: readonly RefundView[] } | null }>(document, { id: orderId });
  return order?.refunds ?? [];
}

/** The refund once it is in this status. Throws with what it is where it is not in time. */
export async function whenRefund(
  person: Person,
  id: string,
  status: string,
  milliseconds = 30_000,
): Promise<RefundView> {
  let last: RefundView | null = null;
  try {
    return await until(
      `the refund ${id} to be ${status}`,
      async () => {
        last = await refundOf(person, id);
        return last?.status === status ? last : null;
      },
      milliseconds,
    );
  } catch (cause) {
    throw new Error(`The refund stands at ${JSON.stringify(last)}`, { cause });
  }
}

/** An order of this owner's that is paid and completed. */
export async function paidOrder(
  owner: Person,
  productIds: readonly string[],
  stated: Parameters<typeof newOrder>[2] = {},
): Promise<OrderView> {
  const { id } = await newOrder(owner, productIds, stated);
  return whenOrder(owner, id, ['COMPLETED']);
}

/** A change of a refund as it was pushed. */
export interface RefundChangeView {
  readonly refundId: string;
  readonly orderId: string;
  readonly ownerId: string;
  readonly status: string;
  readonly version: number;
  readonly at: string;
}

const CHANGE = '{ refundId orderId ownerId status version at }';

/** Hears the refunds of one order, from the moment this answers. */
export async function hearRefunds(person: Person, orderId: string) {
  const selection = `($orderId: ID!) { change: onRefundChanged(orderId: $orderId) ${CHANGE} }`;
  return withNews(await hearChanges<RefundChangeView>(person, selection, { orderId }));
}

/** Hears everybody's refunds, from the moment this answers: for STAFF and ADMIN. */
export async function hearAllRefunds(person: Person) {
  return withNews(await hearChanges<RefundChangeView>(person, `{ change: onRefundsChanged ${CHANGE} }`, {}));
}

function withNews(heard: Awaited<ReturnType<typeof hearChanges<RefundChangeView>>>) {
  return {
    ...heard,
    statusesOf: (refundId: string) => newsOf(heard.changes.filter((change) => change.refundId === refundId)),
  };
}

/** Throws where a payload breaks its promise: it has a refund or errors, never both, never neither. */
function whole(answer: RefundAnswer): RefundAnswer {
  if ((answer.refund === null) !== answer.userErrors.length > 0) {
    throw new Error(`The payload contradicts itself: ${JSON.stringify(answer)}`);
  }
  return answer;
}
