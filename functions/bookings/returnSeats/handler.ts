import { bookingLife } from '#model/bookings.ts';
import { environment, text } from '../../platform/environment.ts';
import { step } from '../../platform/purchases/step.ts';
import { ticketPorts, ticketSettings } from '../connect.ts';
import { returnSeats } from './returnSeats.ts';

const env = environment({ ...ticketSettings, PROMO_CODES_TABLE: text });
const ports = ticketPorts(env, { PromoCodes: env.PROMO_CODES_TABLE });

export const handler = step(bookingLife, (id) => returnSeats(id, ports));
