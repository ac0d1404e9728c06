import { bookingLife } from '#model/bookings.ts';
import { environment } from '../../platform/environment.ts';
import { processPayment } from '../../platform/purchases/processPayment.ts';
import { step } from '../../platform/purchases/step.ts';
import { payPorts, paySettings } from '../connect.ts';

const ports = payPorts(environment(paySettings));

export const handler = step(bookingLife, (id) => processPayment(id, ports));
