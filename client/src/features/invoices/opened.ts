import type { InvoiceQuery } from '../../graphql/graphql.ts';

/** An invoice as its own page has it. */
export type OpenedInvoice = NonNullable<InvoiceQuery['invoice']>;

export type OpenedLine = OpenedInvoice['lines'][number];
