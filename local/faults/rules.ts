import { z } from 'zod';
import type { Place, ServiceName } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';

/** Actions of which DynamoDB reports conflicts between transactions. */
export const CONFLICTING_ACTIONS = [
  'TransactWriteItems',
  'TransactGetItems',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
] as const;

/** Where the faults of deliveries and reads can strike: service and action, as rules name them. */
export const PLACES = {
  duplicate: ['sqs ReceiveMessage', 'sns Publish', 'lambda Invoke'],
  reorder: ['sqs SendMessage', 'sns Publish'],
  replay: ['dynamodb GetRecords'],
  staleIndex: ['dynamodb Query', 'dynamodb Scan'],
} as const;

const DEFAULT_HOLD_MS = 1_000;

const count = z.int().min(1);
const milliseconds = z.number().min(0);
const faultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), ms: milliseconds }),
  z.strictObject({ kind: z.literal('throttle') }),
  z.strictObject({
    kind: z.literal('error'),
    code: z.string().min(1).optional(),
    status: z.int().min(400).max(599).optional(),
    message: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('lostAnswer'), ms: milliseconds.default(0) }),
  z.strictObject({ kind: z.literal('conflict'), items: z.array(z.int().min(0)).min(1).default([0]) }),
  z.strictObject({ kind: z.literal('crash'), when: z.enum(['before', 'after']) }),
  z.strictObject({ kind: z.literal('duplicate'), copies: count.default(1) }),
  z.strictObject({ kind: z.literal('reorder'), ms: milliseconds.default(DEFAULT_HOLD_MS) }),
  z.strictObject({ kind: z.literal('replay'), copies: count.default(1) }),
  z.strictObject({ kind: z.literal('staleIndex'), ms: milliseconds.optional() }),
]);

export type Fault = z.output<typeof faultShape>;
export type FaultKind = Fault['kind'];

/** Names that people use for services beside their signing names. */
const SERVICE_ALIASES: Readonly<Record<string, ServiceName>> = {
  stepfunctions: 'states',
  sfn: 'states',
  eventbridge: 'events',
  cloudwatch: 'monitoring',
  cognito: 'cognito-idp',
};
const SERVICES: ReadonlySet<string> = new Set<ServiceName>([
  'appsync',
  'bedrock',
  'cloudformation',
  'cloudfront',
  'cognito-idp',
  'dynamodb',
  'events',
  'guardduty',
  'iam',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  's3',
  'scheduler',
  'secretsmanager',
  'ses',
  'sns',
  'sqs',
  'ssm',
  'states',
  'sts',
  'textract',
]);

const ruleShape = z.strictObject({
  id: z.string().min(1).optional(),
  /** Signing name; `*` for every service. */
  service: z
    .string()
    .transform((name) => SERVICE_ALIASES[name] ?? name)
    .refine((name) => name === '*' || SERVICES.has(name), 'is no service of the local cloud'),
  /** API action; every one unless told. */
  action: z.string().min(1).optional(),
  /** Part of a resource's name, or a pattern with `*`; every one unless told. */
  resource: z.string().min(1).optional(),
  /** Part of `role/session` (the session of a function is its name), or a pattern with `*`. */
  caller: z.string().min(1).optional(),
  /** How many matches to let pass first. */
  after: z.int().min(0).default(0),
  /** How often to strike. */
  times: z.union([count, z.literal('always')]).default(1),
  /** Of a match that may be struck; 1 unless told. */
  probability: z.number().gt(0).max(1).optional(),
  /** Of the chance; one that is not given stands in the list, so that a run can be repeated. */
  seed: z.int().optional(),
  fault: faultShape,
});

/** A rule as it is given: `{ service: 'dynamodb', action: 'PutItem', resource: 'Orders', fault: { kind: 'lostAnswer' } }`. */
export type FaultRule = z.input<typeof ruleShape>;
export type CheckedRule = z.output<typeof ruleShape>;

/** An armed rule with what has become of it. */
export interface ArmedRule extends CheckedRule {
  readonly id: string;
  /** Calls or deliveries that it was meant for. */
  readonly matches: number;
  /** How often it struck. */
  readonly hits: number;
}

/** Reads a rule. Throws `ValidationException` with one sentence that says what is wrong with it. */
export function checkedRule(given: unknown): CheckedRule {
  const read = ruleShape.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? 'the rule' : issue.path.join('.');
    throw new AwsError('ValidationException', `No such fault: ${where}: ${issue?.message ?? 'cannot be read'}`);
  }
  const rule = read.data;
  const places = placesOf(rule.fault.kind);
  if (places !== undefined && !places.some((place) => fits(rule, place))) {
    const asked = [rule.service, rule.action].filter((part) => part !== undefined).join(' ');
    const message = `No such fault: ${rule.fault.kind} strikes at ${places.join(', ')}, not at ${asked}`;
    throw new AwsError('ValidationException', message);
  }
  return rule;
}

function placesOf(kind: FaultKind): readonly string[] | undefined {
  switch (kind) {
    case 'duplicate':
    case 'reorder':
    case 'replay':
    case 'staleIndex':
      return PLACES[kind];
    case 'conflict':
      return CONFLICTING_ACTIONS.map((action) => `dynamodb ${action}`);
    case 'latency':
    case 'throttle':
    case 'error':
    case 'lostAnswer':
    case 'crash':
      return undefined;
  }
}

function fits({ service, action }: CheckedRule, place: string): boolean {
  const [placeService, placeAction] = place.split(' ');
  return (service === '*' || service === placeService) && (action === undefined || action === placeAction);
}

/** Whether a rule is meant for this call or delivery. */
export function isMeant(rule: CheckedRule, place: Place): boolean {
  if (rule.service !== '*' && rule.service !== place.service) return false;
  if (rule.action !== undefined && rule.action !== place.action) return false;
  if (rule.caller !== undefined && !isNamed(rule.caller, [callerName(place.caller)])) return false;
  if (rule.fault.kind === 'conflict' && !isConflicting(place)) return false;
  return rule.resource === undefined || isNamed(rule.resource, place.resources);
}

function isConflicting({ service, action }: Place): boolean {
  return service === 'dynamodb' && CONFLICTING_ACTIONS.some((conflicting) => conflicting === action);
}

/** Whether one of the names has the wanted part, or the whole pattern where there is a `*`. */
export function isNamed(wanted: string, names: readonly string[]): boolean {
  if (!wanted.includes('*')) return names.some((name) => name.includes(wanted));
  const parts = wanted.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`, 's');
  return names.some((name) => pattern.test(name));
}

/** `role/session` of a role, the name of a service, `root` or `anonymous`. */
export function callerName(caller: Place['caller']): string {
  if (typeof caller === 'string') return caller;
  switch (caller?.kind) {
    case 'role':
      return `${caller.roleArn.split('/').at(-1) ?? ''}/${caller.sessionName}`;
    case 'service':
      return caller.service;
    case 'root':
      return 'root';
    case 'anonymous':
    case undefined:
      return 'anonymous';
  }
}
