import { bookingLife } from '#model/bookings.ts';
import { environment, text } from '../../platform/environment.ts';
import { followPayments } from '../../platform/purchases/followPayments.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { bookingsTable } from '../connect.ts';

const env = environment({ BOOKINGS_TABLE: text });

export const handler = followPayments({ life: bookingLife, purchases: bookingsTable(env.BOOKINGS_TABLE) }, waitingStep);
