import { describe, expect, test } from 'vitest';
import { PLACEHOLDER_SELLER, stageConfig } from './config.ts';

const seller = {
  MARQUEE_SELLER_NAME: ' Stage & Sound GmbH ',
  MARQUEE_SELLER_STREET: 'Hauptstraße 1',
  MARQUEE_SELLER_POSTAL_CODE: '10115',
  MARQUEE_SELLER_CITY: 'Berlin',
  MARQUEE_SELLER_COUNTRY: 'de',
  MARQUEE_SELLER_VAT_NUMBER: 'de136695976',
  MARQUEE_SELLER_EMAIL: 'billing@example.com',
};

describe('the seller of an installation', () => {
  test('stands on its receipts as it was set', () => {
    expect(stageConfig('prod', seller).seller).toEqual({
      name: 'Stage & Sound GmbH',
      address: { street: 'Hauptstraße 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
      vatNumber: 'DE136695976',
      email: 'billing@example.com',
    });
  });

  test('is an evident placeholder where nothing was set', () => {
    expect(stageConfig('prod', {}).seller).toBe(PLACEHOLDER_SELLER);
    expect(PLACEHOLDER_SELLER.name).toContain('not configured');
  });

  test.each(Object.keys(seller))('is refused without %s', (name) => {
    expect(() => stageConfig('prod', { ...seller, [name]: ' ' })).toThrow('together, or none of them');
  });

  test('is refused in a country that there is none of', () => {
    expect(() => stageConfig('prod', { ...seller, MARQUEE_SELLER_COUNTRY: 'XX' })).toThrow('XX');
  });

  test.each(['136695976', 'DE 136 695 976', 'DE'])('is refused with "%s" for a VAT number', (number) => {
    expect(() => stageConfig('prod', { ...seller, MARQUEE_SELLER_VAT_NUMBER: number })).toThrow(`"${number}"`);
  });
});

describe('the time zone of an installation', () => {
  test('is one of the IANA database, Europe/Berlin where nobody says', () => {
    expect(stageConfig('prod', {}).timeZone).toBe('Europe/Berlin');
    expect(stageConfig('prod', { MARQUEE_TIME_ZONE: 'America/New_York' }).timeZone).toBe('America/New_York');
    expect(stageConfig('prod', { MARQUEE_TIME_ZONE: 'UTC' }).timeZone).toBe('UTC');
    for (const wrong of ['Berlin', '+01:00', 'Europe/Bärlin']) {
      expect(() => stageConfig('prod', { MARQUEE_TIME_ZONE: wrong })).toThrow(wrong);
    }
  });
});
