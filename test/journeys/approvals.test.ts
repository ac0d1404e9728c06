import { newColleague } from '#test/kit/colleagues.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import type { ReviewedInvoice } from '#test/kit/review.ts';
import {
  approve,
  approveAll,
  codes,
  correct,
  doubtful,
  queue,
  reject,
  reopen,
  reviewed,
  seen,
  uploaded,
} from '#test/kit/review.ts';
import { storedHistory } from '#test/kit/storedHistory.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const MISSING = '00000000-0000-4000-8000-000000000000';
const AT_ONCE = 8;

/** Bank accounts whose check digits are right. */
const FIRST_IBAN = 'DE89370400440532013000';
const OTHER_IBAN = 'GB82WEST12345698765432';

let owner: Person;
let staff: Person;
let admin: Person;

beforeAll(async () => {
  owner = await newPerson(outputs, 'owner');
  staff = await newColleague(outputs, 'staff', ['STAFF', 'CUSTOMER']);
  admin = await newColleague(outputs, 'admin', ['ADMIN', 'CUSTOMER']);
});

describe('an approval', () => {
  it('by STAFF is up to their limit, over it an ADMIN’s', async () => {
    const over = await doubtful(outputs, owner, '5000.01');
    expect((await seen(staff, over.id)).mayApprove).toBe(false);
    expect(codes(await approve(staff, over))).toEqual(['OVER_APPROVAL_LIMIT']);
    expect((await seen(admin, over.id)).mayApprove).toBe(true);
    const { invoice } = await approve(admin, over);
    expect(invoice).toMatchObject({
      status: 'APPROVED',
      version: over.version + 1,
      decision: { approved: true, by: admin.id, reason: null },
      total: { value: '5000.01' },
      reviews: [],
      mayApprove: false,
    });
    expect(invoice?.history.nodes[0]).toMatchObject({ action: 'APPROVED', by: admin.id, status: 'APPROVED' });

    const within = await doubtful(outputs, owner, '5000.00');
    expect((await seen(staff, within.id)).mayApprove).toBe(true);
    expect((await approve(staff, within)).invoice?.status).toBe('APPROVED');
  });

  it('of one’s own is refused to STAFF', async () => {
    const own = await uploaded(outputs, staff);
    expect(own.mayApprove).toBe(false);
    expect(codes(await approve(staff, own))).toEqual(['OWN_INVOICE']);
    expect((await approve(admin, own)).invoice?.status).toBe('APPROVED');
  });

  it('needs to know who is to be paid how much of what', async () => {
    const invoice = await uploaded(outputs, owner);
    const { invoice: without } = await correct(owner, invoice, { fields: [{ field: 'VENDOR', value: null }] });
    expect(codes(await approve(admin, without ?? invoice))).toEqual(['INCOMPLETE']);
  });

  it('is not the owner’s, nor anybody’s without a role at the desk', async () => {
    const invoice = await uploaded(outputs, owner);
    await expect(approve(owner, invoice)).rejects.toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });
    await expect(queue(owner, null)).rejects.toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });
    expect(invoice.mayApprove).toBe(false);
    expect((await seen(owner, invoice.id)).status).toBe(invoice.status);
  });

  it('by many at once is done by exactly one', async () => {
    const invoice = await doubtful(outputs, owner, '10.00');
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => approve(staff, invoice)));
    expect(answers.filter((answer) => answer.invoice !== null)).toHaveLength(1);
    const after = await seen(staff, invoice.id);
    expect(after.version).toBe(invoice.version + 1);
    expect(after.history.nodes.filter(({ action }) => action === 'APPROVED')).toHaveLength(1);
  });

  it('and a refusal at once: one of them stands', async () => {
    const invoice = await doubtful(outputs, owner, '10.00');
    const answers = await Promise.all([approve(staff, invoice), reject(admin, invoice, 'Not ours.')]);
    expect(answers.filter((answer) => answer.invoice !== null)).toHaveLength(1);
    const after = await seen(staff, invoice.id);
    expect(after.version).toBe(invoice.version + 1);
    expect(after.status).toBe(answers[0].invoice ? 'APPROVED' : 'REJECTED');
  });

  it('of several is done for each by itself, in order', async () => {
    const fine = await doubtful(outputs, owner, '20.00');
    const over = await doubtful(outputs, owner, '9000.00');
    const own = await uploaded(outputs, staff);
    const stale = await doubtful(outputs, owner, '30.00');
    const batch = [fine, over, { id: MISSING, version: 1 }, own, { ...stale, version: stale.version - 1 }];
    const { results, userErrors } = await approveAll(staff, batch);
    expect(userErrors).toEqual([]);
    expect(results?.map((result) => result.invoice?.id ?? result.userErrors)).toEqual([
      fine.id,
      [{ code: 'OVER_APPROVAL_LIMIT', field: 'invoices.1' }],
      [{ code: 'NOT_FOUND', field: 'invoices.2.id' }],
      [{ code: 'OWN_INVOICE', field: 'invoices.3' }],
      [{ code: 'STALE_VERSION', field: 'invoices.4.expectedVersion' }],
    ]);
    expect((await seen(staff, fine.id)).history.nodes[0]).toMatchObject({ action: 'APPROVED', by: staff.id });
    for (const each of [over, own, stale]) expect((await seen(staff, each.id)).version).toBe(each.version);
  });

  it('of one invoice twice, of none or of too many is refused as a whole', async () => {
    const invoice = await doubtful(outputs, owner, '20.00');
    const many = Array.from({ length: 26 }, () => ({ id: crypto.randomUUID(), version: 1 }));
    for (const batch of [[invoice, invoice], [], many]) {
      expect(await approveAll(staff, batch)).toEqual({
        results: null,
        userErrors: [{ code: 'INVALID_BATCH', field: 'invoices' }],
      });
    }
    expect((await seen(staff, invoice.id)).version).toBe(invoice.version);
  });
});

