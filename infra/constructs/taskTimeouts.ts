import { Duration } from 'aws-cdk-lib';
import { Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Fn } from './Fn.ts';

/** Beside what a function may take: its cold start and the call, with room to spare, since an answer that is only late is tried again as if it were lost. */
const AROUND_SECONDS = 120;

/** How long a workflow waits for a service that takes something at once. */
export const callTimeout = Timeout.duration(Duration.seconds(AROUND_SECONDS));

/**
 * How long a workflow waits for a function: it has ended by itself before. Without a limit a task whose answer is lost waits for as long as the whole
 * execution may. https://docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html
 */
export function timeoutOf(fn: Fn): Timeout {
  if (!fn.timeout) throw new Error(`${fn.node.path} has no time-out.`);
  return Timeout.duration(fn.timeout.plus(Duration.seconds(AROUND_SECONDS)));
}
