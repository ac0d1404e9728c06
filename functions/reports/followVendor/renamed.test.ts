import { describe, expect, it } from 'vitest';
import { mustBeShownAnew } from './renamed.ts';

const vendor = { id: 'v1', name: 'Stadthalle' };

describe('a vendor’s invoices', () => {
  it('are looked at again where its name or its category changed', () => {
    expect(mustBeShownAnew(vendor, { ...vendor, name: 'Messe' })).toBe(true);
    expect(mustBeShownAnew(vendor, { ...vendor, defaultCategory: 'VENUE' })).toBe(true);
    expect(mustBeShownAnew({ ...vendor, defaultCategory: 'VENUE' }, { ...vendor, defaultCategory: null })).toBe(true);
  });

  it('stay where nothing of that changed, where it is new, gone or merged', () => {
    expect(mustBeShownAnew({ ...vendor, defaultCategory: null }, vendor)).toBe(false);
    expect(mustBeShownAnew(null, vendor)).toBe(false);
    expect(mustBeShownAnew(vendor, null)).toBe(false);
    expect(mustBeShownAnew(vendor, { ...vendor, name: 'Messe', mergedInto: 'v2' })).toBe(false);
  });
});