describe('a refusal', () => {
  it('says why, and can be taken back by who decided it or an ADMIN', async () => {
    const invoice = await doubtful(outputs, owner, '15.00');
    const other = await newColleague(outputs, 'other', ['STAFF', 'CUSTOMER']);
    expect((await reject(staff, invoice, '  ')).userErrors).toEqual([{ code: 'INVALID_VALUE', field: 'reason' }]);
    const { invoice: refused } = await reject(staff, invoice, ' We never ordered this. ');
    expect(refused).toMatchObject({
      status: 'REJECTED',
      refusal: { code: 'DECLINED', message: 'We never ordered this.' },
      decision: { approved: false, by: staff.id, reason: 'We never ordered this.' },
    });
    if (!refused) return;
    expect(codes(await approve(admin, refused))).toEqual(['WRONG_STATUS']);
    expect(codes(await correct(owner, refused, { fields: [{ field: 'TOTAL', value: '1' }] }))).toEqual([
      'WRONG_STATUS',
    ]);
    expect(codes(await reopen(other, refused))).toEqual(['NOT_THE_DECIDER']);
    const { invoice: reopened } = await reopen(staff, refused);
    expect(reopened).toMatchObject({ status: 'NEEDS_REVIEW', refusal: null, decision: null });
    const before = invoice.reviews.map(({ code }) => code);
    expect(before).toContain('AMOUNTS_DISAGREE');
    expect(reopened?.reviews.map(({ code }) => code)).toEqual([...before, 'REOPENED']);
    expect(reopened?.history.nodes.map(({ action, by }) => [action, by])).toEqual([
      ['REOPENED', staff.id],
      ['DECLINED', staff.id],
      ['CORRECTED', owner.id],
      ['READ', null],
    ]);
    expect(reopened?.history.nodes[1]?.note).toBe('We never ordered this.');
    const reason = 'AMOUNTS_DISAGREE';
    await until('the desk to show it again', async () => (await queue(staff, reason)).includes(invoice.id));
    expect(codes(await reopen(admin, reopened ?? refused))).toEqual(['WRONG_STATUS']);
  });

  it('of an approval is a reopening first', async () => {
    const invoice = await doubtful(outputs, owner, '15.00');
    const { invoice: approved } = await approve(staff, invoice);
    expect(codes(await reject(staff, approved ?? invoice, 'No.'))).toEqual(['WRONG_STATUS']);
    expect((await reopen(admin, approved ?? invoice)).invoice?.status).toBe('NEEDS_REVIEW');
  });
});

