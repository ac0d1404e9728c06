import type { FaultRule } from '#local/faults/rules.ts';
import type { RecordedCall } from '#local/faults/recorder.ts';

/** A call that can be made to go wrong: every one of the same service, action, resource and caller. */
export interface Call {
  readonly service: string;
  readonly action: string;
  readonly resource: string | null;
  readonly caller: string;
}

/** What event sources and streams ask over and over: it is not caused by an order. Nothing follows from a log or a figure. */
const polls: readonly string[] = ['ReceiveMessage', 'GetRecords', 'GetShardIterator', 'PutLogEvents', 'PutMetricData'];

/** What a function reads once and keeps for minutes: which order meets it depends on what else that function did before. */
const keptByFunctions: readonly string[] = ['GetSecretValue'];

/** What the clock of the stage causes, an operator, or states whose every change is told to nobody. */
const notOfOrders: readonly string[] = [
  'SweepOrders',
  'events.amazonaws.com',
  'scheduler.amazonaws.com',
  'states.amazonaws.com',
];

/** What a query of a test reads. */
const BY_QUERIES = /Resolvers[a-z]+reads(?:Orders|Payments|Products|Receipts)Role|Resolversreceipts|SignReceipt/;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The calls of a recording, each kind once, in the order in which they first came; polls, reads by people, what functions keep, and what the clock causes left out. */
export function distinctCalls(recorded: readonly RecordedCall[]): Call[] {
  const calls = new Map<string, Call>();
  for (const { service, action, resources, caller } of recorded) {
    if (polls.includes(action) || keptByFunctions.includes(action)) continue;
    if (caller === 'root' || BY_QUERIES.test(caller)) continue;
    if (notOfOrders.some((name) => caller.includes(name))) continue;
    const resource = resources.at(-1)?.replaceAll(UUID, '*') ?? null;
    if (resource?.startsWith('query.') || /SweepOrders|SignReceipt/.test(resource ?? '')) continue;
    const call = { service, action, resource, caller: withoutNames(caller) };
    calls.set(nameOf(call), call);
  }
  return [...calls.values()];
}

/** An execution is named after its order: what is meant is the role. */
function withoutNames(caller: string): string {
  const [role = '', session] = caller.split('/');
  return session === undefined || session.search(UUID) >= 0 ? `${role}*` : caller;
}

/** How a call is called in the titles of tests and in complaints. */
export function nameOf({ service, action, resource, caller }: Call): string {
  return `${service} ${action} ${resource ?? ''} by ${caller}`;
}

/** The rule that strikes this call. */
export function ruleFor(
  { service, action, resource, caller }: Call,
  fault: FaultRule['fault'],
  more: Pick<FaultRule, 'times' | 'after' | 'id'> = {},
): FaultRule {
  return { service, action, caller, ...(resource === null ? {} : { resource }), fault, ...more };
}
