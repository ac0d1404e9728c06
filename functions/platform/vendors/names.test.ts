import { describe, expect, test } from 'vitest';
import { ALIKE, comparedName, comparedNumber, comparedVatNumber, likeness } from './names.ts';

describe('names of vendors', () => {
  test.each([
    ['Harbour Audio Ltd.', 'HARBOUR AUDIO LIMITED'],
    ['Müller & Söhne GmbH & Co. KG', 'Muller Sohne'],
    ['Société Lumière S.A.R.L.', 'SOCIETE LUMIERE SARL'],
    ['Dźwięk Polska Sp. z o.o.', 'dzwiek polska'],
    ['Bühnen-Bau AG', 'Bühnen Bau'],
    ['Van Dijk Licht B.V.', 'van dijk licht bv'],
    ['Fratelli Rossi S.p.A.', 'FRATELLI ROSSI SPA'],
  ])('%s is %s', (one, other) => {
    expect(comparedName(one)).toBe(comparedName(other));
  });

  test.each([
    ['Co', 'co'],
    ['AG', 'ag'],
    ['The Company Ltd', 'the company ltd'],
    ['***', ''],
  ])('%s keeps something of itself', (name, compared) => {
    expect(comparedName(name)).toBe(compared);
  });

  test('are alike where one letter was misread or words changed places', () => {
    expect(likeness(comparedName('Harbour Audio Ltd'), comparedName('Harhour Audio'))).toBeGreaterThan(ALIKE);
    expect(likeness(comparedName('Audio Harbour'), comparedName('Harbour Audio'))).toBeGreaterThan(ALIKE);
  });

  test.each([
    ['Harbour Audio', 'Harbour Catering'],
    ['Studio 54', 'Studio 55'],
    ['', ''],
  ])('%s and %s are two', (one, other) => {
    expect(likeness(one.toLowerCase(), other.toLowerCase())).toBeLessThan(ALIKE);
  });

  test('have VAT numbers without spaces and points, if they are long enough', () => {
    expect(comparedVatNumber('de 123.456.789')).toBe('DE123456789');
    expect(comparedVatNumber('VAT')).toBeNull();
    expect(comparedVatNumber('20 %')).toBeNull();
  });

  test('number their invoices in groups of letters and digits', () => {
    expect(comparedNumber('RE 2026/17')).toBe('RE-2026-17');
    expect(comparedNumber('№—')).toBe('NO');
    expect(comparedNumber('…')).toBeNull();
  });
});
