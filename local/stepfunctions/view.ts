import { evaluateIntrinsic } from './language/intrinsics.ts';
import { fillJsonata } from './language/jsonata.ts';
import type { JsonataScope } from './language/jsonata.ts';
import type { Scope } from './language/jsonPath.ts';
import { fillTemplate, filterByPath, placeResult, requiredPath } from './language/template.ts';
import { payloadLimit, StateFailure } from './language/failure.ts';
import { isObject } from './language/json.ts';
import type { Json, JsonObject } from './language/json.ts';
import type { Catcher, QueryLanguage, State } from './definition.ts';

/** One state as it is being run: its language, its raw input, and what its paths and expressions can see. */
export interface View {
  readonly language: QueryLanguage;
  readonly input: Json;
  readonly variables: Readonly<JsonObject>;
  readonly context: () => Json;
}

/** What a state hands on. */
export interface Outcome {
  readonly output: Json;
  /** Variables that it assigns. */
  readonly assigned: JsonObject | undefined;
}

export function scopeOf(view: View, input: Json): Scope {
  return { input, context: view.context, variables: view.variables };
}

export function jsonataScope(view: View, extra: { result?: Json; errorOutput?: Json } = {}): JsonataScope {
  return { states: { input: view.input, context: view.context(), ...extra }, variables: view.variables };
}

/** What a JSONPath state works on: its input through `InputPath`. The raw input in JSONata. */
export function effectiveInput(view: View, state: State): Json {
  return view.language === 'JSONata'
    ? view.input
    : filterByPath(state.InputPath, 'InputPath', scopeOf(view, view.input));
}

/** The input of a task or of branches: `Parameters` or `Arguments` filled, else the effective input. */
export async function argumentsOf(view: View, state: State): Promise<Json> {
  const input = effectiveInput(view, state);
  if (view.language === 'JSONata') {
    return 'Arguments' in state && state.Arguments !== undefined
      ? fillJsonata(state.Arguments, jsonataScope(view), 'Arguments')
      : input;
  }
  return 'Parameters' in state && state.Parameters !== undefined && state.Type !== 'Map'
    ? fillTemplate(state.Parameters, scopeOf(view, input))
    : input;
}

/** `<field>` as a number or text, from `<field>Path` or an expression too; `undefined` where the state has neither. */
export async function fieldOf(view: View, state: State, field: string): Promise<Json | undefined> {
  const fields: Readonly<Record<string, unknown>> = { ...state };
  const path = fields[`${field}Path`];
  if (view.language === 'JSONPath' && typeof path === 'string') {
    const scope = scopeOf(view, effectiveInput(view, state));
    return path.startsWith('$') ? requiredPath(path, `${field}Path`, scope) : evaluateIntrinsic(path, scope);
  }
  const value = fields[field];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return view.language === 'JSONata' ? fillJsonata(value, jsonataScope(view), field) : value;
}

export async function numberField(view: View, state: State, field: string): Promise<number | undefined> {
  const value = await fieldOf(view, state, field);
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= 0) return value;
  throw new StateFailure(
    view.language === 'JSONata' ? 'States.QueryEvaluationError' : 'States.Runtime',
    `The value of ${field} must be a number that is not negative, not ${JSON.stringify(value)}`,
    { location: field },
  );
}

export async function textField(view: View, state: State, field: string): Promise<string | undefined> {
  const value = await fieldOf(view, state, field);
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

/** From a state's result to its output and assignments. Variables are those of the state's entry throughout. */
export async function outcomeOf(view: View, state: State, result: Json): Promise<Outcome> {
  if (view.language === 'JSONata') return jsonataOutcome(view, state, result);
  const assigned =
    state.Assign === undefined ? undefined : assignment(fillTemplate(state.Assign, scopeOf(view, result)));
  const selector = 'ResultSelector' in state ? state.ResultSelector : undefined;
  const selected = selector === undefined ? result : fillTemplate(selector, scopeOf(view, result));
  const placed = 'ResultPath' in state ? placeResult(state.ResultPath, view.input, selected) : selected;
  return { output: filterByPath(state.OutputPath, 'OutputPath', scopeOf(view, placed)), assigned };
}

async function jsonataOutcome(view: View, state: State, result: Json): Promise<Outcome> {
  const hasResult = state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map';
  const scope = jsonataScope(view, hasResult ? { result } : {});
  const output = state.Output === undefined ? result : await fillJsonata(state.Output, scope, 'Output');
  const assigned =
    state.Assign === undefined ? undefined : assignment(await fillJsonata(state.Assign, scope, 'Assign'));
  return { output, assigned };
}

/** What a catcher hands to its `Next`. */
export async function caughtOutcome(view: View, catcher: Catcher, failure: StateFailure): Promise<Outcome> {
  const errorOutput: Json = { Error: failure.error, Cause: failure.causeText ?? '' };
  if (view.language === 'JSONata') {
    const scope = jsonataScope(view, { errorOutput });
    return {
      output: catcher.Output === undefined ? errorOutput : await fillJsonata(catcher.Output, scope, 'Catch/Output'),
      assigned:
        catcher.Assign === undefined ? undefined : assignment(await fillJsonata(catcher.Assign, scope, 'Catch/Assign')),
    };
  }
  return {
    output: placeResult(catcher.ResultPath, view.input, errorOutput),
    assigned:
      catcher.Assign === undefined ? undefined : assignment(fillTemplate(catcher.Assign, scopeOf(view, errorOutput))),
  };
}

export function assignment(value: Json): JsonObject {
  if (isObject(value)) return value;
  throw new StateFailure('States.Runtime', 'Assign must be an object');
}

/** The JSON text of a payload; throws `States.DataLimitExceeded` above 256 KiB. */
export function withinLimit(value: Json, stateName: string): string {
  const text = JSON.stringify(value);
  if (text.length <= payloadLimit / 4 || Buffer.byteLength(text) <= payloadLimit) return text;
  throw new StateFailure(
    'States.DataLimitExceeded',
    `The state/task '${stateName}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}
