import validate from 'asl-validator';
import { OperatorError } from '../core/errors.ts';
import { isObject, parseJson } from './language/json.ts';
import type { Json, JsonObject } from './language/json.ts';

export type QueryLanguage = 'JSONPath' | 'JSONata';

/** States that run from `StartAt` to an end: the machine itself, a branch, an item processor. */
export interface Container {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export interface Definition extends Container {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly TimeoutSeconds?: number;
}

interface Common {
  readonly QueryLanguage?: QueryLanguage;
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
  readonly Assign?: JsonObject;
  readonly Output?: Json;
  readonly Next?: string;
  readonly End?: boolean;
}

interface Working extends Common {
  readonly Parameters?: Json;
  readonly Arguments?: Json;
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
  readonly Assign?: JsonObject;
  readonly Output?: Json;
}

export interface PassState extends Common {
  readonly Type: 'Pass';
  readonly Result?: Json;
  readonly Parameters?: Json;
  readonly ResultPath?: string | null;
}

export interface TaskState extends Working {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly TimeoutSeconds?: number | string;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | string;
  readonly HeartbeatSecondsPath?: string;
}

export interface ChoiceState extends Common {
  readonly Type: 'Choice';
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

export type ChoiceRule = JsonObject & { readonly Next: string };

export interface WaitState extends Common {
  readonly Type: 'Wait';
  readonly Seconds?: number | string;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

export interface SucceedState extends Common {
  readonly Type: 'Succeed';
}

export interface FailState extends Common {
  readonly Type: 'Fail';
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}

export interface ParallelState extends Working {
  readonly Type: 'Parallel';
  readonly Branches: readonly Container[];
}

export interface MapState extends Working {
  readonly Type: 'Map';
  readonly ItemProcessor?: Container & { readonly ProcessorConfig?: { readonly Mode?: string } };
  /** The older name of `ItemProcessor`. */
  readonly Iterator?: Container;
  readonly ItemsPath?: string;
  readonly Items?: Json;
  readonly ItemSelector?: Json;
  readonly MaxConcurrency?: number | string;
  readonly MaxConcurrencyPath?: string;
  readonly ToleratedFailureCount?: number | string;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: number | string;
  readonly ToleratedFailurePercentagePath?: string;
}

export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** Where a container stands: `[]` the machine, `['Fan', 1]` the second branch of state `Fan`, `['Each', 0]` the processor of map `Each`. */
export type ContainerPath = readonly (string | number)[];

/** Reads and validates a definition. Throws `OperatorError` in one line that names the machine. */
export function readDefinition(machineName: string, text: string): Definition {
  const refuse = (why: string, cause?: unknown) =>
    new OperatorError(`State machine ${machineName} is not valid: ${why}`, { cause });
  let parsed: Json;
  try {
    parsed = parseJson(text);
  } catch (error) {
    throw refuse('its definition is not JSON', error);
  }
  if (!isObject(parsed)) throw refuse('its definition is not a JSON object');
  const verdict = validate(structuredClone(parsed));
  if (!verdict.isValid) throw refuse(verdict.errorsText('; '));
  const definition = parseDefinition(text);
  for (const [name, state] of allStates(definition)) {
    if (state.Type !== 'Map') continue;
    const distributed = state.ItemProcessor?.ProcessorConfig?.Mode === 'DISTRIBUTED';
    if (distributed || 'ItemReader' in state || 'ResultWriter' in state || 'ItemBatcher' in state) {
      throw refuse(`state ${name} is a distributed Map, which the local cloud does not run; use an inline Map`);
    }
  }
  return definition;
}

/** A definition that `readDefinition` accepted earlier. */
export function parseDefinition(text: string): Definition {
  const definition: Definition = JSON.parse(text);
  return definition;
}

export function containerAt(definition: Definition, path: ContainerPath): Container {
  let container: Container = definition;
  for (let at = 0; at + 1 < path.length; at += 2) {
    const state = container.States[String(path[at])];
    const inner = state === undefined ? undefined : innerContainer(state, Number(path[at + 1]));
    if (inner === undefined) throw new Error(`the definition has no container at ${path.join('/')}`);
    container = inner;
  }
  return container;
}

/** The branch of a Parallel state, or the processor of a Map. */
export function innerContainer(state: State, index: number): Container | undefined {
  if (state.Type === 'Parallel') return state.Branches[index];
  return state.Type === 'Map' ? (state.ItemProcessor ?? state.Iterator) : undefined;
}

export function languageOf(definition: Definition, state: State): QueryLanguage {
  return state.QueryLanguage ?? definition.QueryLanguage ?? 'JSONPath';
}

/** Every state with its name, those of branches and processors included. */
export function allStates(container: Container): [string, State][] {
  return Object.entries(container.States).flatMap(([name, state]) => {
    const inner = state.Type === 'Parallel' ? state.Branches : [innerContainer(state, 0)];
    return [[name, state], ...inner.flatMap((each) => (each === undefined ? [] : allStates(each)))] satisfies [
      string,
      State,
    ][];
  });
}
