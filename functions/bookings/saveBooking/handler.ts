import { bookingLife } from '#model/bookings.ts';
import { environment } from '../../platform/environment.ts';
import { advance } from '../../platform/purchases/moves.ts';
import { step } from '../../platform/purchases/step.ts';
import { bookingPorts, bookingSettings } from '../connect.ts';

const ports = bookingPorts(environment(bookingSettings));

export const handler = step(bookingLife, (id) => advance(id, 'VALIDATED', ports));
