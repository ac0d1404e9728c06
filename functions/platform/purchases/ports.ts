import type { OrderRow } from '#model/orders.ts';
import type { PurchaseRow } from '#model/purchases.ts';
import type { PaymentDesk } from '../payments/desk.ts';
import type { ReversalDesk } from '../payments/reversal.ts';
import type { StepPorts } from './moves.ts';

/** A purchase with what is paid for it. */
export type PayablePurchase = PurchaseRow & Pick<OrderRow, 'currency' | 'total' | 'lines'>;

/** What the steps that pay need. */
export interface PayPorts<Row extends PayablePurchase> extends StepPorts<Row> {
  readonly desk: PaymentDesk;
}

/** What the step that gives back what was paid needs. */
export interface UndoPorts<Row extends PayablePurchase> extends Pick<StepPorts<Row>, 'life' | 'purchases'> {
  readonly desk: ReversalDesk;
}
