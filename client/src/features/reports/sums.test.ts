import { describe, expect, it } from 'vitest';
import { sumsOf } from './sums.ts';

const spent = (key: string, total: string, currency: 'EUR' | 'JPY' = 'EUR', month = '2026-01') => ({
  month,
  key,
  name: `Vendor ${key}`,
  total,
  currency,
  count: 1,
});

describe('what was spent', () => {
  it('is added up exactly over the months, and weighed against the largest of its currency', () => {
    const [euros, yen] = sumsOf(
      [
        spent('a', '0.10'),
        spent('a', '0.20', 'EUR', '2026-02'),
        spent('b', '90071992547409930.01'),
        spent('c', '5000', 'JPY'),
      ],
      false,
    );
    expect(euros?.total).toBe('90071992547409930.31');
    expect(euros?.sums.map(({ key, total, count }) => [key, total, count])).toEqual([
      ['b', '90071992547409930.01', 1],
      ['a', '0.30', 2],
    ]);
    expect(yen?.sums).toMatchObject([{ total: '5000', share: 1 }]);
  });

  it('has no bar where credit outweighs, and keeps its sign', () => {
    const [euros] = sumsOf([spent('a', '-0.05'), spent('b', '0.01')], false);
    expect(euros?.sums).toMatchObject([
      { key: 'b', share: 1 },
      { key: 'a', total: '-0.05', share: 0 },
    ]);
    expect(euros?.total).toBe('-0.04');
  });

  it('comes in the order of months where it is by month', () => {
    const [euros] = sumsOf([spent('2026-02', '9.00'), spent('2026-01', '1.00')], true);
    expect(euros?.sums.map(({ key }) => key)).toEqual(['2026-01', '2026-02']);
  });
});
