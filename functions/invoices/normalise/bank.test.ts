import { describe, expect, test } from 'vitest';
import { bankOf } from './bank.ts';
import { printedRows } from './rows.ts';
import { page } from './testing.ts';

const bank = (...lines: string[]): ReturnType<typeof bankOf> => bankOf(printedRows([page([], [], lines)]));

describe('where to pay', () => {
  test.each([
    ['in groups', 'IBAN: DE89 3704 0044 0532 0130 00'],
    ['in one', 'IBAN DE89370400440532013000'],
    ['with points', 'IBAN DE89.3704.0044.0532.0130.00'],
    ['in small letters', 'iban de89 3704 0044 0532 0130 00'],
    ['before other words', 'IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX Musterbank'],
    ['before a number', 'IBAN DE89 3704 0044 0532 0130 00 Tel 0301234567'],
    ['without a label', 'Bank: Musterbank, DE89 3704 0044 0532 0130 00'],
  ])('is read %s', (_, line) => {
    expect(bank(line).iban?.value).toBe('DE89370400440532013000');
  });

  test('is the first that is right; others are kept', () => {
    const found = bank(
      'IBAN DE89 3704 0044 0532 0130 01',
      'IBAN NL91 ABNA 0417 1643 00',
      'IBAN FR14 2004 1010 0505 0001 3M02 606',
    );
    expect(found.iban?.value).toBe('NL91ABNA0417164300');
    expect(found.otherIbans.map(({ value }) => value)).toEqual([
      'DE89370400440532013001',
      'FR1420041010050500013M02606',
    ]);
  });

  test('is not the account that money is taken from', () => {
    const found = bank(
      'Der Betrag wird von Ihrem Konto DE89 3704 0044 0532 0130 00 abgebucht.',
      'IBAN NL91 ABNA 0417 1643 00',
    );
    expect(found.iban?.value).toBe('NL91ABNA0417164300');
    expect(found.otherIbans).toMatchObject([{ value: 'DE89370400440532013000', confidence: 0.4 }]);
    expect(bank('We will debit your account NL91 ABNA 0417 1643 00').iban).toBeNull();
  });

  test('is shown with wrong check digits where it is called an IBAN, and else is none', () => {
    expect(bank('IBAN DE89 3704 0044 0532 0130 01').iban?.value).toBe('DE89370400440532013001');
    expect(bank('Order DE89 3704 0044 0532 0130 01').iban).toBeNull();
  });

  test('is none in texts that only look like one', () => {
    expect(
      bank('Bank Account: US1234567890', 'FR11999999998', 'NL810433941B01', 'REF GB2026 000112223334445').iban,
    ).toBeNull();
  });
});

describe('the bank', () => {
  test.each([
    ['BIC COBADEFFXXX', 'COBADEFFXXX'],
    ['SWIFT/BIC: INGBNL2A', 'INGBNL2A'],
    ['SWIFT code BCITITMM', 'BCITITMM'],
    ['BIC BANKVERBINDUNG', undefined],
    ['SWIFT PAYMENTS', undefined],
  ])('of %s is %s', (line, bic) => {
    expect(bank(line).bic?.value).toBe(bic);
  });

  test('is that of the account’s country', () => {
    expect(bank('BIC COBADEFFXXX', 'BIC INGBNL2A', 'IBAN NL91 ABNA 0417 1643 00').bic?.value).toBe('INGBNL2A');
  });
});
