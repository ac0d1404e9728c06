import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ibanFault, ibanLength } from './iban.ts';
import { vatForm } from './vatNumber.ts';

/** Examples of the SWIFT registry. */
const IBANS = [
  'AD1200012030200359100100',
  'AT611904300234573201',
  'BE68539007547034',
  'CH9300762011623852957',
  'CZ6508000000192000145399',
  'DE89370400440532013000',
  'DK5000400440116243',
  'ES9121000418450200051332',
  'FI2112345600000785',
  'FR1420041010050500013M02606',
  'GB29NWBK60161331926819',
  'IT60X0542811101000000123456',
  'LI21088100002324013AA',
  'LU280019400644750000',
  'MT84MALT011000012345MTLCAST001S',
  'NL91ABNA0417164300',
  'NO9386011117947',
  'PL61109010140000071219812874',
  'PT50000201231234567890154',
  'SE4550000000058398257466',
];

describe('an IBAN', () => {
  test.each(IBANS)('%s is right', (iban) => {
    expect(ibanFault(iban)).toBeNull();
  });

  test('with one character changed, or two neighbours exchanged, is wrong', () => {
    fc.assert(
      fc.property(fc.constantFrom(...IBANS), fc.nat(), fc.constantFrom(...'0123456789'), (iban, at, other) => {
        const place = 2 + (at % (iban.length - 3));
        fc.pre(iban.charAt(place) !== other);
        expect(ibanFault(`${iban.slice(0, place)}${other}${iban.slice(place + 1)}`)).not.toBeNull();
        fc.pre(iban.charAt(place) !== iban.charAt(place + 1));
        const exchanged = `${iban.slice(0, place)}${iban.charAt(place + 1)}${iban.charAt(place)}${iban.slice(place + 2)}`;
        expect(ibanFault(exchanged)).not.toBeNull();
      }),
    );
  });

  test('says what is wrong with it', () => {
    expect(ibanFault('DE8937040044053201300')).toBe('LENGTH');
    expect(ibanFault('DE8937040044053201300!')).toBe('LENGTH');
    expect(ibanFault('US89370400440532013000')).toBe('COUNTRY');
    expect(ibanFault('DE89370400440532013001')).toBe('CHECK_DIGITS');
    expect(ibanLength('NO')).toBe(15);
  });
});

/** Numbers that companies and tax offices publish as examples. */
const VAT_NUMBERS = [
  'ATU13585627',
  'BE0428759497',
  'CHE107787577',
  'CHE-107.787.577 MWST',
  'DE136695976',
  'DK13585628',
  'EE100931558',
  'EL094259216',
  'ESB58378431',
  'FI20774740',
  'FR40303265045',
  'FR 83 404 833 048',
  'GB980780684',
  'GBGD001',
  'HR33392005961',
  'HU12892312',
  'IE6433435F',
  'IT00743110157',
  'LU15027442',
  'NL004495445B01',
  'NO995525828MVA',
  'PL8567346215',
  'PT501964843',
  'SE556188840401',
  'SI50223054',
  'SK2022749619',
];

describe('a VAT number', () => {
  test.each(VAT_NUMBERS)('%s is of its country’s form', (number) => {
    expect(vatForm(number)).toMatchObject({ passed: true });
  });

  test.each([
    ['ATU13585628', 'wrong check digits'],
    ['BE0428759498', 'wrong check digits'],
    ['CHE107787578', 'wrong check digits'],
    ['DE136695977', 'wrong check digits'],
    ['FR41303265045', 'wrong check digits'],
    ['GB980780685', 'wrong check digits'],
    ['IT00743110158', 'wrong check digits'],
    ['NL004495446B01', 'wrong check digits'],
    ['NO995525829', 'wrong check digits'],
    ['PL8567346216', 'wrong check digits'],
    ['SE556188840501', 'wrong check digits'],
    ['DE13669597', 'another form'],
    ['NL123456782', 'another form'],
    ['ESA1234567', 'another form'],
  ])('%s has %s', (number, fault) => {
    expect(vatForm(number)).toMatchObject({ passed: false, fault });
  });

  test('of no known country is not compared', () => {
    expect(vatForm('93-1234567')).toBeUndefined();
    expect(vatForm('US123456789')).toBeUndefined();
  });
});
