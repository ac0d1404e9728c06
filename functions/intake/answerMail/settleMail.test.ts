import { describe, expect, test } from 'vitest';
import type { MailRow } from '#model/intake.ts';
import { answerTo, refusalTo } from '../answer.ts';
import { fakeMails } from '../fakeMails.ts';
import { settleMail } from './settleMail.ts';

const mail: MailRow = {
  id: 'm1',
  ownerId: 'owner1',
  from: 'ada@supplier.example',
  subject: 'Invoice',
  messageId: '<1@x>',
  answerable: true,
  invoices: {
    i1: { name: 'a.pdf', status: null, reason: null, of: 1 },
    i2: { name: 'b.pdf', status: null, reason: null, of: 1 },
  },
  refused: [{ name: 'c.zip', reason: 'UNSUPPORTED_TYPE' }],
  receivedAt: '2026-05-01T10:00:00.000Z',
  stored: true,
  expiresAt: 1,
};
const read = { id: 'i1', status: 'READ', mailId: 'm1' } as const;
const infected = { id: 'i2', status: 'REJECTED', reason: 'INFECTED', mailId: 'm1' } as const;

describe('a mail is answered', () => {
  test('once all that it brought is settled, in whatever order', async () => {
    const mails = fakeMails(mail);
    expect(await settleMail(infected, mails)).toBeNull();
    const settled = await settleMail(read, mails);
    expect(settled?.invoices).toMatchObject({ i1: { status: 'READ' }, i2: { status: 'REJECTED', reason: 'INFECTED' } });
  });

  test('once, and not again when an invoice changes later', async () => {
    const mails = fakeMails(mail);
    await settleMail(infected, mails);
    expect(await settleMail(read, mails)).not.toBeNull();
    await mails.markAnswered('m1', '2026-05-01T10:01:00.000Z');
    expect(await settleMail({ ...read, status: 'APPROVED' }, mails)).toBeNull();
  });

  test('again where a crash came between the answer and its note', async () => {
    const mails = fakeMails(mail);
    await settleMail(infected, mails);
    expect(await settleMail(read, mails)).not.toBeNull();
    expect(await settleMail(read, mails)).not.toBeNull();
  });

  test.each([
    ['is still being read', { ...read, status: 'READING' as const }],
    ['came by upload', { id: 'i1', status: 'READ' as const }],
    ['is of another mail', { ...read, id: 'i9' }],
  ])('not because of an invoice that %s', async (_, invoice) => {
    const mails = fakeMails({ ...mail, invoices: { i1: { name: 'a.pdf', status: null, reason: null, of: 1 } } });
    expect(await settleMail(invoice, mails)).toBeNull();
  });

  test('not where a machine wrote it', async () => {
    const mails = fakeMails({ ...mail, answerable: false });
    await settleMail(infected, mails);
    expect(await settleMail(read, mails)).toBeNull();
  });
});

describe('an answer', () => {
  test('says of each attachment what became of it, and nothing that stands on it', () => {
    const settled: MailRow = {
      ...mail,
      invoices: {
        i1: { name: 'a.pdf', status: 'NEEDS_REVIEW', reason: null, of: 3 },
        i2: { name: 'b.pdf', status: 'REJECTED', reason: 'INFECTED', of: 1 },
      },
    };
    const answer = answerTo(settled, 'https://marquee.example');
    expect(answer).toMatchObject({
      id: 'invoice-answer-m1',
      to: 'ada@supplier.example',
      ownerId: 'owner1',
      inReplyTo: '<1@x>',
      values: { subject: 'Invoice', attached: true, nothingAttached: false, stranger: false },
    });
    expect(answer.values.invoices).toEqual([
      {
        name: 'a.pdf',
        outcome: 'taken in; a person will look at it. It holds 3 invoices; this is the first.',
        invoiceUrl: 'https://marquee.example/invoices/i1',
      },
      {
        name: 'b.pdf',
        outcome: expect.stringContaining('not taken. The malware scan found a threat'),
        invoiceUrl: 'https://marquee.example/invoices/i2',
      },
    ]);
    expect(answer.values.refused).toEqual([
      { name: 'c.zip', reason: expect.stringContaining('This file is not a PDF') },
    ]);
  });

  test('says that nothing was attached', () => {
    const { values } = answerTo({ ...mail, invoices: {}, refused: [] }, 'https://x');
    expect(values).toMatchObject({ nothingAttached: true, attached: false });
  });

  test('tells a stranger nothing about the mailbox', () => {
    const refusal = refusalTo({ ...mail, ownerId: '', from: 'eve@supplier.example', subject: '', messageId: '' });
    expect(refusal).toMatchObject({ to: 'eve@supplier.example', ownerId: null, values: { stranger: true } });
    expect(refusal.values.subject).toBe('your mail');
    expect(refusal).not.toHaveProperty('inReplyTo');
    expect(JSON.stringify(refusal)).not.toContain('invoices-');
  });
});
