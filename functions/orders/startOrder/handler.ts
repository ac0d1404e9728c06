import * as z from 'zod/mini';
import { purchaseExecution } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { stateMachine } from '../../ports/stepFunctions.ts';
import { stepInput } from '../connect.ts';

const env = environment({ PROCESS_ORDER_STATE_MACHINE: text });
const workflow = stateMachine(env.PROCESS_ORDER_STATE_MACHINE);
const input = z.extend(stepInput, { run: z.int().check(z.positive()) });

/** Never fails who placed the order: one that was not started is found by the sweeper. */
export async function handler(event: unknown): Promise<{ started: boolean }> {
  const { orderId, run } = z.parse(input, event);
  try {
    await workflow.start(purchaseExecution(orderId, run), { orderId, run });
    return { started: true };
  } catch (error) {
    logger.error('order not started', { orderId, run, error: error instanceof Error ? error.name : 'unknown' });
    return { started: false };
  }
}
