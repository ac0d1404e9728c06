import type { TableName } from '#model/tables.ts';
import type { Resolvers } from './generated.ts';

/** Lambda functions that stand behind a field; infra/ maps each name to its function. */
export type LambdaSource = 'presignUploads' | 'signDocument' | 'rereadInvoice' | 'explainInvoice';

/**
 * One resolver or one step of a pipeline. `code` is its file under resolvers/, without the ending.
 * What it reads or writes is granted, and nothing else; a write is granted GetItem, too.
 */
export type Step =
  | { readonly source: 'none'; readonly code: string }
  | {
      readonly source: 'dynamodb';
      readonly reads?: readonly TableName[];
      readonly writes?: readonly TableName[];
      readonly code: string;
    }
  | { readonly source: LambdaSource; readonly code: string };

/** A field's resolver, or the steps of its pipeline in order. */
export type Entry = Step | readonly [Step, Step, ...Step[]];

type FieldsOf<Type extends keyof Resolvers> = Exclude<keyof NonNullable<Resolvers[Type]> & string, '__isTypeOf'>;
type Field<Type extends keyof Resolvers> = Type extends Type ? `${Type & string}.${FieldsOf<Type>}` : never;
type RootType = 'Query' | 'Mutation' | 'Subscription';
type ObjectType = Exclude<keyof Resolvers, RootType | `AWS${string}`>;

/** Every field of the root types has an entry, other fields may, and a field that the schema lacks may not. */
export type Wiring = { readonly [Key in Field<RootType>]: Entry } & {
  readonly [Key in Field<ObjectType>]?: Entry;
};

export const wiring = {
  'Query.me': { source: 'none', code: 'account/me' },

  'Query.file': { source: 'dynamodb', reads: ['Files'], code: 'files/file' },
  'Mutation.requestUploads': [
    { source: 'presignUploads', code: 'files/steps/presign' },
    { source: 'dynamodb', writes: ['Files', 'Invoices', 'Idempotency'], code: 'files/requestUploads' },
    { source: 'dynamodb', writes: ['Files'], code: 'files/steps/keepOpen' },
  ],
  'Upload.file': { source: 'dynamodb', reads: ['Files'], code: 'files/Upload.file' },
  'Upload.invoice': { source: 'dynamodb', reads: ['Invoices'], code: 'files/Upload.invoice' },

  'Query.invoice': { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/invoice' },
  'Query.invoices': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/invoices' },
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/peek' },
  ],
  'Query.explainInvoice': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/loadInvoice' },
    { source: 'explainInvoice', code: 'invoices/explainInvoice' },
  ],
  'Invoice.file': { source: 'dynamodb', reads: ['Files'], code: 'invoices/Invoice.file' },
  'Invoice.document': { source: 'signDocument', code: 'invoices/Invoice.document' },
  'Mutation.rereadInvoice': { source: 'rereadInvoice', code: 'invoices/rereadInvoice' },
  'Mutation.deleteInvoice': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/loadInvoice' },
    { source: 'dynamodb', writes: ['Invoices'], code: 'invoices/deleteInvoice' },
  ],
  'Mutation.publishInvoiceChange': { source: 'none', code: 'invoices/publishInvoiceChange' },
  'Subscription.onInvoiceChanged': { source: 'none', code: 'invoices/onInvoiceChanged' },
} as const satisfies Wiring;
