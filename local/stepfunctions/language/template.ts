import { evaluateIntrinsic } from './intrinsics.ts';
import { evaluatePath, insertAtPath, PathSyntaxError } from './jsonPath.ts';
import type { Scope } from './jsonPath.ts';
import { StateFailure } from './failure.ts';
import { isObject } from './json.ts';
import type { Json } from './json.ts';

/**
 * A payload template (`Parameters`, `ItemSelector`, `ResultSelector`, `Assign`) with each `name.$` replaced by what its
 * path or intrinsic function answers. Throws `States.Runtime` and `States.IntrinsicFailure`.
 * https://states-language.net/#payload-template
 */
export function fillTemplate(template: Json, scope: Scope): Json {
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, scope));
  if (!isObject(template)) return template;
  const filled: [string, Json][] = [];
  for (const [name, value] of Object.entries(template)) {
    if (!name.endsWith('.$')) filled.push([name, fillTemplate(value, scope)]);
    else filled.push([name.slice(0, -2), reference(name, value, scope)]);
  }
  return Object.fromEntries(filled);
}

function reference(name: string, value: Json, scope: Scope): Json {
  if (typeof value !== 'string') {
    throw new StateFailure(
      'States.Runtime',
      `The value for the field '${name}' must be a valid JSONPath or intrinsic function call`,
    );
  }
  return value.startsWith('$') ? requiredPath(value, name, scope) : evaluateIntrinsic(value, scope);
}

/** The value at a path that must be there, in AWS's words when it is not. */
export function requiredPath(path: string, field: string, scope: Scope): Json {
  const value = wellFormed(() => evaluatePath(path, scope));
  if (value !== undefined) return value;
  const where = path.startsWith('$$') ? scope.context() : scope.input;
  throw new StateFailure(
    'States.Runtime',
    `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(
      where,
    )}'`,
  );
}

/** `InputPath` or `OutputPath`: the whole without one, `{}` for null. */
export function filterByPath(path: string | null | undefined, field: string, scope: Scope): Json {
  if (path === undefined || path === '$') return scope.input;
  return path === null ? {} : requiredPath(path, field, scope);
}

/** `ResultPath`: where in the raw input the result goes; replaces it without one, is dropped for null. */
export function placeResult(path: string | null | undefined, rawInput: Json, result: Json): Json {
  if (path === undefined || path === '$') return result;
  if (path === null) return rawInput;
  try {
    return insertAtPath(path, rawInput, result);
  } catch (error) {
    if (!(error instanceof PathSyntaxError)) throw error;
    throw new StateFailure(
      'States.ResultPathMatchFailure',
      `Unable to apply step "${path}" to input ${JSON.stringify(rawInput)}`,
      { cause: error },
    );
  }
}

function wellFormed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PathSyntaxError) throw new StateFailure('States.Runtime', error.message, { cause: error });
    throw error;
  }
}