describe('a grave doubt', () => {
  /** An invoice of this vendor, with this number and bank account, over an amount that STAFF may approve. */
  async function invoiceOf(vendor: string, number: string, iban: string): Promise<ReviewedInvoice> {
    const invoice = await uploaded(outputs, owner);
    const fields = [
      { field: 'VENDOR', value: vendor },
      { field: 'VENDOR_VAT_NUMBER', value: null },
      { field: 'NUMBER', value: number },
      { field: 'IBAN', value: iban },
      { field: 'TOTAL', value: '100.00' },
    ];
    const answer = await correct(staff, invoice, { fields });
    if (!answer.invoice) throw new Error(JSON.stringify(answer));
    return answer.invoice;
  }

  const doubts = ({ reviews }: ReviewedInvoice) => reviews.map(({ code }) => code);

  it('about the bank account comes up in a correction, too, and only an ADMIN approves over it', async () => {
    const vendor = `Kabelwerk ${crypto.randomUUID()} GmbH`;
    const first = await invoiceOf(vendor, 'A-1', FIRST_IBAN);
    expect(doubts(first)).not.toContain('IBAN_CHANGED');
    expect((await approve(admin, first)).invoice?.status).toBe('APPROVED');

    const second = await invoiceOf(vendor, 'A-2', OTHER_IBAN);
    expect(doubts(second)[0]).toBe('IBAN_CHANGED');
    expect((await seen(staff, second.id)).mayApprove).toBe(false);
    expect(codes(await approve(staff, second))).toEqual(['GRAVE_DOUBT']);
    expect((await approveAll(staff, [second])).results?.map(codes)).toEqual([['GRAVE_DOUBT']]);
    await until('the desk to show it by that', async () => (await queue(staff, 'IBAN_CHANGED')).includes(second.id));

    const right = await correct(staff, second, { fields: [{ field: 'IBAN', value: FIRST_IBAN }] });
    expect(right.invoice && doubts(right.invoice)).not.toContain('IBAN_CHANGED');
    // Who settled it does not approve it: two look at a bank account.
    expect(right.invoice?.mayApprove).toBe(false);
    expect(codes(await approve(staff, right.invoice ?? second))).toEqual(['GRAVE_DOUBT']);
    const other = await newColleague(outputs, 'other', ['STAFF', 'CUSTOMER']);
    expect((await approve(other, right.invoice ?? second)).userErrors).toEqual([]);
  });

  it('about a duplicate is an ADMIN’s to decide', async () => {
    const vendor = `Doppelt ${crypto.randomUUID()} GmbH`;
    await invoiceOf(vendor, 'B-1', FIRST_IBAN);
    const twin = await invoiceOf(vendor, 'B-1', FIRST_IBAN);
    expect(doubts(twin)).toContain('DUPLICATE');
    expect(codes(await approve(staff, twin))).toEqual(['GRAVE_DOUBT']);
    expect((await approve(admin, twin)).invoice?.status).toBe('APPROVED');
  });

  it('is back after a reopening', async () => {
    const vendor = `Wieder ${crypto.randomUUID()} GmbH`;
    await invoiceOf(vendor, 'C-1', FIRST_IBAN);
    const twin = await invoiceOf(vendor, 'C-1', FIRST_IBAN);
    const { invoice: approved } = await approve(admin, twin);
    const { invoice: reopened } = await reopen(admin, approved ?? twin);
    expect(reopened && doubts(reopened)).toEqual(expect.arrayContaining(['DUPLICATE', 'REOPENED']));
    expect(codes(await approve(staff, reopened ?? twin))).toEqual(['GRAVE_DOUBT']);
  });

  it('comes up where another came while it was declined', async () => {
    const vendor = `Zurück ${crypto.randomUUID()} GmbH`;
    const first = await invoiceOf(vendor, 'D-1', FIRST_IBAN);
    const { invoice: declined } = await reject(admin, first, 'Not ours.');
    const twin = await invoiceOf(vendor, 'D-1', FIRST_IBAN);
    expect(doubts(twin)).not.toContain('DUPLICATE');
    await reopen(admin, declined ?? first);
    const doubted = await until('the reopened invoice to be doubted', async () => {
      const now = await seen(staff, first.id);
      return doubts(now).includes('DUPLICATE') ? now : null;
    });
    expect(doubted.history.nodes[0]).toMatchObject({ action: 'DOUBTED', by: null, status: 'NEEDS_REVIEW' });
    expect(codes(await approve(staff, doubted))).toEqual(['GRAVE_DOUBT']);
    expect(doubts(await seen(staff, twin.id))).not.toContain('DUPLICATE');
    // Once one of them is approved, the other is no more to be had unwarned, whichever came first.
    expect((await approve(admin, doubted)).invoice?.status).toBe('APPROVED');
    await until('the other to be doubted', async () => doubts(await seen(staff, twin.id)).includes('DUPLICATE'));
  });
});

describe('a deletion', () => {
  it('ends a decided invoice, too, for everybody', async () => {
    const invoice = await doubtful(outputs, owner, '12.00');
    const { invoice: approved } = await approve(staff, invoice);
    expect(JSON.stringify(await storedHistory(outputs, invoice.id))).toContain('12.00');
    const remove =
      'mutation ($id: ID!, $v: Int!) { deleteInvoice(id: $id, expectedVersion: $v) { invoice { status decision { by } } userErrors { code } } }';
    const answer = await owner.run(remove, { id: invoice.id, v: approved?.version });
    expect(answer).toEqual({ deleteInvoice: { invoice: { status: 'DELETED', decision: null }, userErrors: [] } });
    for (const person of [owner, staff, admin]) expect(await reviewed(person, invoice.id)).toBeNull();
    expect(codes(await reopen(admin, { id: invoice.id, version: (approved?.version ?? 0) + 1 }))).toEqual([
      'NOT_FOUND',
    ]);
    // Who did what stays; what stood there does not.
    const left = await until('the history to lose its values', async () => {
      const entries = await storedHistory(outputs, invoice.id);
      return entries.every(({ changes, note }) => changes.length === 0 && note === null) ? entries : null;
    });
    expect(left.map(({ action, by }) => [action, by])).toEqual([
      ['READ', null],
      ['CORRECTED', owner.id],
      ['APPROVED', staff.id],
    ]);
    expect(JSON.stringify(left)).not.toContain('12.00');
  });
});
