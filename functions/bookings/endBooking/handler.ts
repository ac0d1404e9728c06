import { environment } from '../../platform/environment.ts';
import { endStep } from '../../platform/purchases/step.ts';
import { bookingPorts, bookingSettings } from '../connect.ts';

export const handler = endStep(bookingPorts(environment(bookingSettings)));
