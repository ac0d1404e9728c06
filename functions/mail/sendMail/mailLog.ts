import type { MailStatus, OutgoingMailRow } from '#model/mail.ts';
import { mailMachine, OUTGOING_MAIL_DAYS } from '#model/mail.ts';
import { canMove } from '#model/statusMachine.ts';
import type { Table } from '../../platform/table.ts';
import { insertRow, tableOf } from '../../platform/table.ts';
import { outgoingMailRow } from '../rows.ts';
import type { CheckedRequest } from './request.ts';

/** What a request's row says: it is ours to send, somebody may be sending it at this moment, or it is settled. */
export type Claim = 'OURS' | 'BUSY' | 'SETTLED';

/** How a mail's sending ended. */
export type Ending =
  | { readonly status: Extract<MailStatus, 'SENT'>; readonly messageId: string }
  | { readonly status: Extract<MailStatus, 'SUPPRESSED' | 'FAILED'>; readonly detail: string };

/** The log of the mails that go out. Methods throw the SDK's errors. */
export interface MailLog {
  /** Writes the row, or takes one up again whose sender is gone: one caller alone is told OURS at a time. */
  claim(request: Pick<CheckedRequest, 'id' | 'template' | 'to' | 'ownerId'>, now: Date): Promise<Claim>;
  /** Gives it back unsent: whoever is asked next need not wait for the lease to end. */
  release(id: string): Promise<void>;
  /** Notes how it ended, unless an event of SES has said more already. */
  end(id: string, ending: Ending): Promise<void>;
}

/** Longer than a sender lives (its time-out is 30 seconds), shorter than the queue hides a message (three minutes). */
export const LEASE_SECONDS = 60;

const DAY_SECONDS = 86_400;
/** Characters of `YYYY-MM-DD`. */
const DAY_LENGTH = 10;
const DETAIL_LENGTH = 500;

/** The log in the table of this name. */
export function mailLog(tableName: string): MailLog {
  return logOn(tableOf<OutgoingMailRow>(tableName, outgoingMailRow), (row) =>
    insertRow('OutgoingMails', tableName, { ...row }),
  );
}

/** The log on a table; `putRow` writes a row unless one stands there, and says whether it did. */
export function logOn(
  rows: Pick<Table<OutgoingMailRow>, 'settle'>,
  putRow: (row: OutgoingMailRow) => Promise<boolean>,
): MailLog {
  return {
    async claim(request, now) {
      const leasedUntil = new Date(now.getTime() + LEASE_SECONDS * 1000).toISOString();
      if (await putRow(newRow(request, now, leasedUntil))) return 'OURS';
      const { row, changed } = await rows.settle(request.id, (current) =>
        current?.status === 'QUEUED' && (current.leasedUntil ?? '') <= now.toISOString()
          ? { set: { leasedUntil } }
          : null,
      );
      if (changed) return 'OURS';
      return row?.status === 'QUEUED' ? 'BUSY' : 'SETTLED';
    },

    async release(id) {
      await rows.settle(id, (current) =>
        current?.status === 'QUEUED' && current.leasedUntil ? { set: {}, remove: ['leasedUntil'] } : null,
      );
    },

    async end(id, { status, ...facts }) {
      const detail = 'detail' in facts ? { detail: facts.detail.slice(0, DETAIL_LENGTH) } : facts;
      await rows.settle(id, (current) =>
        current && current.status !== status && canMove(mailMachine, current.status, status)
          ? { set: { status, ...detail }, remove: ['leasedUntil'] }
          : null,
      );
    },
  };
}

function newRow(
  { id, template, to, ownerId }: Pick<CheckedRequest, 'id' | 'template' | 'to' | 'ownerId'>,
  now: Date,
  leasedUntil: string,
): OutgoingMailRow {
  const at = now.toISOString();
  return {
    id,
    template,
    to: to.toLowerCase(),
    ...(ownerId === null ? {} : { ownerId }),
    status: 'QUEUED',
    version: 1,
    createdAt: at,
    updatedAt: at,
    day: at.slice(0, DAY_LENGTH),
    leasedUntil,
    expiresAt: Math.floor(now.getTime() / 1000) + OUTGOING_MAIL_DAYS * DAY_SECONDS,
  };
}
