import {
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { ResponseError } from './documents.ts';
import type { Arguments, FieldPlan, Selection } from './plan.ts';

/** A path from the root, as a linked list: most are never written out. */
export interface Path {
  readonly previous: Path | undefined;
  readonly key: string | number;
}

export function written(path: Path | undefined): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at = path; at !== undefined; at = at.previous) keys.unshift(at.key);
  return keys;
}

/** Why a field has no value; `data` is kept to the fields that were selected. */
export class FieldFailure extends Error {
  readonly errorType: string | null;
  readonly data: unknown;
  readonly info: unknown;
  constructor(message: string, errorType: string | null, data: unknown = null, info: unknown = null) {
    super(message);
    this.name = 'FieldFailure';
    this.errorType = errorType;
    this.data = data;
    this.info = info;
  }
}

/** What the walk over a selection needs from outside. */
export interface Execution {
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: ResponseError[];
  /** Hears of each error of a field, for the log. */
  note?(text: string): void;
  /** Whether the caller may have this field. */
  permits(field: FieldPlan): boolean;
  /** A resolver's work on the field, or undefined where the parent's value already holds it. */
  resolve(field: FieldPlan, source: unknown, args: Arguments, path: Path): Promise<unknown> | undefined;
}

type Completed = { readonly value: unknown } | typeof failed;
/** A null where none may stand: the nearest nullable parent becomes null. */
const failed = Symbol('failed');

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function kept(data: unknown, selection: Selection | undefined): unknown {
  if (selection === undefined || !isRecord(data) || Array.isArray(data)) return data ?? null;
  const names = new Set(selection.list());
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.has(name)));
}

/** Adds an error in AppSync's shape. */
export function report(execution: Execution, field: FieldPlan, path: Path, failure: FieldFailure): void {
  execution.note?.(`${written(path).join('/')}: ${failure.errorType ?? 'error'}, ${failure.message}`);
  execution.errors.push({
    path: written(path),
    data: kept(failure.data, field.selection),
    errorType: failure.errorType,
    errorInfo: failure.info ?? null,
    locations: field.locations,
    message: failure.message,
  });
}

function reportValue(execution: Execution, path: Path, message: string): void {
  execution.note?.(message);
  execution.errors.push({ path: written(path), locations: null, message });
}

function asFailure(error: unknown): FieldFailure {
  if (error instanceof FieldFailure) return error;
  return new FieldFailure(error instanceof Error ? error.message : String(error), null);
}

function nothing(
  type: GraphQLOutputType,
  quiet: boolean,
  field: FieldPlan,
  path: Path,
  execution: Execution,
): Completed {
  if (!isNonNullType(type)) return { value: null };
  if (!quiet) {
    const where = `/${written(path).join('/')}`;
    const message = `Cannot return null for non-nullable type: '${String(type.ofType)}' within parent '${
      field.parentType.name
    }' (${where})`;
    reportValue(execution, path, message);
  }
  return failed;
}

function concreteType(
  type: GraphQLOutputType,
  value: Record<string, unknown>,
  schema: GraphQLSchema,
): GraphQLObjectType | undefined {
  if (isObjectType(type)) return type;
  if (!isAbstractType(type)) return undefined;
  const name = value['__typename'];
  const named = typeof name === 'string' ? schema.getType(name) : undefined;
  return isObjectType(named) && schema.isSubType(type, named) ? named : undefined;
}

