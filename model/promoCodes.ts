import type { CurrencyCode } from './currencies.ts';
import type { OrderLineRow } from './orders.ts';
import { portionOf } from './money.ts';

/** Bounds of promo codes. */
export const promoLimits = { shortest: 3, longest: 30, uses: 1_000_000, ofAnEvent: 100 } as const;

/** A row of the PromoCodes table. `uses` moves with bookings, and does not count as a change: `version` is of what an organiser edits. */
export interface PromoCodeRow {
  eventId: string;
  /** In capital letters. */
  code: string;
  /** What it takes off: hundredths of a percent, or minor units before tax. One of them is there. */
  percent?: number;
  amount?: number;
  currency: CurrencyCode;
  validFrom?: string;
  validUntil?: string;
  maximumUses?: number;
  uses: number;
  active: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What a code takes off so much, before tax: never more than all of it. */
export function discountOf(net: number, code: Pick<PromoCodeRow, 'percent' | 'amount'> | null): number {
  if (!code) return 0;
  if (code.percent !== undefined) return portionOf(net, code.percent);
  return Math.min(net, code.amount ?? 0);
}

/** What tickets cost. Amounts in minor units. */
export interface PricedTickets {
  discount: number;
  subtotal: number;
  tax: number;
  total: number;
  lines: OrderLineRow[];
}

/** Tickets of one kind to be priced. `name`: as it stands on the receipt. */
export interface TicketsToPrice {
  categoryId: string;
  name: string;
  quantity: number;
  /** Before tax. */
  unitPrice: number;
  /** Hundredths of a percent. */
  taxRate: number;
}

/**
 * What tickets cost, with a promo code or without: the discount is taken off before tax, and tax is rounded half to even on what is left. Where the discount
 * does not divide by the tickets they stand in two lines whose unit prices differ by one, so that every line is its quantity times its unit price.
 */
export function priceTickets(
  { categoryId, name, quantity, unitPrice, taxRate }: TicketsToPrice,
  code: Pick<PromoCodeRow, 'percent' | 'amount'> | null,
): PricedTickets {
  const discount = discountOf(unitPrice * quantity, code);
  const subtotal = unitPrice * quantity - discount;
  const lower = Math.floor(subtotal / quantity);
  const dearer = subtotal - lower * quantity;
  const lines: OrderLineRow[] = [];
  for (const { pieces, price, id } of [
    { pieces: dearer, price: lower + 1, id: `${categoryId}#1` },
    { pieces: quantity - dearer, price: lower, id: categoryId },
  ]) {
    if (pieces > 0) {
      const net = pieces * price;
      const tax = portionOf(net, taxRate);
      lines.push({ productId: id, name, quantity: pieces, unitPrice: price, taxRate, net, tax });
    }
  }
  const tax = lines.reduce((sum, line) => sum + line.tax, 0);
  return { discount, subtotal, tax, total: subtotal + tax, lines };
}

/** Why a code makes nothing cheaper at an instant (UTC, ISO 8601); null where it does. One that is missing and one that is not taken answer alike. */
export function promoRefusal(
  row: PromoCodeRow | null,
  currency: CurrencyCode,
  at: string,
): 'PROMO_CODE_NOT_FOUND' | 'PROMO_CODE_USED_UP' | null {
  if (!row || !row.active || row.currency !== currency) return 'PROMO_CODE_NOT_FOUND';
  if ((row.validFrom && at < row.validFrom) || (row.validUntil && at >= row.validUntil)) return 'PROMO_CODE_NOT_FOUND';
  return row.maximumUses !== undefined && row.uses >= row.maximumUses ? 'PROMO_CODE_USED_UP' : null;
}
