import { environment } from '../../platform/environment.ts';
import { endStep } from '../../platform/purchases/step.ts';
import { orderPorts, orderSettings } from '../connect.ts';

export const handler = endStep(orderPorts(environment(orderSettings)));
