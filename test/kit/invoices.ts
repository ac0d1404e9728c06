import type { Outputs } from '#dev/cloud.ts';
import type { Announced, Document } from '#dev/upload.ts';
import { announce, post } from '#dev/upload.ts';
import type { Person } from './person.ts';
import { until } from './until.ts';

export interface InvoiceView {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly attempt: number;
  readonly pages: number | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
  readonly reviews: readonly { readonly code: string; readonly field: string | null }[];
  readonly file: { readonly id: string; readonly name: string; readonly status: string };
  readonly document: { readonly url: string; readonly mediaType: string } | null;
  readonly vendor: Read | null;
  readonly number: Read | null;
  readonly issueDate: Read | null;
  readonly dueDate: Read | null;
  readonly currency: Read | null;
  readonly subtotal: Read | null;
  readonly tax: Read | null;
  readonly total: Read | null;
  readonly lines: readonly { readonly description: Read | null; readonly amount: Read | null }[];
  readonly insights: { readonly summary: string; readonly category: string; readonly model: string } | null;
}

export interface Read {
  readonly value: string;
  readonly confidence: number;
  readonly place: { readonly page: number; readonly left: number; readonly top: number } | null;
}

const read = '{ value confidence place { page left top } }';

export const INVOICE = `query Invoice($id: ID!) {
  invoice(id: $id) {
    id status version attempt pages
    refusal { code message }
    reviews { code field }
    file { id name status }
    document { url mediaType }
    vendor ${read} number ${read} issueDate ${read} dueDate ${read} currency ${read}
    subtotal ${read} tax ${read} total ${read}
    lines { description ${read} amount ${read} }
    insights { summary category model }
  }
}`;

const settled = new Set(['READ', 'NEEDS_REVIEW', 'APPROVED', 'REJECTED', 'FAILED', 'EXPIRED', 'DELETED']);

/** One invoice as its owner sees it, or null. */
export async function invoiceOf(person: Person, id: string): Promise<InvoiceView | null> {
  const { invoice } = await person.run<{ invoice: InvoiceView | null }>(INVOICE, { id });
  return invoice;
}

/** Announces a document and posts it as the web app does. */
export async function upload(outputs: Outputs, person: Person, document: Document): Promise<Announced> {
  const [announced] = await announce(outputs.graphql, person.accessToken, [document], crypto.randomUUID());
  if (!announced) throw new Error('The API announced nothing.');
  const response = await post(announced.form, document.bytes);
  if (!response.ok) throw new Error(`The upload was refused: ${response.status} ${await response.text()}`);
  return announced;
}

/** Waits until nothing more happens to an invoice by itself. */
export function whenSettled(person: Person, id: string, milliseconds = 45_000): Promise<InvoiceView> {
  return until(
    `invoice ${id} to settle`,
    async () => {
      const invoice = await invoiceOf(person, id);
      return invoice && settled.has(invoice.status) ? invoice : null;
    },
    milliseconds,
  );
}
