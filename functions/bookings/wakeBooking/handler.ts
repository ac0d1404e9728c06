import { bookingLife } from '#model/bookings.ts';
import { waker } from '../../platform/purchases/step.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';

export const handler = waker(bookingLife, waitingStep);
