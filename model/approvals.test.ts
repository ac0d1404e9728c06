import { describe, expect, test } from 'vitest';
import type { Approvable, Decider } from './approvals.ts';
import { approvalLimits, asksForAnother, graveDoubts, limitOf, objectionToApproval } from './approvals.ts';
import { minorUnitDigits } from './currencies.ts';
import { isDecimal } from './decimals.ts';
import { invoiceMachine } from './invoices.ts';
import { reviewGravity } from './reviews.ts';

const staff: Decider = { id: 'staff', role: 'STAFF' };
const admin: Decider = { id: 'admin', role: 'ADMIN' };
const printed = (value: string) => ({ value });
const invoice: Approvable = {
  ownerId: 'owner',
  status: 'READ',
  vendor: printed('Somebody Ltd'),
  total: printed('5000.00'),
  amountDue: null,
  currency: printed('EUR'),
};

describe('an approval', () => {
  test('is within the limit up to exactly the limit', () => {
    expect(objectionToApproval(invoice, staff)).toBeNull();
    expect(objectionToApproval({ ...invoice, total: printed('5000.01') }, staff)).toBe('OVER_APPROVAL_LIMIT');
    expect(objectionToApproval({ ...invoice, total: printed('5000.01') }, admin)).toBeNull();
  });

  test('of a credit note counts like one of an invoice', () => {
    expect(objectionToApproval({ ...invoice, total: printed('-5000') }, staff)).toBeNull();
    expect(objectionToApproval({ ...invoice, total: printed('-5000.01') }, staff)).toBe('OVER_APPROVAL_LIMIT');
  });

  test('looks at the larger of total and amount due', () => {
    expect(objectionToApproval({ ...invoice, total: printed('10'), amountDue: printed('9000') }, staff)).toBe(
      'OVER_APPROVAL_LIMIT',
    );
    expect(objectionToApproval({ ...invoice, total: printed('9000'), amountDue: printed('10') }, staff)).toBe(
      'OVER_APPROVAL_LIMIT',
    );
  });

  test.each(['KWD', 'BHD', 'XXX', 'constructor'])('in %s, which has no limit, is an ADMIN’s', (currency) => {
    const foreign = { ...invoice, total: printed('1'), currency: printed(currency) };
    expect(objectionToApproval(foreign, staff)).toBe('OVER_APPROVAL_LIMIT');
    expect(objectionToApproval(foreign, admin)).toBeNull();
  });

  test('of what is no amount is within nothing', () => {
    expect(objectionToApproval({ ...invoice, total: printed('1e3') }, staff)).toBe('OVER_APPROVAL_LIMIT');
  });

  test.each(['vendor', 'total', 'currency'] as const)('needs the %s, even by an ADMIN', (field) => {
    expect(objectionToApproval({ ...invoice, [field]: null }, staff)).toBe('INCOMPLETE');
    expect(objectionToApproval({ ...invoice, [field]: null }, admin)).toBe('INCOMPLETE');
  });

  test('of one’s own is an ADMIN’s alone', () => {
    expect(objectionToApproval({ ...invoice, ownerId: staff.id }, staff)).toBe('OWN_INVOICE');
    expect(objectionToApproval({ ...invoice, ownerId: admin.id }, admin)).toBeNull();
  });

  test('over a grave doubt is an ADMIN’s alone, over another one anybody’s', () => {
    for (const code of reviewGravity) {
      const doubtful: Approvable = { ...invoice, status: 'NEEDS_REVIEW', reviews: [{ code }] };
      expect(objectionToApproval(doubtful, staff)).toBe(graveDoubts.includes(code) ? 'GRAVE_DOUBT' : null);
      expect(objectionToApproval(doubtful, admin)).toBeNull();
    }
  });

  test('by who settled a grave doubt is another’s', () => {
    const settled = { ...invoice, settledBy: [staff.id, admin.id] };
    expect(objectionToApproval(settled, staff)).toBe('GRAVE_DOUBT');
    expect(objectionToApproval(settled, { ...staff, id: 'another' })).toBeNull();
    expect(objectionToApproval(settled, admin)).toBeNull();
  });

  test('is for READ and NEEDS_REVIEW', () => {
    for (const status of Object.keys(invoiceMachine) as (keyof typeof invoiceMachine)[]) {
      const expected = status === 'READ' || status === 'NEEDS_REVIEW' ? null : 'WRONG_STATUS';
      expect(objectionToApproval({ ...invoice, status }, admin)).toBe(expected);
      expect(invoiceMachine[status].some((next) => next === 'APPROVED')).toBe(expected === null);
    }
  });

  test('is nobody’s without a role at the desk', () => {
    expect(objectionToApproval(invoice, { id: 'someone', role: null })).toBe('NOT_FOUND');
  });
});

describe('a correction asks for another person', () => {
  const large = { total: printed('20000.00'), amountDue: null, currency: printed('EUR'), iban: printed('DE1') };
  const small = { ...large, total: printed('100.00') };

  test('where it takes an amount under the limit that was over it, in one step or in two', () => {
    expect(asksForAnother(large, small)).toBe(true);
    expect(asksForAnother(large, { ...large, total: null })).toBe(true);
    expect(asksForAnother(large, { ...large, currency: printed('HUF') })).toBe(true);
    expect(asksForAnother(large, { ...large, currency: null })).toBe(true);
    expect(asksForAnother({ ...small, amountDue: printed('9000') }, small)).toBe(true);
  });

  test('where it changes or empties the bank account', () => {
    expect(asksForAnother(small, { ...small, iban: printed('DE2') })).toBe(true);
    expect(asksForAnother(small, { ...small, iban: null })).toBe(true);
  });

  test('and in no other case', () => {
    expect(asksForAnother(small, { ...small, total: printed('99.00') })).toBe(false);
    expect(asksForAnother(small, large)).toBe(false);
    expect(asksForAnother(large, { ...large, total: printed('21000') })).toBe(false);
    expect(asksForAnother({ ...small, total: null, iban: null }, small)).toBe(false);
  });
});

describe('a limit', () => {
  test('is a positive decimal in a currency of ISO 4217', () => {
    for (const [currency, limit] of Object.entries(approvalLimits.STAFF)) {
      expect(Object.hasOwn(minorUnitDigits, currency)).toBe(true);
      expect(isDecimal(limit) && Number(limit) > 0).toBe(true);
      expect(limitOf('STAFF', currency)).toBe(limit);
    }
  });
});
