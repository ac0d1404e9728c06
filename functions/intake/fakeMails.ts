import type { MailRow } from '#model/intake.ts';
import type { Mails, NewRow } from './mails.ts';

/** The Mails table in memory, for tests, with what was written beside its rows. */
export interface FakeMails extends Mails {
  readonly rows: Map<string, MailRow>;
  readonly beside: NewRow[];
}

/** Holds these mails. */
export function fakeMails(...mails: MailRow[]): FakeMails {
  const rows = new Map(mails.map((mail) => [mail.id, mail]));
  const beside: NewRow[] = [];
  const change = (id: string, changed: Partial<MailRow>): MailRow | null => {
    const row = rows.get(id);
    if (!row) return null;
    const after = { ...row, ...changed };
    rows.set(id, after);
    return after;
  };
  return {
    rows,
    beside,
    read: async (id) => rows.get(id) ?? null,
    async keep(mail, more) {
      const known = rows.get(mail.id);
      if (known) return known;
      rows.set(mail.id, mail);
      beside.push(...more);
      return mail;
    },
    async markStored(id) {
      change(id, { stored: true });
    },
    async note(id, invoiceId, now) {
      const row = rows.get(id);
      const invoice = row?.invoices[invoiceId];
      if (!row || !invoice) return null;
      return change(id, { invoices: { ...row.invoices, [invoiceId]: { ...invoice, ...now } } });
    },
    async markAnswered(id, at) {
      change(id, { answeredAt: rows.get(id)?.answeredAt ?? at });
    },
  };
}
