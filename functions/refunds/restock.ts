import { stockMovement } from '#model/keys.ts';
import type { RefundRow } from '#model/refunds.ts';
import { changeRow, exists, putNew } from '#model/writes.ts';
import { logger } from '../platform/logger.ts';
import type { Change, Table } from '../platform/table.ts';
import { NeighbourRefusedError, OvertakenError } from '../platform/table.ts';

/** The products that pieces go back to. */
export interface Shelf {
  /** Ids of those that are there at this moment. */
  present(productIds: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface RestockPorts {
  /** Must know Products and StockMovements. */
  readonly refunds: Table<RefundRow>;
  readonly shelf: Shelf;
  now(): Date;
}

/** Who put pieces back that no person asked for. */
const NOBODY = 'refunds';

/** A product that is removed while its pieces come back is looked at again, so often. */
const ROUNDS = 3;

/**
 * Puts the pieces of a refund's lines back into stock where it was asked for, once, however often it is called: what says that they are back is written
 * with them. A product that is gone for good takes nothing back.
 */
export async function restock(refundId: string, { refunds, shelf, now }: RestockPorts): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const row = await refunds.read(refundId);
    if (!row || !awaitsPieces(row)) return;
    const present = await shelf.present(row.lines.map(({ productId }) => productId));
    const gone = row.lines.filter(({ productId }) => !present.has(productId)).map(({ productId }) => productId);
    if (gone.length > 0) logger.warn('products are gone: nothing goes back to them', { refundId, gone });
    try {
      await refunds.settle(refundId, (current) => current && restocking(current, present, now().toISOString()));
      return;
    } catch (error) {
      if (!(error instanceof NeighbourRefusedError)) throw error;
    }
  }
  throw new OvertakenError(`Products of ${refundId} went while its pieces were put back.`);
}

/** What puts the pieces back, or null where there is nothing to put. */
export function restocking(row: RefundRow, present: ReadonlySet<string>, at: string): Change | null {
  if (!awaitsPieces(row)) return null;
  const lines = row.lines.filter(({ productId }) => present.has(productId));
  return {
    set: { restocked: true },
    alongside: () =>
      lines.flatMap(({ productId, quantity }) => [
        changeRow(
          'Products',
          { id: productId },
          { set: { stockChangedAt: at }, add: { stock: quantity, stockVersion: 1 } },
          [exists('id')],
        ),
        putNew(
          'StockMovements',
          { productId, movement: stockMovement(at, row.id) },
          { change: quantity, reason: 'RETURN', actorId: row.requestedBy ?? NOBODY, at },
        ),
      ]),
  };
}

function awaitsPieces(row: RefundRow): boolean {
  return row.restock && row.restocked !== true && row.status !== 'CLOSED';
}
