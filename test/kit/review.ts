import type { Outputs } from '#dev/cloud.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { upload, whenSettled } from './invoices.ts';
import type { Person } from './person.ts';

/** An invoice as the review desk shows it. */
export interface ReviewedInvoice {
  readonly id: string;
  readonly ownerId: string;
  readonly status: string;
  readonly version: number;
  readonly mayApprove: boolean;
  readonly refusal: { readonly code: string; readonly message: string } | null;
  readonly reviews: readonly { readonly code: string; readonly field: string | null }[];
  readonly decision: { readonly approved: boolean; readonly by: string; readonly reason: string | null } | null;
  readonly vendor: CorrectedValue | null;
  readonly number: CorrectedValue | null;
  readonly issueDate: CorrectedValue | null;
  readonly currency: CorrectedValue | null;
  readonly subtotal: CorrectedValue | null;
  readonly total: CorrectedValue | null;
  readonly iban: CorrectedValue | null;
  readonly lines: readonly { readonly amount: CorrectedValue | null }[];
  readonly alternates: readonly { readonly field: string; readonly value: string }[];
  readonly history: { readonly nodes: readonly Revision[] };
}

export interface CorrectedValue {
  readonly value: string;
  readonly confidence: number;
  readonly corrected: boolean | null;
  readonly place: { readonly page: number } | null;
}

