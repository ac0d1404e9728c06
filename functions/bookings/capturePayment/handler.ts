import { bookingLife } from '#model/bookings.ts';
import { environment } from '../../platform/environment.ts';
import { capturePayment } from '../../platform/purchases/capturePayment.ts';
import { newsOf } from '../../platform/purchases/news.ts';
import { step } from '../../platform/purchases/step.ts';
import { payPorts, paySettings } from '../connect.ts';

const ports = payPorts(environment(paySettings));

export const handler = step(bookingLife, async (id) => newsOf(bookingLife, await capturePayment(id, ports)));
