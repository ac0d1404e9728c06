import { orderLife } from '#model/orders.ts';
import { environment } from '../../platform/environment.ts';
import { advance } from '../../platform/purchases/moves.ts';
import { step } from '../../platform/purchases/step.ts';
import { orderPorts, orderSettings } from '../connect.ts';

const ports = orderPorts(environment(orderSettings));

export const handler = step(orderLife, (id) => advance(id, 'COMPLETED', ports));
