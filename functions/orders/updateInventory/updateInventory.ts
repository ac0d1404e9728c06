import { forward, going, refuse } from '../../platform/purchases/moves.ts';
import { NeighbourRefusedError, OvertakenError } from '../../platform/table.ts';
import type { StockPorts } from '../ports.ts';
import { objectionTo, productIdsOf, takings } from '../stock.ts';

/**
 * Takes all lines out of stock and says so on the order, in one transaction: all or nothing, and once. Throws PurchaseRefused, PurchaseStopped;
 * OvertakenError where others were at work on the same products, which is no reason to say that nothing is left.
 */
export async function updateInventory(orderId: string, ports: StockPorts): Promise<void> {
  const { life, purchases, shelf, clock } = ports;
  try {
    await purchases.settle(orderId, (row) => {
      const change = forward(life, row, 'RESERVED', clock);
      if (!row || !change) return null;
      return {
        ...change,
        set: { ...change.set, stockTaken: true },
        alongside: ({ updatedAt }) => takings(row, updatedAt),
      };
    });
  } catch (error) {
    if (!(error instanceof NeighbourRefusedError)) throw error;
    const order = going(life, await purchases.read(orderId));
    const objection = objectionTo(order, await shelf.read(productIdsOf(order)));
    // There was too little a moment ago, and there is enough now.
    if (!objection || order.status !== 'AUTHORIZED') throw new OvertakenError(`The stock of ${orderId} moves.`);
    await refuse(ports, order, objection);
  }
}
