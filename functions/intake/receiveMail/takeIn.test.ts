import { describe, expect, test } from 'vitest';
import { fakeObjectStore } from '../../ports/fakeObjectStore.ts';
import { fakeMails } from '../fakeMails.ts';
import { documentsOf } from './documents.ts';
import { strangersMail, takeIn } from './takeIn.ts';

const mail = {
  receiptId: 'r1',
  ownerId: 'owner1',
  from: 'ada@supplier.example',
  subject: 'Invoice',
  messageId: '<1@x>',
  answerable: true,
};
const now = new Date('2026-05-01T10:00:00Z');
const brought = documentsOf([
  { name: 'a.pdf', content: Buffer.from('%PDF-1'), embedded: false },
  { name: 'b.pdf', content: Buffer.from('%PDF-2'), embedded: false },
  { name: 'c.zip', content: Buffer.from('PK'), embedded: false },
]);

function places() {
  return { mails: fakeMails(), filesTable: 'files', invoicesTable: 'invoices', quarantine: fakeObjectStore() };
}

describe('taking a mail in', () => {
  test('makes an invoice of each document, and lays it where uploads lie', async () => {
    const where = places();
    const kept = await takeIn(mail, brought, now, where);
    expect(Object.values(kept.invoices).map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
    expect(kept.refused).toEqual([{ name: 'c.zip', reason: 'UNSUPPORTED_TYPE' }]);
    expect(where.mails.beside.map(({ table }) => table)).toEqual(['files', 'invoices', 'files', 'invoices']);
    const [file, invoice] = where.mails.beside.map(({ row }) => row);
    expect(file).toMatchObject({
      ownerId: 'owner1',
      status: 'AWAITING_UPLOAD',
      name: 'a.pdf',
      openUntil: '2026-05-01T10:30:00.000Z',
    });
    expect(invoice).toMatchObject({ ownerId: 'owner1', status: 'AWAITING_UPLOAD', channel: 'EMAIL', mailId: kept.id });
    expect(where.quarantine.list()).toHaveLength(2);
    expect(where.mails.rows.get(kept.id)?.stored).toBe(true);
  });

  test('twice is the same as once', async () => {
    const where = places();
    const first = await takeIn(mail, brought, now, where);
    const second = await takeIn(mail, brought, new Date('2026-05-01T10:05:00Z'), where);
    expect(Object.keys(second.invoices)).toEqual(Object.keys(first.invoices));
    expect(where.mails.beside).toHaveLength(4);
    expect(where.quarantine.list()).toHaveLength(2);
  });

  test('after a crash between the rows and the documents brings the documents', async () => {
    const where = places();
    const broken = { ...where.quarantine, store: () => Promise.reject(new Error('crash')) };
    await expect(takeIn(mail, brought, now, { ...where, quarantine: broken })).rejects.toThrow('crash');
    expect(where.quarantine.list()).toEqual([]);
    await takeIn(mail, brought, now, where);
    expect(where.quarantine.list()).toHaveLength(2);
    expect(where.mails.beside).toHaveLength(4);
  });

  test('of a stranger is noted once, whatever mailboxes it was sent to', () => {
    const note = strangersMail(mail, now);
    expect(strangersMail({ ...mail, subject: 'other' }, now).id).toBe(note.id);
    expect(strangersMail({ ...mail, receiptId: 'r2' }, now).id).not.toBe(note.id);
    expect(note).toMatchObject({ invoices: {}, stored: true });
  });

  test('is another for each mailbox that it was sent to', async () => {
    const where = places();
    const one = await takeIn(mail, brought, now, where);
    const other = await takeIn({ ...mail, ownerId: 'owner2' }, brought, now, where);
    expect(Object.keys(other.invoices).some((id) => Object.hasOwn(one.invoices, id))).toBe(false);
  });
});
