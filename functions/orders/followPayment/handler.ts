import { orderLife } from '#model/orders.ts';
import { environment, text } from '../../platform/environment.ts';
import { followPayments } from '../../platform/purchases/followPayments.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { ordersTable } from '../connect.ts';

const env = environment({ ORDERS_TABLE: text });

export const handler = followPayments({ life: orderLife, purchases: ordersTable(env.ORDERS_TABLE) }, waitingStep);
