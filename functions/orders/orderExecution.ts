import type { OrderRow } from '#model/orders.ts';
import type { PurchaseRun, RunOptions } from '../platform/purchases/purchaseRun.ts';
import { purchaseRun } from '../platform/purchases/purchaseRun.ts';
import type { World } from './orderWorld.ts';
import { restockInventory } from './restockInventory/restockInventory.ts';
import { updateInventory } from './updateInventory/updateInventory.ts';
import { validateOrder } from './validateOrder/validateOrder.ts';

const own = { validate: validateOrder, take: updateInventory, giveBack: restockInventory };

/** The execution of the run that the order is in, for tests. */
export function orderExecution(world: World, options: RunOptions): PurchaseRun {
  return purchaseRun<OrderRow, World>(world, own, options);
}
