import { describe, expect, test } from 'vitest';
import { admit } from './admit.ts';
import type { IncomingMail } from './readMail.ts';
import { receiptOf } from './testing.ts';

const mail: IncomingMail = {
  from: 'ada@supplier.example',
  subject: 'Invoice',
  messageId: '<1@supplier.example>',
  automatic: false,
  parts: [],
};
const mailbox = { ownerId: 'owner1', senders: { 'ada@supplier.example': '2026-01-01T00:00:00.000Z' } };
const admitted = (
  verdicts: Parameters<typeof receiptOf>[0],
  changed: Partial<IncomingMail> = {},
  source = 'bounces@supplier.example',
) => admit(receiptOf(verdicts).receipt, source, { ...mail, ...changed }, mailbox);

describe('a mail', () => {
  test('of an allowed sender whose domain vouches for it is taken in', () => {
    expect(admitted({})).toEqual({ taken: true, from: 'ada@supplier.example', answerable: true });
  });

  test('of a machine is taken in, and not answered', () => {
    expect(admitted({}, { automatic: true })).toMatchObject({ taken: true, answerable: false });
  });

  test.each([
    ['with a virus', { virus: 'FAIL' }, 'VIRUS'],
    ['that is spam', { spam: 'FAIL' }, 'SPAM'],
    ['whose domain disowns it', { dmarc: 'FAIL' }, 'UNVERIFIED_SENDER'],
    ['that could not be checked', { dmarc: 'PROCESSING_FAILED' }, 'UNVERIFIED_SENDER'],
    ['of a domain without a policy that SPF does not vouch for', { dmarc: 'GRAY', spf: 'FAIL' }, 'UNVERIFIED_SENDER'],
  ])('%s is dropped without a word', (_, verdicts, reason) => {
    expect(admitted(verdicts)).toEqual({ taken: false, tell: null, reason });
  });

  test('of a domain without a policy needs SPF for that very domain', () => {
    expect(admitted({ dmarc: 'GRAY' })).toMatchObject({ taken: true });
    // SPF vouches for the envelope alone, which the thief may choose.
    expect(admitted({ dmarc: 'GRAY' }, {}, 'thief@elsewhere.example')).toMatchObject({ reason: 'UNVERIFIED_SENDER' });
  });

  test('that names no sender, or several, is dropped', () => {
    expect(admitted({}, { from: null })).toMatchObject({ reason: 'UNVERIFIED_SENDER' });
  });

  test('of a stranger is refused in words, where the stranger is proven and no machine', () => {
    const stranger = { from: 'eve@supplier.example' };
    expect(admitted({}, stranger)).toEqual({
      taken: false,
      tell: 'eve@supplier.example',
      reason: 'SENDER_NOT_ALLOWED',
    });
    expect(admitted({}, { ...stranger, automatic: true })).toMatchObject({ tell: null });
    expect(admitted({ dmarc: 'FAIL' }, stranger)).toMatchObject({ tell: null, reason: 'UNVERIFIED_SENDER' });
  });

  test('to a mailbox that nobody opened, or from a name that every object has, is a stranger’s', () => {
    expect(admit(receiptOf().receipt, 'a@supplier.example', mail, null)).toMatchObject({
      reason: 'SENDER_NOT_ALLOWED',
    });
    expect(admitted({}, { from: 'constructor' })).toMatchObject({ reason: 'SENDER_NOT_ALLOWED' });
  });
});
