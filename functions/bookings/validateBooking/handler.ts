import { bookingLife } from '#model/bookings.ts';
import { environment } from '../../platform/environment.ts';
import { step } from '../../platform/purchases/step.ts';
import { ticketPorts, ticketSettings } from '../connect.ts';
import { validateBooking } from './validateBooking.ts';

const ports = ticketPorts(environment(ticketSettings));

export const handler = step(bookingLife, (id) => validateBooking(id, ports));
