import { Duration } from 'aws-cdk-lib';
import type { TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import { JitterType } from 'aws-cdk-lib/aws-stepfunctions';

/** What a step says on purpose: trying again would say the same. The last two are faults of ours. */
export const verdicts = [
  'PurchaseStopped',
  'PurchaseRefused',
  'PaymentActionRequired',
  'PaymentActionTimedOut',
  'PaymentFault',
  'PurchaseMissing',
  'OutOfTurn',
];

/** CDK's own states do not all fit their base under exact optional properties. */
type Retriable = Pick<TaskStateBase, 'addRetry'>;

/**
 * Tries again what may pass, spread at random so that many do not come at once: for about half a minute in the two runs of the steps together,
 * since somebody watches.
 */
export function patient<State extends Retriable>(state: State): State {
  state.addRetry({ errors: [...verdicts], maxAttempts: 0 });
  return retried(state, { attempts: 5, from: 1, to: 20 });
}

/**
 * Undoing, and stopping, is tried again for hours: nobody waits for it, and a provider may be away for long. What another call cannot help is
 * tried a few times only; then a person looks at it.
 */
export function lasting<State extends Retriable>(state: State): State {
  state.addRetry({
    errors: [...verdicts],
    interval: Duration.seconds(1),
    backoffRate: 2,
    maxAttempts: 2,
    jitterStrategy: JitterType.FULL,
  });
  return retried(state, { attempts: 40, from: 2, to: 600 });
}

/** Tries again what may pass: seconds between two tries double from the first to the last, spread at random. */
export function retried<State extends Retriable>(
  state: State,
  { attempts, from, to }: { attempts: number; from: number; to: number },
): State {
  state.addRetry({
    errors: ['States.TaskFailed', 'States.Timeout'],
    interval: Duration.seconds(from),
    backoffRate: 2,
    maxAttempts: attempts,
    maxDelay: Duration.seconds(to),
    jitterStrategy: JitterType.FULL,
  });
  return state;
}
