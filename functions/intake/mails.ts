import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { MailedInvoice, MailRow } from '#model/intake.ts';
import { invoiceReason, invoiceStatus } from '../platform/rows.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient(), { marshallOptions: { removeUndefinedValues: true } });

const mailRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  from: z.string(),
  subject: z.string(),
  messageId: z.string(),
  answerable: z.boolean(),
  invoices: z.record(
    z.string(),
    z.object({
      name: z.string(),
      status: z.nullable(invoiceStatus),
      reason: z.nullable(invoiceReason),
      of: z.number(),
    }),
  ),
  refused: z.array(
    z.object({ name: z.string(), reason: z.enum(['EMPTY', 'TOO_LARGE', 'UNSUPPORTED_TYPE', 'TOO_MANY']) }),
  ),
  receivedAt: z.string(),
  stored: z.boolean(),
  answeredAt: z.exactOptional(z.string()),
  expiresAt: z.number(),
});

/** A new row of another table. */
export interface NewRow {
  readonly table: string;
  readonly row: object;
}

/** The mails that were taken in. */
export interface Mails {
  /** The mail at this moment, or null. */
  read(id: string): Promise<MailRow | null>;
  /** Writes the mail with the rows of what it brings, all or none. Answers what stands there, whoever wrote it. */
  keep(mail: MailRow, rows: readonly NewRow[]): Promise<MailRow>;
  /** Notes that its documents lie in quarantine. */
  markStored(id: string): Promise<void>;
  /** Notes what became of one of its invoices; answers the mail as it is then, or null where it is none of its own. */
  note(id: string, invoiceId: string, now: Omit<MailedInvoice, 'name'>): Promise<MailRow | null>;
  /** Notes that it was answered. */
  markAnswered(id: string, at: string): Promise<void>;
}

/** The Mails table of this name. Methods throw the SDK's errors. */
export function mailsOf(tableName: string): Mails {
  async function read(id: string): Promise<MailRow | null> {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: { id }, ConsistentRead: true }));
    return Item ? z.parse(mailRow, Item) : null;
  }

  return {
    read,
    async keep(mail, rows) {
      const known = await read(mail.id);
      if (known) return known;
      const items = [{ table: tableName, row: mail }, ...rows];
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: items.map(({ table, row }) => ({
              Put: { TableName: table, Item: { ...row }, ConditionExpression: 'attribute_not_exists(id)' },
            })),
          }),
        );
        return mail;
      } catch (error) {
        // The same notice, delivered twice at once: the other one wrote the same.
        const written = error instanceof TransactionCanceledException ? await read(mail.id) : null;
        if (!written) throw error;
        return written;
      }
    },

    async markStored(id) {
      await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { id },
          UpdateExpression: 'SET stored = :yes',
          ExpressionAttributeValues: { ':yes': true },
        }),
      );
    },

    async note(id, invoiceId, { status, reason, of }) {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: { id },
            UpdateExpression:
              'SET invoices.#invoice.#status = :status, invoices.#invoice.#reason = :reason, invoices.#invoice.#of = :of',
            ConditionExpression: 'attribute_exists(invoices.#invoice)',
            ExpressionAttributeNames: { '#invoice': invoiceId, '#status': 'status', '#reason': 'reason', '#of': 'of' },
            ExpressionAttributeValues: { ':status': status, ':reason': reason, ':of': of },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return z.parse(mailRow, Attributes);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return null;
        throw error;
      }
    },

    async markAnswered(id, at) {
      await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { id },
          UpdateExpression: 'SET answeredAt = if_not_exists(answeredAt, :at)',
          ExpressionAttributeValues: { ':at': at },
        }),
      );
    },
  };
}
