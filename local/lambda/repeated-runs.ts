import type { Cloud, Place } from '../core/cloud.ts';
import { resourcesOf } from '../faults/resources.ts';
import type { Outcome } from './instance.ts';

/** A run that no call asked for at this moment: of an accepted event, of a batch, of a URL. */
export interface UnaskedRun {
  readonly functionName: string;
  readonly payload: string;
  readonly how: 'async' | 'event source' | 'url';
  /** ARN of the queue or stream that the batch is from. */
  readonly sourceArn: string | undefined;
}

/**
 * Runs a function as armed faults have it: the same event or batch more than once, and, unless its acceptance was a call already, what
 * can strike an `Invoke`. Rejects where the platform fails, as against the function.
 */
export async function runThroughFaults(
  cloud: Cloud,
  { functionName, payload, how, sourceArn }: UnaskedRun,
  once: () => Promise<Outcome>,
): Promise<Outcome> {
  const place: Place = {
    service: 'lambda',
    action: 'Invoke',
    resources: [functionName],
    caller: { kind: 'service', service: 'lambda.amazonaws.com' },
  };
  const call = { ...place, input: { FunctionName: functionName }, bytes: payload.length };
  const run = how === 'async' ? once : () => cloud.faults.around(call, once);
  let copies = how === 'url' ? 0 : (cloud.faults.strike('duplicate', place)?.copies ?? 0);
  if (sourceArn?.includes('/stream/') === true) {
    const stream: Place = {
      service: 'dynamodb',
      action: 'GetRecords',
      resources: resourcesOf({ StreamArn: sourceArn }),
      caller: { kind: 'service', service: 'lambda.amazonaws.com' },
    };
    copies += cloud.faults.strike('replay', stream)?.copies ?? 0;
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const outcome = await run();
    const ending = outcome.ok ? 'succeeded' : outcome.error.errorType;
    cloud.trace.note(`fault: ${functionName} gets the same ${how === 'async' ? 'event' : 'batch'} again (${ending})`);
  }
  return run();
}
