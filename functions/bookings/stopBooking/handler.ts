import { environment } from '../../platform/environment.ts';
import { stopStep } from '../../platform/purchases/step.ts';
import { payPorts, paySettings } from '../connect.ts';

export const handler = stopStep(payPorts(environment(paySettings)));
