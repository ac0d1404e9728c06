import type { OrderRow } from '#model/orders.ts';
import type { StepPorts } from '../platform/purchases/moves.ts';
import type { Table } from '../platform/table.ts';
import type { Shelf } from './stock.ts';

export type Orders = Table<OrderRow>;

/** What the steps that look at the stock need. */
export interface StockPorts extends StepPorts<OrderRow> {
  readonly shelf: Shelf;
}
