import type { Cloud } from '../../core/cloud.ts';
import type { Requester } from '../access/requester.ts';
import type { Api, Resolver, Step } from '../api.ts';
import { cachedEntry, evictedEntry } from '../cache.ts';
import type { CostlyPart } from '../runtime/context-reads.ts';
import type { Effects, Fault, Invocation, Outcome } from '../runtime/sandbox.ts';
import { isRecord, type SourceReply } from '../sources/source.ts';
import { FieldFailure, report, type Execution, type Path } from './execute.ts';
import type { Arguments, FieldPlan } from './plan.ts';

/** What the resolvers of one operation share. */
export interface Scope {
  readonly cloud: Cloud;
  readonly api: Api;
  readonly requester: Requester;
  /** `ctx.identity` as JSON text. */
  readonly identity: string;
  /** `ctx.request` as JSON text. */
  request(): string;
  /** The request's variables as JSON text. */
  variables(): string;
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly effects: CollectedEffects;
  readonly batches: Map<Step, Batch>;
  resolvers: number;
}

export interface CollectedEffects {
  subscriptionFilter: unknown;
  invalidationFilter: unknown;
  readonly invalidations: unknown[];
  readonly headers: Record<string, string>;
  evicted: number;
}

interface Batch {
  readonly requests: unknown[];
  readonly reply: Promise<readonly SourceReply[]>;
}

/** Where a resolver runs. */
interface Site {
  readonly scope: Scope;
  readonly execution: Execution;
  readonly field: FieldPlan;
  readonly path: Path;
  /** Errors that the resolver appended to its value. */
  appended: number;
}

function asFailure(fault: Fault): FieldFailure {
  return new FieldFailure(fault.message, fault.type, fault.data, fault.info);
}

function settle(site: Site, outcome: Outcome): void {
  const { scope, execution, field, path } = site;
  for (const error of outcome.errors ?? []) {
    site.appended += 1;
    report(execution, field, path, asFailure(error));
  }
  for (const line of outcome.logs ?? []) {
    scope.cloud.trace.step(`console ${field.parentType.name}.${field.name}: ${line}`, 0);
  }
  if (outcome.effects !== undefined) collect(scope, outcome.effects);
}

function collect(scope: Scope, effects: Effects): void {
  const { effects: collected, api } = scope;
  if (effects.subscriptionFilter !== undefined) collected.subscriptionFilter = effects.subscriptionFilter;
  if (effects.invalidationFilter !== undefined) collected.invalidationFilter = effects.invalidationFilter;
  collected.invalidations.push(...(effects.invalidations ?? []));
  Object.assign(collected.headers, effects.headers);
  for (const { type, field, keys } of effects.evictions ?? []) {
    collected.evicted += api.cache.evict(evictedEntry(type, field, keys));
  }
}

/** What one handler left: its value, or the end of the whole pipeline. */
interface Left {
  readonly value: unknown;
  readonly end: boolean;
}

function valueOf(outcome: Exclude<Outcome, { kind: 'value' }>): Left {
  if (outcome.kind === 'fault') throw asFailure(outcome.fault);
  return { value: outcome.value, end: outcome.skipTo === 'END' };
}

async function invokeSource(site: Site, step: Step, request: unknown): Promise<SourceReply> {
  const started = performance.now();
  try {
    if (step.maxBatchSize > 0 && isRecord(request) && request['operation'] === 'BatchInvoke') {
      return await batched(site.scope, step, request);
    }
    return await step.source.invoke(request);
  } catch (error) {
    throw new FieldFailure(error instanceof Error ? error.message : String(error), 'MappingTemplate');
  } finally {
    site.scope.cloud.trace.step(step.title, performance.now() - started);
  }
}

/** Invocations of one step that come at the same moment go to the function as one list. */
async function batched(scope: Scope, step: Step, request: Record<string, unknown>): Promise<SourceReply> {
  let batch = scope.batches.get(step);
  if (batch === undefined || batch.requests.length >= step.maxBatchSize) {
    const requests: unknown[] = [];
    const reply = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
      if (scope.batches.get(step)?.requests === requests) scope.batches.delete(step);
      return spread(await step.source.invoke({ operation: 'BatchInvoke', payload: requests }), requests.length);
    });
    batch = { requests, reply };
    scope.batches.set(step, batch);
  }
  const place = batch.requests.push(request['payload'] ?? null) - 1;
  const replies = await batch.reply;
  return replies[place] ?? { result: null };
}

function spread(reply: SourceReply, count: number): readonly SourceReply[] {
  if (reply.error !== undefined) return Array.from({ length: count }, () => reply);
  if (!Array.isArray(reply.result) || reply.result.length !== count) {
    throw new Error(`A BatchInvoke of ${count} must answer a list of ${count}`);
  }
  return reply.result.map((result: unknown) => ({ result }));
}

