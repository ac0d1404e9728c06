import * as z from 'zod/mini';
import { logger } from '../../platform/logger.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { stepInput } from '../connect.ts';

const input = z.extend(stepInput, { taskToken: z.string() });

/** Wakes the workflow of an order, which looks by itself at what happened. Waking one that waits no more does no harm. */
export async function handler(event: unknown): Promise<void> {
  const { orderId, taskToken } = z.parse(input, event);
  await waitingStep.succeed(taskToken, {});
  logger.info('order woken', { orderId });
}
