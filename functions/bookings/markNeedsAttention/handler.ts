import { environment } from '../../platform/environment.ts';
import { attentionStep } from '../../platform/purchases/step.ts';
import { bookingPorts, bookingSettings } from '../connect.ts';

export const handler = attentionStep(bookingPorts(environment(bookingSettings)));
