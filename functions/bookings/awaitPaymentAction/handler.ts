import { environment, positive } from '../../platform/environment.ts';
import { awaitStep } from '../../platform/purchases/step.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { payPorts, paySettings } from '../connect.ts';

const env = environment({ ...paySettings, PAYMENT_ACTION_SECONDS: positive });

export const handler = awaitStep({ ...payPorts(env), step: waitingStep, actionSeconds: env.PAYMENT_ACTION_SECONDS });
