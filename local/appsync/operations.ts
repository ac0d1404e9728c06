import type { GraphQLError } from 'graphql';
import { executeSync, getVariableValues, Kind, type DocumentNode } from 'graphql';
import type { Cloud } from '../core/cloud.ts';
import type { Api } from './api.ts';
import type { Requester } from './access/requester.ts';
import { permits } from './access/rules.ts';
import { RequestRefused, type Operation, type ResponseError } from './graphql/documents.ts';
import { execute, FieldFailure, report, type Execution } from './graphql/execute.ts';
import type { FieldPlan, Selection } from './graphql/plan.ts';
import { resolve, type CollectedEffects, type Scope } from './graphql/resolve.ts';
import { isRecord } from './sources/source.ts';

/** A GraphQL request, whichever way it came. */
export interface GraphQLRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly requester: Requester;
  /** As they came, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly sourceIp: string;
}

export interface GraphQLResponse {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly ResponseError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A finished operation with what the gateway does next. */
export interface Finished {
  readonly response: GraphQLResponse;
  readonly operation: Operation;
  readonly selection: Selection;
  readonly effects: CollectedEffects;
}

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const requestSeconds = 30;

function readVariables(
  api: Api,
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const definitions = operation.node.variableDefinitions ?? [];
  if (definitions.length === 0) return {};
  const { errors, coerced } = getVariableValues(api.schema.schema, definitions, given, { maxErrors: 20 });
  if (coerced !== undefined) return coerced;
  throw new RequestRefused(
    (errors ?? []).map((error: GraphQLError) => ({
      path: null,
      locations: (error.locations ?? []).map(({ line, column }) => ({ line, column, sourceName: null })),
      message: error.message.replace(/^Variable "\$(\w+)"/, "Variable '$1'"),
    })),
  );
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}

const identities = new WeakMap<Requester, { readonly sourceIp: string; readonly text: string }>();

function identityText(requester: Requester, sourceIp: string): string {
  const known = identities.get(requester);
  if (known?.sourceIp === sourceIp) return known.text;
  const text = locatedIdentity(requester, sourceIp);
  identities.set(requester, { sourceIp, text });
  return text;
}

function locatedIdentity(requester: Requester, sourceIp: string): string {
  const located = requester.mode === 'AMAZON_COGNITO_USER_POOLS' || requester.mode === 'AWS_IAM';
  return located ? `{"sourceIp":[${JSON.stringify(sourceIp)}],${requester.identity.slice(1)}` : requester.identity;
}

const rootTypes = ['Query', 'Mutation', 'Subscription'];

/** Whether a requester may have a field: its directives, then IAM or the Lambda authorizer. */
export function fieldAccess(cloud: Cloud, api: Api, requester: Requester): (field: FieldPlan) => boolean {
  const { signer, denied } = requester;
  return (field) => {
    const { rule, name } = field;
    if (rule === undefined) return true;
    if (!permits(rule, requester)) return false;
    const typeName = field.parentType.name;
    if (denied?.has(`${typeName}.${name}`) === true) return false;
    if (signer === undefined || !rootTypes.includes(typeName)) return true;
    const resource = `arn:aws:appsync:${cloud.region}:${cloud.accountId}:apis/${api.apiId}/types/${typeName}/fields/${name}`;
    return cloud.iam.isAllowed(signer, { action: 'appsync:GraphQL', resource });
  };
}

/** Answers `__schema` and `__type` of an operation. */
function introspect(
  api: Api,
  operation: Operation,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const selections = operation.node.selectionSet.selections.filter(
    (selection) => selection.kind !== Kind.FIELD || selection.name.value.startsWith('__'),
  );
  const node = { ...operation.node, selectionSet: { ...operation.node.selectionSet, selections } };
  const document: DocumentNode = {
    ...operation.document,
    definitions: [node, ...operation.document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)],
  };
  const { data } = executeSync({ schema: api.schema.schema, document, variableValues: variables });
  return isRecord(data) ? data : {};
}

interface Begun {
  readonly operation: Operation;
  readonly variables: Record<string, unknown>;
  readonly selection: Selection;
  readonly errors: ResponseError[];
  readonly effects: CollectedEffects;
  readonly execution: Execution;
  readonly scope: Scope;
}

