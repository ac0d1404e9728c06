import type { SpendQuery } from '../../graphql/graphql.ts';

type Spend = SpendQuery['spend'][number];

/** What one vendor, category or month comes to in one currency. */
export interface Sum {
  readonly key: string;
  readonly name: string;
  readonly total: string;
  readonly count: number;
  /** Its share of the largest in its currency, 0–1; 0 where credit outweighs. */
  readonly share: number;
}

export interface CurrencySums {
  readonly currency: string;
  readonly total: string;
  readonly sums: readonly Sum[];
}

/** Adds up what the API answers by month: one table for each currency, since one cannot be weighed against another. */
export function sumsOf(spend: readonly Spend[], byMonth: boolean): readonly CurrencySums[] {
  const currencies = [...new Set(spend.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = spend.filter((each) => each.currency === currency);
    const keys = [...new Set(own.map(({ key }) => key))];
    const totals = keys.map((key) => {
      const parts = own.filter((each) => each.key === key);
      return {
        key,
        name: parts[0]?.name ?? key,
        exact: parts.reduce((sum, { total }) => plus(sum, decimal(total)), ZERO),
        count: parts.reduce((sum, { count }) => sum + count, 0),
      };
    });
    const largest = Math.max(...totals.map(({ exact }) => numberOf(exact)), 0);
    const sorted = byMonth
      ? totals.sort((one, other) => one.key.localeCompare(other.key))
      : totals.sort((one, other) => numberOf(other.exact) - numberOf(one.exact));
    return {
      currency,
      total: text(totals.reduce((sum, { exact }) => plus(sum, exact), ZERO)),
      sums: sorted.map(({ exact, ...rest }) => ({
        ...rest,
        total: text(exact),
        share: largest > 0 ? Math.max(0, numberOf(exact) / largest) : 0,
      })),
    };
  });
}

/** An exact decimal: `units` of 10^-`decimals`. */
interface Decimal {
  readonly units: bigint;
  readonly decimals: number;
}

const ZERO: Decimal = { units: 0n, decimals: 0 };

function decimal(value: string): Decimal {
  const [whole = '0', fraction = ''] = value.split('.');
  return { units: BigInt(whole + fraction), decimals: fraction.length };
}

function plus(one: Decimal, other: Decimal): Decimal {
  const decimals = Math.max(one.decimals, other.decimals);
  const scaled = ({ units, decimals: own }: Decimal) => units * 10n ** BigInt(decimals - own);
  return { units: scaled(one) + scaled(other), decimals };
}

function text({ units, decimals }: Decimal): string {
  if (decimals === 0) return String(units);
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** For the length of a bar alone. */
function numberOf(exact: Decimal): number {
  return Number(text(exact));
}
