import { undoing } from '../../platform/purchases/moves.ts';
import { NeighbourRefusedError, OvertakenError } from '../../platform/table.ts';
import type { StockPorts } from '../ports.ts';
import { givings, productIdsOf } from '../stock.ts';

/** Gives back what was taken out of stock, and takes note of it, in one transaction: once, however often it is asked for. */
export async function restockInventory(orderId: string, { life, purchases, shelf }: StockPorts): Promise<void> {
  const order = undoing(life, await purchases.read(orderId));
  if (!order?.stockTaken) return;
  const products = await shelf.read(productIdsOf(order));
  try {
    await purchases.settle(orderId, (row) => {
      const current = undoing(life, row);
      if (!current?.stockTaken) return null;
      return { set: {}, remove: ['stockTaken'], alongside: ({ updatedAt }) => givings(current, products, updatedAt) };
    });
  } catch (error) {
    if (!(error instanceof NeighbourRefusedError)) throw error;
    throw new OvertakenError(`A product of ${orderId} went while its pieces came back.`, { cause: error });
  }
}
