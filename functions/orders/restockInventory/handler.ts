import { orderLife } from '#model/orders.ts';
import { environment } from '../../platform/environment.ts';
import { step } from '../../platform/purchases/step.ts';
import { stockPorts, stockSettings } from '../connect.ts';
import { restockInventory } from './restockInventory.ts';

const ports = stockPorts(environment(stockSettings));

export const handler = step(orderLife, (id) => restockInventory(id, ports));
