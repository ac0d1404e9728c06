import type { RefundRow } from '#model/refunds.ts';
import type { RefundDesk } from '../platform/payments/refunds.ts';
import type { RestockPorts } from './restock.ts';
import { restock } from './restock.ts';

export interface CarryPorts extends RestockPorts {
  readonly desk: Pick<RefundDesk, 'send'>;
}

/**
 * Does what a refund was asked for: its pieces go back into stock, its money to whoever paid. May be called again at any time; what is done is not done
 * again. Answers the row as it is then, null where there is none. Throws PaymentUnavailable where the same call may help later, and OvertakenError.
 */
export async function carryOut(refundId: string, ports: CarryPorts): Promise<RefundRow | null> {
  // Whether the bank takes the money or not: the pieces came back.
  await restock(refundId, ports);
  return ports.desk.send(refundId);
}
