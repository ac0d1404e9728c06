import type { Cloud } from '../../core/cloud.ts';
import type { Api } from '../api.ts';
import type { Requester } from '../access/requester.ts';
import { permits } from '../access/rules.ts';
import type { ResponseError } from '../graphql/documents.ts';
import { project, type Execution } from '../graphql/execute.ts';
import type { FieldPlan, Selection } from '../graphql/plan.ts';
import type { Finished } from '../operations.ts';
import { isRecord } from '../sources/source.ts';
import { matchesArguments, matchesFilter, readFilter, type FilterGroups } from './filters.ts';

/** One subscription of one connection. */
export interface Subscription {
  readonly field: FieldPlan;
  readonly args: Readonly<Record<string, unknown>>;
  readonly requester: Requester;
  /** An enhanced filter goes instead of the arguments. */
  readonly filter: FilterGroups | undefined;
  readonly enhanced: boolean;
  readonly invalidation: FilterGroups | undefined;
  /** `payload` is JSON text. */
  deliver(payload: string): void;
  /** Tells the subscriber that it will hear no more. */
  complete(): void;
}

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const maximumPayloadBytes = 240 * 1024;
const billedUpdateBytes = 5 * 1024;

type Event = Readonly<Record<string, unknown>>;

/** An answer as it would be without aliases: what filters and other selections read. */
export function unaliased(value: unknown, selection: Selection | undefined): unknown {
  if (selection === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => unaliased(item, selection));
  if (!isRecord(value)) return value;
  const event: Record<string, unknown> = {};
  for (const [key, { name, selection: inner }] of selection.keys()) {
    if (key in value) event[name] = unaliased(value[key], inner);
  }
  return event;
}

/** Subscriptions of one API, by the field they listen to. */
export class Subscriptions {
  readonly #cloud: Cloud;
  readonly #api: Api;
  readonly #byField = new Map<string, Set<Subscription>>();

  constructor(cloud: Cloud, api: Api) {
    this.#cloud = cloud;
    this.#api = api;
  }

  get size(): number {
    let size = 0;
    for (const subscriptions of this.#byField.values()) size += subscriptions.size;
    return size;
  }

  add(subscription: Subscription): void {
    const { name } = subscription.field;
    const present = this.#byField.get(name) ?? new Set();
    present.add(subscription);
    this.#byField.set(name, present);
  }

  remove(subscription: Subscription): void {
    this.#byField.get(subscription.field.name)?.delete(subscription);
  }

  /** Tells subscribers of each mutation that was answered, then ends what was invalidated. */
  publish({ response, operation, selection, effects }: Finished): void {
    if (operation.kind !== 'mutation') return;
    for (const field of selection.fields(operation.rootType)) {
      const value = response.data?.[field.responseKey];
      if (value === null || value === undefined) continue;
      for (const name of this.#api.schema.subscriptionsOf(field.name)) {
        const subscriptions = this.#byField.get(name);
        if (subscriptions !== undefined && subscriptions.size > 0) {
          this.#tell(subscriptions, unaliased(value, field.selection));
        }
      }
    }
    for (const invalidation of effects.invalidations) this.#invalidate(invalidation);
  }

  #tell(subscriptions: ReadonlySet<Subscription>, event: unknown): void {
    const fields: Event = isRecord(event) ? event : {};
    const payloads = new Map<FieldPlan, Map<string, string | undefined>>();
    for (const subscription of subscriptions) {
      const { enhanced, filter, args, field, requester } = subscription;
      if (enhanced ? !matchesFilter(filter, fields) : !matchesArguments(args, fields)) continue;
      const bySight = payloads.get(field) ?? new Map<string, string | undefined>();
      payloads.set(field, bySight);
      const sight = `${requester.mode} ${requester.groups.join()} ${[...(requester.denied ?? [])].join()}`;
      if (!bySight.has(sight)) bySight.set(sight, this.#payload(field, event, requester));
      const payload = bySight.get(sight);
      if (payload === undefined) continue;
      subscription.deliver(payload);
      if (this.#cloud.faults.recording) this.#bill(payload);
    }
  }

  /** An update is billed for each 5 kB of it. https://aws.amazon.com/appsync/pricing/ */
  #bill(payload: string): void {
    const quantity = Math.max(1, Math.ceil(payload.length / billedUpdateBytes));
    this.#cloud.faults.bill({ service: 'appsync', item: 'apiUpdates', resource: this.#api.settings.name, quantity });
  }

  /** The event as one selection and one kind of caller see it; undefined where it is too large. */
  #payload(field: FieldPlan, event: unknown, requester: Requester): string | undefined {
    const errors: ResponseError[] = [];
    const execution: Execution = {
      schema: this.#api.schema.schema,
      variables: {},
      errors,
      permits: ({ rule, parentType, name }) =>
        rule === undefined ||
        (permits(rule, requester) && requester.denied?.has(`${parentType.name}.${name}`) !== true),
      resolve: () => undefined,
    };
    const { value, failed } = project(field, event, execution);
    const data = failed ? null : { [field.responseKey]: value };
    const payload = JSON.stringify({ data, ...(errors.length > 0 ? { errors } : {}) });
    if (Buffer.byteLength(payload) <= maximumPayloadBytes) return payload;
    this.#cloud.trace.warn(`${field.name}: an event of more than 240 kB is not pushed`);
    return undefined;
  }

  #invalidate(invalidation: unknown): void {
    if (!isRecord(invalidation)) return;
    const { subscriptionField, payload } = invalidation;
    const event: Event = isRecord(payload) ? payload : {};
    for (const subscription of [...(this.#byField.get(String(subscriptionField)) ?? [])]) {
      if (subscription.invalidation === undefined || !matchesFilter(subscription.invalidation, event)) continue;
      this.remove(subscription);
      subscription.complete();
    }
  }
}

/** Filters of a granted subscription, from what its resolver asked for. Throws TypeError for a malformed one. */
export function filtersOf(effects: Finished['effects']): Pick<Subscription, 'filter' | 'enhanced' | 'invalidation'> {
  return {
    filter: readFilter(effects.subscriptionFilter),
    enhanced: effects.subscriptionFilter !== undefined,
    invalidation: readFilter(effects.invalidationFilter),
  };
}
