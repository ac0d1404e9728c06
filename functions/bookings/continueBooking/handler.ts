import { bookingLife } from '#model/bookings.ts';
import { environment, text } from '../../platform/environment.ts';
import { paymentDeskOf, paymentSettings } from '../../platform/payments/connect.ts';
import { continuer } from '../../platform/purchases/step.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { bookingsTable } from '../connect.ts';

const env = environment({ ...paymentSettings, BOOKINGS_TABLE: text });

export const handler = continuer(
  { life: bookingLife, purchases: bookingsTable(env.BOOKINGS_TABLE), desk: paymentDeskOf(env, 'BOOKING') },
  waitingStep,
);
