import { orderLife } from '#model/orders.ts';
import { environment } from '../../platform/environment.ts';
import { capturePayment } from '../../platform/purchases/capturePayment.ts';
import { newsOf } from '../../platform/purchases/news.ts';
import { step } from '../../platform/purchases/step.ts';
import { payPorts, paySettings } from '../connect.ts';

const ports = payPorts(environment(paySettings));

export const handler = step(orderLife, async (id) => newsOf(orderLife, await capturePayment(id, ports)));
