import type { OutgoingMailRow, SuppressionRow } from '#model/mail.ts';
import { mailMachine, SUPPRESSIONS } from '#model/mail.ts';
import { canMove } from '#model/statusMachine.ts';
import type { MailEvent } from './mailEvent.ts';

/** What is to be written because of an event: all of it or nothing. */
export interface Note {
  /** Attributes of the mail's row, `version` and `updatedAt` aside; null where the row stays as it is. */
  readonly set: Partial<OutgoingMailRow> | null;
  readonly suppressions: readonly SuppressionRow[];
}

const DETAIL_LENGTH = 500;

/**
 * What an event says that is not known yet; null where it says nothing new. An event that comes twice, or late, suppresses nothing again:
 * the address may have been released in between. Where the mail's row is gone or was never there, the event alone is to go by.
 */
export function noteOf(row: OutgoingMailRow | null, event: MailEvent, now: Date): Note | null {
  const at = now.toISOString();
  const { addresses = [], reason } = event.suppress ?? {};
  const suppressions = reason ? addresses.map((address) => ({ address, reason, at, list: SUPPRESSIONS })) : [];
  if (!row) return suppressions.length > 0 ? { set: null, suppressions } : null;
  if (row.status === event.status || !canMove(mailMachine, row.status, event.status)) return null;
  const detail = event.detail === null ? {} : { detail: event.detail.slice(0, DETAIL_LENGTH) };
  return { set: { status: event.status, messageId: event.messageId, ...detail }, suppressions };
}
