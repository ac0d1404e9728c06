import { orderLife } from '#model/orders.ts';
import { environment } from '../../platform/environment.ts';
import { capturePayment } from '../../platform/purchases/capturePayment.ts';
import { step } from '../../platform/purchases/step.ts';
import { payPorts, paySettings } from '../connect.ts';
import { newsOf } from './news.ts';

const ports = payPorts(environment(paySettings));

export const handler = step(orderLife, async (id) => newsOf(await capturePayment(id, ports)));
