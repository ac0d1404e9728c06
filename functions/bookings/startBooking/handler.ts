import { bookingLife } from '#model/bookings.ts';
import { environment, text } from '../../platform/environment.ts';
import { starter } from '../../platform/purchases/step.ts';
import { stateMachine } from '../../ports/stepFunctions.ts';

const env = environment({ PROCESS_BOOKING_STATE_MACHINE: text });

export const handler = starter(bookingLife, stateMachine(env.PROCESS_BOOKING_STATE_MACHINE));
