import { z } from 'zod';
import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { Outbox } from '../core/outbox.ts';
import type { Store } from '../core/store.ts';
import type { Rule, Rules } from './rules.ts';

/** An event on its way to one target of one rule. */
export interface Delivery {
  readonly ruleArn: string;
  readonly targetId: string;
  readonly event: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly ingestedAt: string;
}

export interface EventBridge {
  readonly cloud: Cloud;
  readonly store: Store;
  readonly rules: Rules;
  readonly outbox: Outbox<Delivery>;
}

const entry = z.object({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  /** Epoch seconds. */
  Time: z.number().optional(),
  Resources: z.array(z.string()).default([]),
  EventBusName: z.string().default('default'),
  TraceHeader: z.string().optional(),
});
const putEventsInput = z.object({ Entries: z.array(entry).min(1).max(10) });
type Entry = z.output<typeof entry>;

const largestEntry = 1_048_576;

/**
 * Takes each entry on its own. Only AWS services, which come as such from inside, may name a source that begins with `aws.`;
 * they need no permission to tell of themselves on the default bus.
 */
export async function putEvents(bridge: EventBridge, input: unknown, caller: Caller): Promise<object> {
  const parsed = putEventsInput.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AwsError('ValidationException', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, {
      cause: parsed.error,
    });
  }
  const results = parsed.data.Entries.map((one) => accept(bridge, one, caller));
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}

function accept(bridge: EventBridge, one: Entry, caller: Caller): object {
  const bus = bridge.rules.bus(one.EventBusName);
  const internal = caller.kind === 'service' && one.Source?.startsWith('aws.') === true && bus.name === 'default';
  if (!internal) {
    bridge.cloud.iam.authorize(caller, {
      action: 'events:PutEvents',
      resource: bus.arn,
      context: { 'events:source': one.Source ?? '', 'events:detail-type': one.DetailType ?? '' },
      resourcePolicy: bus.policy,
    });
    if (one.Source?.startsWith('aws.') === true) {
      return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
    }
  }
  const detail = readEntry(one);
  if ('ErrorCode' in detail) return detail;
  const { cloud } = bridge;
  const id = cloud.uuid();
  const event = {
    version: '0',
    id,
    'detail-type': one.DetailType,
    source: one.Source,
    account: cloud.accountId,
    time: isoSeconds(one.Time === undefined ? cloud.now() : one.Time * 1000),
    region: cloud.region,
    resources: one.Resources,
    detail: detail.detail,
  };
  bridge.store.transaction(() => {
    for (const rule of bridge.rules.onBus(bus)) {
      if (rule.enabled && rule.matches?.(event) === true) promise(bridge, rule, event);
    }
  });
  return { EventId: id };
}

/** Promises the event to every target of the rule. */
export function promise(bridge: EventBridge, rule: Rule, event: Readonly<Record<string, unknown>>): void {
  const ingestedAt = new Date(bridge.cloud.now()).toISOString();
  for (const targetId of rule.targets.keys()) bridge.outbox.add({ ruleArn: rule.arn, targetId, event, ingestedAt });
}

function readEntry(one: Entry): { detail: object } | { ErrorCode: string; ErrorMessage: string } {
  const missing = (['Source', 'DetailType', 'Detail'] as const).find(
    (name) => one[name] === undefined || one[name] === '',
  );
  if (missing !== undefined) {
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
    };
  }
  const size = [one.Source, one.DetailType, one.Detail, ...one.Resources].reduce(
    (sum, text) => sum + Buffer.byteLength(text ?? ''),
    0,
  );
  if (size > largestEntry)
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: 'Total size of the entries in the request is over the limit.',
    };
  try {
    const detail: unknown = JSON.parse(one.Detail ?? '');
    if (typeof detail === 'object' && detail !== null && !Array.isArray(detail)) return { detail };
  } catch {
    // Answered below: the entry is refused, the others of the request are not.
  }
  return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

/** Events carry whole seconds. */
export function isoSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/u, 'Z');
}
