import type { StockReason } from '../../graphql/graphql.ts';

/** Why stock is corrected by hand. */
export const stockReasonWords: Readonly<Record<StockReason, string>> = {
  DELIVERY: 'Delivery',
  RETURN: 'Return',
  DAMAGE: 'Damage',
  LOSS: 'Loss',
  COUNT: 'Count',
  OTHER: 'Other',
};
