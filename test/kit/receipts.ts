import type { MoneyView } from './orders.ts';
import type { Person } from './person.ts';
import { until } from './until.ts';

export interface BuyerView {
  readonly name: string;
  readonly address: {
    readonly street: string;
    readonly addressLine: string | null;
    readonly postalCode: string | null;
    readonly city: string;
    readonly country: string;
  } | null;
  readonly vatNumber: string | null;
}

export interface ReceiptView {
  readonly id: string;
  readonly number: string;
  readonly kind: 'RECEIPT' | 'CREDIT_NOTE';
  readonly issuedAt: string;
  readonly net: MoneyView;
  readonly tax: MoneyView;
  readonly total: MoneyView;
  readonly taxes: readonly { readonly rate: string; readonly net: MoneyView; readonly tax: MoneyView }[];
  readonly buyer: BuyerView;
  readonly order: { readonly id: string } | null;
  readonly document: {
    readonly url: string;
    readonly fileName: string;
    readonly size: number;
    readonly expiresAt: string;
  } | null;
}

const money = '{ amount currency }';

/** Everything that may be asked of a buyer. */
export const BUYER = '{ name address { street addressLine postalCode city country } vatNumber }';

/** Everything that may be asked of a receipt or a credit note. */
export const RECEIPT = `{ id number kind issuedAt net ${money} tax ${money} total ${money}
  taxes { rate net ${money} tax ${money} } buyer ${BUYER} order { id } document { url fileName size expiresAt } }`;

interface OrderWithReceipt {
  readonly billTo: BuyerView | null;
  readonly receipt: ReceiptView | null;
}

/** The receipt of an order and its buyer, as this person sees them; null where they do not see the order. */
export async function receiptOf(person: Person, orderId: string): Promise<OrderWithReceipt | null> {
  const document = `query ($id: ID!) { order(id: $id) { billTo ${BUYER} receipt ${RECEIPT} } }`;
  return (await person.run<{ order: OrderWithReceipt | null }>(document, { id: orderId })).order;
}

/** The receipt once its document is written. */
export function whenReceipt(person: Person, orderId: string): Promise<ReceiptView> {
  return until(`the receipt of ${orderId}`, async () => {
    const receipt = (await receiptOf(person, orderId))?.receipt;
    return receipt?.document ? receipt : null;
  });
}

/** The bytes of a document. Throws where the address does not work. */
export async function fetched({ document }: ReceiptView): Promise<Uint8Array> {
  const response = await fetch(document?.url ?? '');
  if (!response.ok) throw new Error(`${document?.url} answered HTTP ${response.status}: ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

export interface JournalPage {
  readonly nodes: readonly Pick<ReceiptView, 'id' | 'number' | 'kind' | 'issuedAt'>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** One page of the journal. */
export async function journalPage(
  person: Person,
  variables: { kind: ReceiptView['kind']; year: number; first?: number; after?: string | null },
): Promise<JournalPage> {
  const document = `query ($kind: ReceiptKind!, $year: Int!, $first: Int, $after: String) {
    receiptJournal(kind: $kind, year: $year, first: $first, after: $after) {
      nodes { id number kind issuedAt } pageInfo { hasNextPage endCursor }
    }
  }`;
  return (await person.run<{ receiptJournal: JournalPage }>(document, variables)).receiptJournal;
}

/** All of a series, newest first. */
export async function wholeJournal(person: Person, kind: ReceiptView['kind'], year: number, first = 100) {
  const nodes: JournalPage['nodes'][number][] = [];
  for (let after: string | null = null; ; ) {
    const page: JournalPage = await journalPage(person, { kind, year, first, after });
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}
