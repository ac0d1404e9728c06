import * as z from 'zod/mini';
import { mailMachine, mailTemplates, suppressionReasons } from '#model/mail.ts';
import { keysOf } from '../platform/rows.ts';

export const mailStatus = z.enum(keysOf(mailMachine));

/** A row of the OutgoingMails table, as OutgoingMailRow describes it. */
export const outgoingMailRow = z.object({
  id: z.string(),
  template: z.enum(mailTemplates),
  to: z.string(),
  ownerId: z.exactOptional(z.string()),
  status: mailStatus,
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  day: z.string(),
  leasedUntil: z.exactOptional(z.string()),
  messageId: z.exactOptional(z.string()),
  detail: z.exactOptional(z.string()),
  expiresAt: z.number(),
});

/** A row of the MailSuppressions table, as SuppressionRow describes it. */
export const suppressionRow = z.object({
  address: z.string(),
  reason: z.enum(suppressionReasons),
  at: z.string(),
  list: z.string(),
});