/** A Lambda function without code of its own gets the whole context and answers the field. */
async function direct(site: Site, step: Step, invocation: Invocation): Promise<Left> {
  const payload: unknown = JSON.parse(invocation.context());
  const reply = await invokeSource(site, step, { operation: 'Invoke', payload });
  if (reply.error !== undefined) throw new FieldFailure(reply.error.message, reply.error.type);
  return { value: reply.result, end: false };
}

async function runStep(site: Site, step: Step, invocation: Invocation, inPipeline: boolean): Promise<Left> {
  const { code } = step;
  if (code === undefined) {
    const left = await direct(site, step, invocation);
    invocation.setPrevious(left.value);
    return left;
  }
  const asked = invocation.request(code, false);
  settle(site, asked);
  if (asked.kind !== 'value') return valueOf(asked);
  const reply = await invokeSource(site, step, asked.value);
  const error = reply.error === undefined ? undefined : { message: reply.error.message, type: reply.error.type };
  const answered = invocation.response(code, reply.result, error, inPipeline);
  settle(site, answered);
  if (answered.kind !== 'value') return valueOf(answered);
  if (reply.error !== undefined && !answered.sawError) {
    throw new FieldFailure(reply.error.message, reply.error.type, reply.error.data);
  }
  return { value: answered.value, end: false };
}

async function runPipeline(
  site: Site,
  resolver: Extract<Resolver, { kind: 'PIPELINE' }>,
  invocation: Invocation,
): Promise<unknown> {
  const before = invocation.request(resolver.code, true);
  settle(site, before);
  if (before.kind === 'fault') throw asFailure(before.fault);
  if (before.kind === 'value') {
    for (const step of resolver.steps) {
      const left = await runStep(site, step, invocation, true);
      if (left.end) break;
    }
  }
  const after = invocation.finish(resolver.code);
  settle(site, after);
  return after.kind === 'value' ? after.value : valueOf(after).value;
}

/** Headers and variables are written out for code that may look at them only. */
function reads({ scope }: Site, resolver: Resolver, part: CostlyPart): boolean {
  const { sandbox } = scope.api;
  const may = (code: number | undefined): boolean => code === undefined || sandbox.reads(code, part);
  if (resolver.kind === 'UNIT') return may(resolver.step.code);
  return may(resolver.code) || resolver.steps.some((step) => may(step.code));
}

async function run(site: Site, resolver: Resolver, source: unknown, args: Arguments): Promise<unknown> {
  const { scope, field } = site;
  const invocation = scope.api.sandbox.open({
    args: args.json,
    source: source === null ? 'null' : JSON.stringify(source),
    identity: scope.identity,
    request: reads(site, resolver, 'request') ? scope.request() : 'null',
    info: reads(site, resolver, 'info') ? `${field.info()},"variables":${scope.variables()}}` : 'null',
    authType: scope.requester.authType,
    typeName: field.parentType.name,
    fieldName: field.name,
  });
  try {
    if (resolver.kind === 'PIPELINE') return await runPipeline(site, resolver, invocation);
    return (await runStep(site, resolver.step, invocation, false)).value;
  } finally {
    invocation.close();
  }
}

/**
 * A value that came without an error is kept, null too; AWS does not say whether it keeps null, and keeping it is the harder case.
 * Resolvers of the value's own fields run on a hit as they do else, and the caller's right to the field was decided before.
 * Only queries ask the cache: AWS does not say what a mutation's nested fields do.
 */
async function cached(site: Site, resolver: Resolver, source: unknown, args: Arguments): Promise<unknown> {
  const { api, operation, identity, cloud } = site.scope;
  const { cache } = api;
  const { settings } = cache;
  const whole = settings?.behavior === 'FULL_REQUEST_CACHING';
  if (settings === undefined || operation !== 'query' || (!whole && resolver.caching === undefined)) {
    return run(site, resolver, source, args);
  }
  const keys = whole ? [] : (resolver.caching?.keys ?? []);
  const entry = cachedEntry(resolver, keys, { arguments: args.values, source, identity: JSON.parse(identity) });
  if (entry === undefined) return run(site, resolver, source, args);
  const kept = cache.get(entry);
  if (kept !== undefined) {
    cloud.trace.step(`appsync cache hit ${resolver.typeName}.${resolver.fieldName}`, 0);
    return kept.value;
  }
  const value = await run(site, resolver, source, args);
  if (site.appended === 0) cache.set(entry, value, whole ? settings.ttlSeconds : (resolver.caching?.ttlSeconds ?? 0));
  return value;
}

/** Evaluates the resolver of a field. Throws FieldFailure. */
export function resolve(site: Site, resolver: Resolver, source: unknown, args: Arguments): Promise<unknown> {
  const { scope } = site;
  scope.resolvers += 1;
  const limit = scope.api.settings.resolverCountLimit;
  if (scope.resolvers > limit) {
    throw new FieldFailure(`The request runs more than ${limit} resolvers`, 'ResolverCountLimitExceeded');
  }
  return cached(site, resolver, source, args);
}
