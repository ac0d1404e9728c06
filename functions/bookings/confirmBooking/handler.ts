import { bookingLife } from '#model/bookings.ts';
import { environment, text } from '../../platform/environment.ts';
import { step } from '../../platform/purchases/step.ts';
import { bookingPorts, bookingSettings } from '../connect.ts';
import { confirmBooking } from './confirmBooking.ts';

const env = environment({ ...bookingSettings, TICKETS_TABLE: text });
const ports = bookingPorts(env, { Tickets: env.TICKETS_TABLE });

export const handler = step(bookingLife, (id) => confirmBooking(id, ports));
