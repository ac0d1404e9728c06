import { orderLife } from '#model/orders.ts';
import { waker } from '../../platform/purchases/step.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';

export const handler = waker(orderLife, waitingStep);
