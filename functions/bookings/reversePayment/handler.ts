import { bookingLife } from '#model/bookings.ts';
import { environment } from '../../platform/environment.ts';
import { reversalDeskOf, reversalSettings } from '../../platform/payments/connect.ts';
import { reversePayment } from '../../platform/purchases/reversePayment.ts';
import { step } from '../../platform/purchases/step.ts';
import { bookingPorts, bookingSettings } from '../connect.ts';

const env = environment({ ...bookingSettings, ...reversalSettings });
const ports = { ...bookingPorts(env), desk: reversalDeskOf(env, { kind: 'BOOKING', table: env.BOOKINGS_TABLE }) };

export const handler = step(bookingLife, (id) => reversePayment(id, ports));
