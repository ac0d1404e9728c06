import { environment } from '../../platform/environment.ts';
import { attentionStep } from '../../platform/purchases/step.ts';
import { orderPorts, orderSettings } from '../connect.ts';

export const handler = attentionStep(orderPorts(environment(orderSettings)));
