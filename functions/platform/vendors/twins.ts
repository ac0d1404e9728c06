import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { InvoiceFields } from '#model/invoices.ts';
import { sameAmountRow, sameFileRow, sameNumberRow } from '#model/keys.ts';
import type { TwinClaim, VendorInvoiceRow } from '#model/vendors.ts';
import { documentClient } from '../documentClient.ts';
import { OvertakenError } from '../table.ts';
import { comparedNumber } from './names.ts';
import { invoiceTwinsRow, vendorInvoiceRow } from './rows.ts';
import { breather } from './store.ts';

/** What makes invoices twins. */
export interface TwinRows {
  readonly file: string | null;
  readonly number: string | null;
  readonly amount: string | null;
}

/** What is known of an invoice beside what was read on it. */
export interface InvoiceOrigin {
  readonly invoiceId: string;
  readonly ownerId: string;
  readonly fileId: string;
  /** Of the file's bytes; null where the file is gone. */
  readonly sha256: string | null;
  /** Which invoice of its file it is, from 1. */
  readonly part: number;
}

/** The rows of InvoiceTwins that an invoice belongs in. Amounts of credit notes carry their sign, numbers their kind. */
export function twinRows(
  origin: Pick<InvoiceOrigin, 'ownerId' | 'sha256' | 'part'>,
  vendorId: string | null,
  fields: Pick<InvoiceFields, 'kind' | 'number' | 'currency' | 'total'>,
): TwinRows {
  const { ownerId, sha256, part } = origin;
  const kind = fields.kind === 'CREDIT_NOTE' ? 'CREDIT_NOTE' : 'INVOICE';
  const number = fields.number && comparedNumber(fields.number.value);
  const { currency, total } = fields;
  return {
    file: sha256 === null ? null : sameFileRow(ownerId, sha256, part),
    number: vendorId !== null && number ? sameNumberRow(ownerId, vendorId, kind, number) : null,
    amount:
      vendorId !== null && currency && total
        ? sameAmountRow(ownerId, vendorId, currency.value, `${kind}${plainDecimal(total.value)}`)
        : null,
  };
}

/** `0120.50` and `120.5` are one amount. */
function plainDecimal(decimal: string): string {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '', decimals = ''] = decimal.replace('-', '').split('.');
  return `${sign}${whole.replace(/^0+(?=\d)/u, '')}.${decimals.replace(/0+$/u, '')}`;
}

/** Who has what in common with whom, each in the order in which they said so: whoever comes second sees the first. */
export interface Twins {
  /** Enters an invoice, once; answers the row with everybody in it, itself too. */
  claim(key: string, claim: TwinClaim): Promise<readonly TwinClaim[]>;
  /** Takes an invoice out. */
  release(key: string, invoiceId: string): Promise<void>;
  /** What the invoice counts for and claimed, or null. */
  entry(invoiceId: string): Promise<VendorInvoiceRow | null>;
  /** Notes claims before they are made, so that none is forgotten. */
  note(invoiceId: string, ownerId: string, keys: readonly string[]): Promise<void>;
  /** Notes that claims are taken back. */
  forget(invoiceId: string, keys: readonly string[]): Promise<void>;
}

/** Claims of one kind kept at most: the oldest goes, a subscription's amount comes every month. */
const MOST_CLAIMS = 400;
const ROUNDS = 20;

/** The twins in these tables. */
export function twinsIn(twinsTable: string, vendorInvoicesTable: string): Twins {
  async function claims(key: string): Promise<readonly TwinClaim[]> {
    const { Item } = await documentClient.send(
      new GetCommand({ TableName: twinsTable, Key: { key }, ConsistentRead: true }),
    );
    return Item ? z.parse(invoiceTwinsRow, Item).claims : [];
  }

  /** Writes the list anew where it is still as it was read. */
  async function replace(key: string, seen: readonly TwinClaim[], next: readonly TwinClaim[]): Promise<boolean> {
    try {
      await documentClient.send(
        new UpdateCommand({
          TableName: twinsTable,
          Key: { key },
          UpdateExpression: 'SET #claims = :next',
          ConditionExpression:
            seen.length === 0 ? 'attribute_not_exists(#claims) OR #claims = :seen' : '#claims = :seen',
          ExpressionAttributeNames: { '#claims': 'claims' },
          ExpressionAttributeValues: { ':next': next, ':seen': seen },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async function change(key: string, decide: (seen: readonly TwinClaim[]) => readonly TwinClaim[] | null) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const seen = await claims(key);
      const next = decide(seen);
      if (!next) return seen;
      if (await replace(key, seen, next)) return next;
      await breather(round);
    }
    throw new OvertakenError(`The twins of ${key} were changed by others ${ROUNDS} times in a row.`);
  }

  return {
    claim: (key, claim) =>
      change(key, (seen) => {
        const known = seen.findIndex(({ invoiceId }) => invoiceId === claim.invoiceId);
        if (known < 0) return [...seen, claim].slice(-MOST_CLAIMS);
        return seen[known]?.issueDate === claim.issueDate ? null : seen.with(known, claim);
      }),

    async release(key, invoiceId) {
      await change(key, (seen) =>
        seen.some((claim) => claim.invoiceId === invoiceId)
          ? seen.filter((claim) => claim.invoiceId !== invoiceId)
          : null,
      );
    },

    async entry(invoiceId) {
      const { Item } = await documentClient.send(
        new GetCommand({ TableName: vendorInvoicesTable, Key: { invoiceId }, ConsistentRead: true }),
      );
      return Item ? z.parse(vendorInvoiceRow, withList(Item)) : null;
    },

    async note(invoiceId, ownerId, keys) {
      if (keys.length === 0) return;
      await documentClient.send(
        new UpdateCommand({
          TableName: vendorInvoicesTable,
          Key: { invoiceId },
          UpdateExpression: 'ADD #claims :keys SET #ownerId = :ownerId',
          ExpressionAttributeNames: { '#claims': 'claims', '#ownerId': 'ownerId' },
          ExpressionAttributeValues: { ':keys': new Set(keys), ':ownerId': ownerId },
        }),
      );
    },

    async forget(invoiceId, keys) {
      if (keys.length === 0) return;
      await documentClient.send(
        new UpdateCommand({
          TableName: vendorInvoicesTable,
          Key: { invoiceId },
          UpdateExpression: 'DELETE #claims :keys',
          ExpressionAttributeNames: { '#claims': 'claims' },
          ExpressionAttributeValues: { ':keys': new Set(keys) },
        }),
      );
    },
  };
}

/** DynamoDB answers a set as a Set. */
export function withList(item: Record<string, unknown>): Record<string, unknown> {
  return item['claims'] instanceof Set ? { ...item, claims: [...item['claims']] } : item;
}
