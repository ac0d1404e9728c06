import { orderLife } from '#model/orders.ts';
import { environment, text } from '../../platform/environment.ts';
import { starter } from '../../platform/purchases/step.ts';
import { stateMachine } from '../../ports/stepFunctions.ts';

const env = environment({ PROCESS_ORDER_STATE_MACHINE: text });

export const handler = starter(orderLife, stateMachine(env.PROCESS_ORDER_STATE_MACHINE));
