import { isOver } from '#model/ticketReturns.ts';
import { logger } from '../../platform/logger.ts';
import type { HoldPorts } from '../endHold.ts';
import { endHold } from '../endHold.ts';

/**
 * Ends a hold whose time is over as EXPIRED, and gives back what it keeps, exactly once, whoever else is about to: others can have its tickets then, whether a
 * booking is paying for them or not. One whose time is not over is left as it is. Throws OvertakenError and the SDK's errors.
 */
export async function expireHold(holdId: string, ports: HoldPorts): Promise<void> {
  const { hold, ended } = await endHold(holdId, 'EXPIRED', isOver, ports);
  if (ended) logger.info('hold expired', { holdId, quantity: hold?.quantity });
}
