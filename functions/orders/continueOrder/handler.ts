import { orderLife } from '#model/orders.ts';
import { environment, text } from '../../platform/environment.ts';
import { paymentDeskOf, paymentSettings } from '../../platform/payments/connect.ts';
import { continuer } from '../../platform/purchases/step.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { ordersTable } from '../connect.ts';

const env = environment({ ...paymentSettings, ORDERS_TABLE: text });

export const handler = continuer(
  { life: orderLife, purchases: ordersTable(env.ORDERS_TABLE), desk: paymentDeskOf(env) },
  waitingStep,
);
