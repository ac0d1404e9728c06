import type { JsonObject } from './language/json.ts';
import type { StateFailure } from './language/failure.ts';

/** An event as `GetExecutionHistory` answers it: `timestamp` in seconds since the epoch, one `…EventDetails` member. */
export type HistoryEvent = JsonObject & {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: number;
  readonly type: string;
};

/** An event before it has a number. */
export interface Happening {
  readonly type: string;
  /** The name of the member that holds the details, and the details. */
  readonly details?: readonly [string, JsonObject];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A standard execution ends when it has this many events. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const historyLimit = 25_000;

const whole: JsonObject = { truncated: false };

export function numbered(happening: Happening, id: number, previousEventId: number): HistoryEvent {
  const details = happening.details === undefined ? {} : { [happening.details[0]]: happening.details[1] };
  return { timestamp: happening.at / 1000, type: happening.type, id, previousEventId, ...details };
}

export const happened = {
  executionStarted: (at: number, input: string, roleArn: string): Happening => ({
    type: 'ExecutionStarted',
    details: ['executionStartedEventDetails', { input, inputDetails: whole, roleArn }],
    at,
  }),
  executionSucceeded: (at: number, output: string): Happening => ({
    type: 'ExecutionSucceeded',
    details: ['executionSucceededEventDetails', { output, outputDetails: whole }],
    at,
  }),
  /** `kind`: Failed, TimedOut or Aborted. */
  executionEnded: (at: number, kind: 'Failed' | 'TimedOut' | 'Aborted', error?: string, cause?: string): Happening => ({
    type: `Execution${kind}`,
    details: [`execution${kind}EventDetails`, errorDetails(error, cause)],
    at,
  }),
  stateEntered: (at: number, type: string, name: string, input: string): Happening => ({
    type: `${type}StateEntered`,
    details: ['stateEnteredEventDetails', { name, input, inputDetails: whole }],
    at,
  }),
  stateExited: (
    at: number,
    type: string,
    name: string,
    output: string,
    assigned: JsonObject | undefined,
  ): Happening => ({
    type: `${type}StateExited`,
    details: [
      'stateExitedEventDetails',
      {
        name,
        output,
        outputDetails: whole,
        ...(assigned === undefined ? {} : { assignedVariables: texts(assigned), assignedVariablesDetails: whole }),
      },
    ],
    at,
  }),
  parallel: (at: number, what: 'Started' | 'Succeeded' | 'Failed'): Happening => ({ type: `ParallelState${what}`, at }),
  mapStarted: (at: number, length: number): Happening => ({
    type: 'MapStateStarted',
    details: ['mapStateStartedEventDetails', { length }],
    at,
  }),
  map: (at: number, what: 'Succeeded' | 'Failed'): Happening => ({ type: `MapState${what}`, at }),
  iteration: (at: number, what: 'Started' | 'Succeeded' | 'Failed', name: string, index: number): Happening => ({
    type: `MapIteration${what}`,
    details: [`mapIteration${what}EventDetails`, { name, index }],
    at,
  }),
  evaluationFailed: (at: number, state: string, failure: StateFailure): Happening => ({
    type: 'EvaluationFailed',
    details: [
      'evaluationFailedEventDetails',
      { ...errorDetails(failure.error, failure.causeText), location: failure.location ?? '', state },
    ],
    at,
  }),
};

export function errorDetails(error: string | undefined, cause: string | undefined): JsonObject {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

function texts(variables: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]));
}
