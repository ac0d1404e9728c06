import type { OrderRow } from '#model/orders.ts';
import type { PaymentDesk } from '../platform/payments/desk.ts';
import type { ReversalDesk } from '../platform/payments/reversal.ts';
import type { Table } from '../platform/table.ts';
import type { Clock } from './moves.ts';
import type { Shelf } from './stock.ts';

export type Orders = Table<OrderRow>;

/** What the steps that look at the stock need. */
export interface StockPorts {
  readonly orders: Orders;
  readonly shelf: Shelf;
  readonly clock: Clock;
}

/** What the steps that pay need. */
export interface PayPorts {
  readonly orders: Orders;
  readonly desk: PaymentDesk;
  readonly clock: Clock;
}

/** What the step that gives back what was paid needs. */
export interface UndoPorts {
  readonly orders: Orders;
  readonly desk: ReversalDesk;
}