function begin(cloud: Cloud, api: Api, request: GraphQLRequest): Begun {
  const operation = api.documents.operation(request.query, request.operationName);
  const variables = readVariables(api, operation, request.variables);
  const errors: ResponseError[] = [];
  const effects: CollectedEffects = {
    subscriptionFilter: undefined,
    invalidationFilter: undefined,
    invalidations: [],
    headers: {},
    evicted: 0,
  };
  const scope: Scope = {
    cloud,
    api,
    requester: request.requester,
    identity: identityText(request.requester, request.sourceIp),
    request: once(() => JSON.stringify({ headers: request.headers, domainName: null })),
    variables: once(() => JSON.stringify(request.variables)),
    operation: operation.kind,
    effects,
    batches: new Map(),
    resolvers: 0,
  };
  const execution: Execution = {
    schema: api.schema.schema,
    variables,
    errors,
    note: (text) => cloud.trace.step(`appsync error ${text}`, 0),
    permits: fieldAccess(cloud, api, request.requester),
    resolve(field, source, args, path) {
      const resolver = api.resolver(field.parentType, field.name);
      if (resolver === undefined) return undefined;
      return resolve({ scope, execution, field, path, appended: 0 }, resolver, source, args);
    },
  };
  return { operation, variables, selection: operation.selection(variables), errors, effects, execution, scope };
}

/**
 * Runs one query or mutation: authorization per field, resolvers, completion.
 * Throws RequestRefused for a document or variables that are not valid.
 */
export async function runOperation(cloud: Cloud, api: Api, request: GraphQLRequest): Promise<Finished> {
  const { operation, variables, selection, errors, effects, execution } = begin(cloud, api, request);
  const root = operation.introspects ? introspect(api, operation, variables) : {};
  const data = await inTime(execute(selection, operation.rootType, {}, operation.kind === 'mutation', execution));
  const response: GraphQLResponse = {
    data: operation.introspects ? { ...data, ...root } : data,
    ...(errors.length > 0 ? { errors } : {}),
    ...(effects.evicted > 0 ? { extensions: { apiCacheEntriesDeleted: effects.evicted } } : {}),
  };
  return { response, operation, selection, effects };
}

/** Somebody's wish to hear of a field, granted. */
export interface Granted {
  readonly field: FieldPlan;
  readonly args: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly effects: CollectedEffects;
}

/**
 * What happens when somebody subscribes: the field is authorized and its own resolver runs, which may refuse.
 * Throws RequestRefused with the errors that the subscriber is sent.
 */
export async function runSubscription(cloud: Cloud, api: Api, request: GraphQLRequest): Promise<Granted> {
  const { operation, variables, selection, errors, effects, execution } = begin(cloud, api, request);
  const [field] = selection.fields(operation.rootType);
  if (operation.kind !== 'subscription' || field === undefined) {
    const message = `${operation.kind} not supported through the realtime channel`;
    throw new RequestRefused([{ path: null, locations: null, errorType: 'UnsupportedOperation', message }]);
  }
  const path = { previous: undefined, key: field.responseKey };
  const args = field.arguments(variables);
  try {
    if (!execution.permits(field)) {
      const message = `Not Authorized to access ${field.name} on type ${field.parentType.name}`;
      throw new FieldFailure(message, 'Unauthorized');
    }
    await inTime(execution.resolve(field, null, args, path) ?? Promise.resolve());
  } catch (error) {
    if (!(error instanceof FieldFailure)) throw error;
    report(execution, field, path, error);
  }
  if (errors.length > 0) throw new RequestRefused(errors);
  return { field, args: args.values, variables, effects };
}

const running = new Set<{ readonly since: number; late(): void }>();
let watch: NodeJS.Timeout | undefined;

/** One timer for all requests: it need not be exact. */
function watchOver(): void {
  watch ??= setInterval(() => {
    const now = performance.now();
    for (const one of running) if (now - one.since > requestSeconds * 1000) one.late();
    if (running.size > 0) return;
    clearInterval(watch);
    watch = undefined;
  }, 1000).unref();
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timeout = { path: null, locations: null, errorType: 'ExecutionTimeout', message: 'Request timed out.' };
    const one = { since: performance.now(), late: () => reject(new RequestRefused([timeout])) };
    running.add(one);
    watchOver();
    const settled = (): void => void running.delete(one);
    work.then(resolve, reject).then(settled, settled);
  });
}
