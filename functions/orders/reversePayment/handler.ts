import { orderLife } from '#model/orders.ts';
import { environment } from '../../platform/environment.ts';
import { reversalDeskOf, reversalSettings } from '../../platform/payments/connect.ts';
import { reversePayment } from '../../platform/purchases/reversePayment.ts';
import { step } from '../../platform/purchases/step.ts';
import { orderPorts, orderSettings } from '../connect.ts';

const env = environment({ ...orderSettings, ...reversalSettings });
const ports = { ...orderPorts(env), desk: reversalDeskOf(env, { kind: 'ORDER', table: env.ORDERS_TABLE }) };

export const handler = step(orderLife, (id) => reversePayment(id, ports));
