import { setTimeout as sleep } from 'node:timers/promises';
import { callApi } from './api.ts';

const PRODUCTS = `query { products(first: 20) { nodes { id sku priceWithTax { amount currency } } } }`;

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { code message } } }`;

const ORDER = `query ($id: ID!) { order(id: $id) { status } }`;

const REFUND = `mutation ($id: ID!, $input: RefundOrderInput!) {
  refundOrder(id: $id, input: $input) { refund { id } userErrors { code message } }
}`;

const REPEAT = `mutation ($input: CreateRecurringOrderInput!) {
  createRecurringOrder(input: $input) { recurringOrder { id } userErrors { code message } }
}`;

/** Days from today until the first run of the demo's recurring order. */
const FIRST_RUN = 7;

const DAY = 24 * 60 * 60 * 1000;

/** Milliseconds between two looks at the demo's order: the machine has the demo's invoices to read. */
const LOOK = 1_000;

/** Looks until somebody else must see what became of it. */
const LOOKS = 120;

/** Stripe's test card that is charged without a question. https://docs.stripe.com/testing */
const CARD = 'pm_card_visa';

interface Product {
  readonly id: string;
  readonly sku: string;
  readonly priceWithTax: { readonly amount: string; readonly currency: string };
}

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

interface DemoOrders {
  readonly graphql: string;
  /** Of who orders. */
  readonly customer: string;
  /** Of who gives money back. */
  readonly staff: string;
  readonly email: string;
}

/**
 * What a visitor should meet of orders: one that is paid and partly given back, billed to a company, and one that comes every month.
 * Ends once the refund is asked for. Throws where the API refuses any of it.
 */
export async function seedOrders({ graphql, customer, staff, email }: DemoOrders): Promise<void> {
  const { products } = await callApi<{ products: { nodes: readonly Product[] } }>(graphql, customer, PRODUCTS);
  const [first, second] = [...products.nodes].sort((one, other) => one.sku.localeCompare(other.sku));
  if (!first || !second) throw new Error('The demo has no products to order.');
  const billTo = {
    name: 'Harbour Stage Ltd',
    vatNumber: 'IE6388047V',
    address: { street: '4 Custom House Quay', postalCode: 'D01 Y6H7', city: 'Dublin', country: 'IE' },
  };

  const { createRecurringOrder } = await callApi<{ createRecurringOrder: Payload }>(graphql, customer, REPEAT, {
    input: {
      lines: [{ productId: second.id, quantity: 1 }],
      email,
      billTo,
      interval: 'MONTHLY',
      startsOn: new Date(Date.now() + FIRST_RUN * DAY).toISOString().slice(0, 10),
      count: 12,
      acceptedTotal: second.priceWithTax,
      paymentMethodId: CARD,
      idempotencyKey: 'demo-recurring-1',
    },
  });
  requireDone(createRecurringOrder);

  const { placeOrder } = await callApi<{ placeOrder: Payload & { order: { id: string } | null } }>(
    graphql,
    customer,
    PLACE,
    {
      input: {
        lines: [
          { productId: first.id, quantity: 2 },
          { productId: second.id, quantity: 1 },
        ],
        email,
        billTo,
        paymentMethodId: CARD,
        idempotencyKey: 'demo-order-1',
      },
    },
  );
  requireDone(placeOrder);
  const id = placeOrder.order?.id ?? '';
  await completed(graphql, customer, id);
  const { refundOrder } = await callApi<{ refundOrder: Payload }>(graphql, staff, REFUND, {
    id,
    input: {
      lines: [{ productId: first.id, quantity: 1 }],
      reason: 'DAMAGED',
      note: 'Arrived torn; a picture came by mail.',
      idempotencyKey: 'demo-refund-1',
    },
  });
  requireDone(refundOrder);
}

async function completed(graphql: string, customer: string, id: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { order } = await callApi<{ order: { status: string } | null }>(graphql, customer, ORDER, { id });
    if (order?.status === 'COMPLETED') return;
    await sleep(LOOK);
  }
  throw new Error(`The demo's order ${id} is not completed yet.`);
}

function requireDone({ userErrors: [problem] }: Payload): void {
  if (problem) throw new Error(`${problem.code}: ${problem.message}`);
}
