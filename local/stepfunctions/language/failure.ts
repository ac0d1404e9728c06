import { PathSyntaxError } from './jsonPath.ts';

/** Bytes of JSON in UTF-8. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const payloadLimit = 262_144;

/** An Error Output of the Amazon States Language: what `Retry` and `Catch` match on. */
export class StateFailure extends Error {
  /** `States.Timeout`, `Lambda.ServiceException`, the `errorType` of a function … */
  readonly error: string;
  readonly causeText: string | undefined;
  /** The field whose JSONata expression could not be evaluated. */
  readonly location: string | undefined;
  /** Further history of the failed task, such as `TaskTimedOut` for a time-out. */
  readonly timedOut: boolean;

  constructor(
    error: string,
    causeText?: string,
    options: { readonly location?: string; readonly timedOut?: boolean; readonly cause?: unknown } = {},
  ) {
    super(causeText === undefined ? error : `${error}: ${causeText}`, { cause: options.cause });
    this.name = 'StateFailure';
    this.error = error;
    this.causeText = causeText;
    this.location = options.location;
    this.timedOut = options.timedOut ?? false;
  }
}

/**
 * Whether a retrier or catcher that lists `errorEquals` takes this error.
 * `States.ALL` does not cover `States.DataLimitExceeded` and `States.Runtime`; `States.TaskFailed` covers all but `States.Timeout`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function matchesError(errorEquals: readonly string[], error: string): boolean {
  return errorEquals.some((name) => {
    if (name === error) return true;
    if (name === 'States.ALL') return !uncatchable.has(error);
    if (name === 'States.TaskFailed') return !uncatchable.has(error) && error !== 'States.Timeout';
    return name === 'States.Timeout' && error === 'States.HeartbeatTimeout';
  });
}

const uncatchable: ReadonlySet<string> = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/** A failure that the language knows; anything else is a fault of the local cloud and is thrown on. */
export function asFailure(thrown: unknown): StateFailure {
  if (thrown instanceof StateFailure) return thrown;
  if (thrown instanceof PathSyntaxError) return new StateFailure('States.Runtime', thrown.message, { cause: thrown });
  throw thrown;
}