export interface Revision {
  readonly version: number;
  readonly action: string;
  readonly by: string | null;
  readonly status: string;
  readonly note: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

export interface Problem {
  readonly code: string;
  readonly field: string | null;
}

export interface Payload {
  readonly invoice: ReviewedInvoice | null;
  readonly userErrors: readonly Problem[];
}

const value = '{ value confidence corrected place { page } }';

const fields = `id ownerId status version mayApprove
  refusal { code message } reviews { code field } decision { approved by reason }
  vendor ${value} number ${value} issueDate ${value} currency ${value} subtotal ${value} total ${value} iban ${value}
  lines { amount ${value} } alternates { field value }
  history(first: 100) { nodes { version action by status note changes { field before after } } }`;

const payload = `{ invoice { ${fields} } userErrors { code field } }`;

const documents = {
  invoice: `query ($id: ID!) { invoice(id: $id) { ${fields} } }`,
  correctInvoice: `mutation ($input: CorrectInvoiceInput!) { correctInvoice(input: $input) ${payload} }`,
  approveInvoice: `mutation ($id: ID!, $expectedVersion: Int!) { approveInvoice(id: $id, expectedVersion: $expectedVersion) ${payload} }`,
  approveInvoices: `mutation ($invoices: [InvoiceVersionInput!]!) {
    approveInvoices(invoices: $invoices) { results ${payload} userErrors { code field } }
  }`,
  rejectInvoice: `mutation ($id: ID!, $expectedVersion: Int!, $reason: String!) {
    rejectInvoice(id: $id, expectedVersion: $expectedVersion, reason: $reason) ${payload}
  }`,
  reopenInvoice: `mutation ($id: ID!, $expectedVersion: Int!) { reopenInvoice(id: $id, expectedVersion: $expectedVersion) ${payload} }`,
} as const;

/** An invoice that was seen at some version. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

interface CorrectionFields {
  readonly fields?: readonly { readonly field: string; readonly value: string | null; readonly place?: object }[];
  readonly lines?: readonly object[];
  readonly note?: string;
}

/** The invoice as this person sees it now, or null. */
export async function reviewed(person: Person, id: string): Promise<ReviewedInvoice | null> {
  return (await person.run<{ invoice: ReviewedInvoice | null }>(documents.invoice, { id })).invoice;
}

export async function correct(person: Person, { id, version }: Seen, correction: CorrectionFields): Promise<Payload> {
  const input = { id, expectedVersion: version, ...correction };
  return whole((await person.run<{ correctInvoice: Payload }>(documents.correctInvoice, { input })).correctInvoice);
}

export async function approve(person: Person, { id, version }: Seen): Promise<Payload> {
  const variables = { id, expectedVersion: version };
  return whole((await person.run<{ approveInvoice: Payload }>(documents.approveInvoice, variables)).approveInvoice);
}

export async function reject(person: Person, { id, version }: Seen, reason: string): Promise<Payload> {
  const variables = { id, expectedVersion: version, reason };
  return whole((await person.run<{ rejectInvoice: Payload }>(documents.rejectInvoice, variables)).rejectInvoice);
}

export async function reopen(person: Person, { id, version }: Seen): Promise<Payload> {
  const variables = { id, expectedVersion: version };
  return whole((await person.run<{ reopenInvoice: Payload }>(documents.reopenInvoice, variables)).reopenInvoice);
}

/** What became of a batch: one payload an invoice, or why nothing was tried. */
export async function approveAll(
  person: Person,
  seen: readonly Seen[],
): Promise<{ readonly results: readonly Payload[] | null; readonly userErrors: readonly Problem[] }> {
  const invoices = seen.map(({ id, version }) => ({ id, expectedVersion: version }));
  const { approveInvoices } = await person.run<{
    approveInvoices: { results: Payload[] | null; userErrors: Problem[] };
  }>(documents.approveInvoices, { invoices });
  approveInvoices.results?.forEach(whole);
  return approveInvoices;
}

/** The codes of what was wrong. */
export function codes({ userErrors }: { readonly userErrors: readonly Problem[] }): string[] {
  return userErrors.map(({ code }) => code);
}

/** Throws where a payload breaks its promise: it has an invoice or errors, never both, never neither. */
function whole(answer: Payload): Payload {
  if ((answer.invoice === null) !== answer.userErrors.length > 0) {
    throw new Error(`The payload contradicts itself: ${JSON.stringify(answer)}`);
  }
  return answer;
}

/** Each upload is another document. */
let seed = 7100;

/** An invoice in euros that was read, as its uploader sees it. */
export async function uploaded(outputs: Outputs, person: Person): Promise<ReviewedInvoice> {
  seed += 1;
  const { bytes, fileName } = await generateInvoice({ seed, layout: 'classic', language: 'de', currency: 'EUR' });
  const { invoiceId } = await upload(outputs, person, { name: fileName, mediaType: 'PDF', bytes });
  await whenSettled(person, invoiceId);
  return seen(person, invoiceId);
}

/** The same with another total, which its sums contradict: in review, over a doubt that is not grave. */
export async function doubtful(outputs: Outputs, person: Person, total: string): Promise<ReviewedInvoice> {
  const invoice = await uploaded(outputs, person);
  const answer = await correct(person, invoice, { fields: [{ field: 'TOTAL', value: total }] });
  if (answer.invoice?.status !== 'NEEDS_REVIEW') throw new Error(JSON.stringify(answer));
  return answer.invoice;
}

/** The invoice as this person sees it now. Throws where they do not. */
export async function seen(person: Person, id: string): Promise<ReviewedInvoice> {
  const invoice = await reviewed(person, id);
  if (!invoice) throw new Error(`${id} is not to be seen.`);
  return invoice;
}

/** One page of the review desk. */
export const QUEUE = `query ($reason: ReviewReason, $first: Int, $after: String) {
  reviewQueue(reason: $reason, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

export interface QueuePage {
  readonly reviewQueue: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Ids of everything that waits at the review desk, page by page. Throws where a page promises more than there is. */
export async function queue(person: Person, reason: string | null, first = 100): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: QueuePage = await person.run<QueuePage>(QUEUE, { reason, first, after });
    const { nodes, pageInfo } = page.reviewQueue;
    if ((nodes.length === 0 && after !== null) || pageInfo.hasNextPage !== (pageInfo.endCursor !== null)) {
      throw new Error(`A page promised more than there is: ${JSON.stringify(page)}`);
    }
    ids.push(...nodes.map(({ id }) => id));
    after = pageInfo.endCursor;
  } while (after !== null);
  return ids;
}