function completeLeaf(
  type: GraphQLOutputType,
  value: unknown,
  field: FieldPlan,
  path: Path,
  execution: Execution,
): Completed {
  if (!isLeafType(type)) return failed;
  try {
    return { value: type.serialize(value) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    reportValue(execution, path, `Can't serialize value (/${written(path).join('/')}) : ${reason}`);
    return nothing(type, true, field, path, execution);
  }
}

function completeList(
  itemType: GraphQLOutputType,
  items: readonly unknown[],
  field: FieldPlan,
  path: Path,
  execution: Execution,
): Completed | Promise<Completed> {
  const completed = items.map((item, key) => complete(itemType, item, field, { previous: path, key }, execution));
  const settle = (values: readonly Completed[]): Completed => {
    const out: unknown[] = [];
    for (const value of values) {
      if (value === failed) return failed;
      out.push(value.value);
    }
    return { value: out };
  };
  const ready: Completed[] = [];
  for (const one of completed) {
    if (one instanceof Promise) return Promise.all(completed).then(settle);
    ready.push(one);
  }
  return settle(ready);
}

function nullable(completed: Completed | Promise<Completed>): Completed | Promise<Completed> {
  if (completed instanceof Promise) return completed.then((value) => (value === failed ? { value: null } : value));
  return completed === failed ? { value: null } : completed;
}

function complete(
  type: GraphQLOutputType,
  value: unknown,
  field: FieldPlan,
  path: Path,
  execution: Execution,
): Completed | Promise<Completed> {
  if (value === null || value === undefined) return nothing(type, false, field, path, execution);
  if (!isNonNullType(type)) return nullable(completePresent(type, value, field, path, execution));
  return completePresent(type.ofType, value, field, path, execution);
}

function completePresent(
  type: GraphQLOutputType,
  value: unknown,
  field: FieldPlan,
  path: Path,
  execution: Execution,
): Completed | Promise<Completed> {
  if (isLeafType(type)) {
    const leaf = completeLeaf(type, value, field, path, execution);
    return leaf !== failed && leaf.value === null ? failed : leaf;
  }
  if (isListType(type)) {
    if (Array.isArray(value)) return completeList(type.ofType, value, field, path, execution);
    reportValue(
      execution,
      path,
      `Can't resolve value (/${written(path).join('/')}) : type mismatch error, expected type LIST`,
    );
    return failed;
  }
  if (!isRecord(value) || Array.isArray(value)) {
    reportValue(
      execution,
      path,
      `Can't resolve value (/${written(path).join('/')}) : type mismatch error, expected type OBJECT`,
    );
    return failed;
  }
  const concrete = concreteType(type, value, execution.schema);
  if (concrete === undefined || field.selection === undefined) {
    const message = `Abstract type '${String(type)}' must resolve to an Object type at runtime for field ${
      field.parentType.name
    }.${field.name}: the value needs a __typename`;
    reportValue(execution, path, message);
    return failed;
  }
  return completeObject(field.selection.fields(concrete), concrete, value, path, execution);
}

function completeObject(
  fields: readonly FieldPlan[],
  type: GraphQLObjectType,
  source: Record<string, unknown>,
  path: Path | undefined,
  execution: Execution,
): Completed | Promise<Completed> {
  const out: Record<string, unknown> = {};
  let pending: Promise<unknown>[] | undefined;
  let broken = false;
  for (const field of fields) {
    const completed = completeField(field, type, source, path, execution);
    if (completed instanceof Promise) {
      out[field.responseKey] = undefined;
      (pending ??= []).push(
        completed.then((value) => {
          if (value === failed) broken = true;
          else out[field.responseKey] = value.value;
        }),
      );
    } else if (completed === failed) broken = true;
    else out[field.responseKey] = completed.value;
  }
  if (pending === undefined) return broken ? failed : { value: out };
  return Promise.all(pending).then(() => (broken ? failed : { value: out }));
}

function completeField(
  field: FieldPlan,
  type: GraphQLObjectType,
  source: Record<string, unknown>,
  previous: Path | undefined,
  execution: Execution,
): Completed | Promise<Completed> {
  if (field.name === '__typename') return { value: type.name };
  const path = { previous, key: field.responseKey };
  const fail = (error: unknown): Completed => {
    report(execution, field, path, asFailure(error));
    return nothing(field.type, true, field, path, execution);
  };
  if (!execution.permits(field)) {
    return fail(new FieldFailure(`Not Authorized to access ${field.name} on type ${type.name}`, 'Unauthorized'));
  }
  try {
    const args = field.arguments(execution.variables);
    const resolved = execution.resolve(field, previous === undefined ? null : source, args, path);
    if (resolved === undefined) return complete(field.type, source[field.name], field, path, execution);
    return resolved.then((value) => complete(field.type, value, field, path, execution)).catch(fail);
  } catch (error) {
    return fail(error);
  }
}

/** Walks a root selection; fields run beside each other, or one after another for a mutation. Null when the root itself failed. */
export async function execute(
  selection: Selection,
  rootType: GraphQLObjectType,
  root: Record<string, unknown>,
  serial: boolean,
  execution: Execution,
): Promise<Record<string, unknown> | null> {
  const fields = selection.fields(rootType);
  if (!serial || fields.length === 1) {
    const completed = await completeObject(fields, rootType, root, undefined, execution);
    return completed !== failed && isRecord(completed.value) ? completed.value : null;
  }
  const out: Record<string, unknown> = {};
  let broken = false;
  for (const field of fields) {
    const completed = await completeField(field, rootType, root, undefined, execution);
    if (completed === failed) broken = true;
    else out[field.responseKey] = completed.value;
  }
  return broken ? null : out;
}

/** The same without resolvers: what a subscriber sees of a mutation's result. Values must be complete already. */
export function project(
  field: FieldPlan,
  value: unknown,
  execution: Execution,
): { readonly value: unknown; readonly failed: boolean } {
  const completed = complete(field.type, value, field, { previous: undefined, key: field.responseKey }, execution);
  if (completed instanceof Promise) throw new Error('A projection has no resolvers');
  return completed === failed ? { value: null, failed: true } : { value: completed.value, failed: false };
}
