import { createHmac, createHash, randomBytes } from 'node:crypto';
import type { AccessRequest, Caller, Credentials, Iam, Identity, PolicyDocument } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { Store } from '../core/store.ts';
import type { ContextLookup } from './conditions.ts';
import { applies, compile, many, principalReach, roleName, sessionArn } from './policy.ts';
import type { CompiledStatement, Question, Verdict } from './policy.ts';

/** The developer's own access key: the account's administrator. */
export const ROOT_ACCESS_KEY = 'local';
const ROOT_SECRET_KEY = 'local';

/** Keeps decisions; a template asks a few thousand different questions at most. */
const LARGEST_DECISION_CACHE = 50_000;
const FORBIDDEN = 403;

export interface Role {
  readonly arn: string;
  readonly trust: PolicyDocument;
  /** By name; a later one of the same name replaces the earlier. */
  readonly inline: Map<string, PolicyDocument>;
  readonly managed: Set<string>;
  readonly boundary: string | undefined;
}

interface EngineOptions {
  readonly accountId: string;
  readonly region: string;
  now(): number;
  /** Where access keys are kept, so that a presigned URL outlives a restart. */
  readonly store: Store;
}

interface Decision {
  readonly verdict: Verdict;
  readonly by: 'identity' | 'boundary' | 'resource' | undefined;
}

/**
 * IAM's decision on every call: deny by default, an explicit Deny wins, and within the account an Allow of either the
 * identity's or the resource's policy is enough.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export class IamEngine implements Iam {
  readonly #options: EngineOptions;
  readonly #roles = new Map<string, Role>();
  readonly #managedPolicies = new Map<string, PolicyDocument>();
  readonly #identities = new Map<string, Identity>();
  readonly #seed: string;
  #statements = new Map<string, readonly CompiledStatement[]>();
  #identityVerdicts = new Map<string, Verdict>();

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#seed = seedOf(options.store);
    this.#identities.set(ROOT_ACCESS_KEY, {
      secretAccessKey: ROOT_SECRET_KEY,
      sessionToken: undefined,
      caller: { kind: 'root' },
    });
    for (const { value } of options.store.list<{ roleArn: string; sessionName: string }>('keys')) {
      this.credentials(value.roleArn, value.sessionName);
    }
  }

  /** Adds a role, or replaces it with all its policies. */
  putRole(role: Role): void {
    this.#roles.set(role.arn, role);
    this.policiesChanged();
  }

  role(roleArn: string): Role | undefined {
    return this.#roles.get(roleArn);
  }

  roles(): readonly Role[] {
    return [...this.#roles.values()];
  }

  /** Adds a managed policy, or replaces its document. */
  putManagedPolicy(arn: string, document: PolicyDocument): void {
    this.#managedPolicies.set(arn, document);
    this.policiesChanged();
  }

  managedPolicy(arn: string): PolicyDocument | undefined {
    return this.#managedPolicies.get(arn);
  }

  /** To be called after a role's policies were changed in place. */
  policiesChanged(): void {
    this.#statements = new Map();
    this.#identityVerdicts = new Map();
  }

  authorize(caller: Caller, request: AccessRequest): void {
    const decision = this.#decide(caller, request);
    if (decision.verdict === 'allow') return;
    throw new AwsError('AccessDeniedException', this.#refusal(caller, request, decision));
  }

  isAllowed(caller: Caller, request: AccessRequest): boolean {
    return this.#decide(caller, request).verdict === 'allow';
  }

  credentials(roleArn: string, sessionName: string): Credentials {
    const id = `${roleArn}|${sessionName}`;
    const derive = (purpose: string): Buffer => createHmac('sha256', this.#seed).update(`${purpose}|${id}`).digest();
    // Keys of roles begin with ASIA and have twenty characters.
    const accessKeyId = `ASIA${base32(derive('id')).slice(0, 16)}`;
    const known = this.#identities.get(accessKeyId);
    const secretAccessKey = known?.secretAccessKey ?? derive('secret').toString('base64').slice(0, 40);
    const sessionToken = known?.sessionToken ?? derive('token').toString('base64');
    if (known === undefined) {
      const caller: Caller = { kind: 'role', roleArn, sessionName };
      this.#identities.set(accessKeyId, { secretAccessKey, sessionToken, caller });
      if (this.#options.store.get('keys', id) === undefined) {
        this.#options.store.put('keys', id, { roleArn, sessionName });
      }
    }
    return { accessKeyId, secretAccessKey, sessionToken };
  }

  identify(accessKeyId: string): Identity | undefined {
    return this.#identities.get(accessKeyId);
  }

  assume(roleArn: string, service: string, sessionName: string, sourceArn?: string): Caller {
    const caller: Caller = { kind: 'service', service, sourceArn: sourceArn ?? this.#accountArn() };
    this.authorizeAssume(caller, roleArn);
    return { kind: 'role', roleArn, sessionName };
  }

  /** Throws `AccessDenied` unless the role exists and its trust policy names the caller. */
  authorizeAssume(caller: Caller, roleArn: string): void {
    const role = this.#roles.get(roleArn);
    if (role === undefined) {
      throw new AwsError('AccessDenied', `${nameOf(caller)} cannot assume ${roleArn}: there is no such role.`, {
        status: FORBIDDEN,
      });
    }
    this.authorize(caller, { action: 'sts:AssumeRole', resource: roleArn, resourcePolicy: role.trust });
  }

  #decide(caller: Caller, request: AccessRequest): Decision {
    const question: Question = {
      action: request.action,
      resource: request.resource,
      lookup: this.#lookup(caller, request),
    };
    const resource = this.#resourceVerdict(caller, request, question);
    if (resource === 'deny') return { verdict: 'deny', by: 'resource' };
    if (caller.kind === 'root') return { verdict: 'allow', by: 'identity' };
    if (caller.kind !== 'role') return { verdict: resource === 'allow' ? 'allow' : 'none', by: 'resource' };

    const role = this.#roles.get(caller.roleArn);
    const identity = this.#identityVerdict(caller.roleArn, question);
    if (identity === 'deny') return { verdict: 'deny', by: 'identity' };
    if (role?.boundary !== undefined) {
      const within = verdictOf(this.#managedStatements(role.boundary), question);
      if (within === 'deny' || (within === 'none' && resource !== 'allow')) return { verdict: within, by: 'boundary' };
    }
    if (resource === 'allow') return { verdict: 'allow', by: 'resource' };
    // A key's policy is the root of access to it, and a trust policy the only one: IAM policies count where those let them.
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
    if (needsResourcePolicy(request) && resource !== 'delegated') return { verdict: 'none', by: 'resource' };
    return { verdict: identity, by: 'identity' };
  }

  #resourceVerdict(caller: Caller, request: AccessRequest, question: Question): Verdict | 'delegated' {
    if (request.resourcePolicy === undefined) return 'none';
    let found: Verdict | 'delegated' = 'none';
    for (const document of many(request.resourcePolicy)) {
      for (const statement of compile(document)) {
        const reach = principalReach(statement, caller, this.#options.accountId);
        if (reach === 'no' || !applies(statement, question)) continue;
        if (statement.effect === 'Deny') return 'deny';
        if (reach === 'named') found = 'allow';
        else if (found === 'none') found = 'delegated';
      }
    }
    return found;
  }

  #identityVerdict(roleArn: string, question: Question): Verdict {
    const cacheKey = `${roleArn}|${question.action}|${question.resource}`;
    const known = this.#identityVerdicts.get(cacheKey);
    if (known !== undefined) return known;
    const statements = this.#roleStatements(roleArn);
    const verdict = verdictOf(statements, question);
    if (statements.some((statement) => statement.contextual && speaksOf(statement, question))) return verdict;
    if (this.#identityVerdicts.size >= LARGEST_DECISION_CACHE) this.#identityVerdicts.clear();
    this.#identityVerdicts.set(cacheKey, verdict);
    return verdict;
  }

  #roleStatements(roleArn: string): readonly CompiledStatement[] {
    const known = this.#statements.get(roleArn);
    if (known !== undefined) return known;
    const role = this.#roles.get(roleArn);
    const statements =
      role === undefined
        ? []
        : [
            ...[...role.inline.values()].flatMap(compile),
            ...[...role.managed].flatMap((arn) => this.#managedStatements(arn)),
          ];
    this.#statements.set(roleArn, statements);
    return statements;
  }

  #managedStatements(arn: string): readonly CompiledStatement[] {
    const document = this.#managedPolicies.get(arn);
    return document === undefined ? [] : compile(document);
  }

  /**
   * The request's own keys and the global ones. Every transport counts as secure, since the endpoint never leaves the
   * machine: a policy that demands TLS must not refuse everything here.
   */
  #lookup(caller: Caller, request: AccessRequest): ContextLookup {
    return (key) => {
      const own = request.context?.[key] ?? caseInsensitive(request.context, key);
      if (own !== undefined) return typeof own === 'string' ? [own] : own;
      const value = this.#globalKey(key.toLowerCase(), caller, request);
      return value === undefined ? undefined : [value];
    };
  }

  #globalKey(key: string, caller: Caller, request: AccessRequest): string | undefined {
    switch (key) {
      case 'aws:securetransport':
        return 'true';
      case 'aws:currenttime':
        return new Date(this.#options.now()).toISOString();
      case 'aws:epochtime':
        return String(Math.floor(this.#options.now() / 1000));
      case 'aws:requestedregion':
        return this.#options.region;
      case 'aws:resourceaccount':
        return request.resource.split(':')[4] || this.#options.accountId;
      case 'aws:viaawsservice':
        return 'false';
      case 'aws:principalisawsservice':
        return String(caller.kind === 'service');
      case 'aws:sourceip':
        return caller.kind === 'service' ? undefined : '127.0.0.1';
      case 'aws:sourcearn':
        return caller.kind === 'service' ? caller.sourceArn : undefined;
      case 'aws:sourceaccount':
        return caller.kind === 'service' && caller.sourceArn !== undefined
          ? caller.sourceArn.split(':')[4] || this.#options.accountId
          : undefined;
      case 'aws:principalservicename':
        return caller.kind === 'service' ? caller.service : undefined;
      case 'aws:principalarn':
        if (caller.kind === 'role') return caller.roleArn;
        return caller.kind === 'root' ? this.#accountArn() : undefined;
      case 'aws:principalaccount':
        return caller.kind === 'role' || caller.kind === 'root' ? this.#options.accountId : undefined;
      case 'aws:principaltype':
        if (caller.kind === 'role') return 'AssumedRole';
        return caller.kind === 'root' ? 'Account' : caller.kind === 'anonymous' ? 'Anonymous' : undefined;
      case 'aws:userid':
        return caller.kind === 'role' ? `${roleId(caller.roleArn)}:${caller.sessionName}` : undefined;
      default:
        return undefined;
    }
  }

  #accountArn(): string {
    return `arn:aws:iam::${this.#options.accountId}:root`;
  }

  #refusal(caller: Caller, request: AccessRequest, decision: Decision): string {
    const start = `User: ${nameOf(caller)} is not authorized to perform: ${request.action} on resource: ${
      request.resource
    }`;
    const kind =
      decision.by === 'resource'
        ? 'resource-based policy'
        : decision.by === 'boundary'
          ? 'permissions boundary'
          : 'identity-based policy';
    return decision.verdict === 'deny'
      ? `${start} with an explicit deny in ${kind === 'identity-based policy' ? 'an' : 'a'} ${kind}`
      : `${start} because no ${kind} allows the ${request.action} action`;
  }
}

function needsResourcePolicy(request: AccessRequest): boolean {
  return request.action.startsWith('kms:') || request.action === 'sts:AssumeRole';
}

function verdictOf(statements: readonly CompiledStatement[], question: Question): Verdict {
  let verdict: Verdict = 'none';
  for (const statement of statements) {
    if (!applies(statement, question)) continue;
    if (statement.effect === 'Deny') return 'deny';
    verdict = 'allow';
  }
  return verdict;
}

/** Whether a contextual statement could matter for this question, were its conditions to hold. */
function speaksOf(statement: CompiledStatement, question: Question): boolean {
  const withoutCondition = { ...statement, condition: undefined };
  const variable = [...(statement.resources ?? []), ...(statement.notResources ?? [])].some((resource) =>
    resource.includes('${'),
  );
  return applies(
    variable ? { ...withoutCondition, resources: undefined, notResources: undefined } : withoutCondition,
    question,
  );
}

function caseInsensitive(context: AccessRequest['context'], key: string): string | readonly string[] | undefined {
  if (context === undefined) return undefined;
  const wanted = key.toLowerCase();
  return Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** How IAM's refusals and STS name a caller. */
export function nameOf(caller: Caller): string {
  switch (caller.kind) {
    case 'role':
      return sessionArn(caller.roleArn, caller.sessionName);
    case 'service':
      return caller.service;
    case 'root':
      return 'root';
    case 'anonymous':
      return 'anonymous';
  }
}

/** A role's unique id (`AROA…`), stable for its ARN. */
export function roleId(roleArn: string): string {
  return `AROA${base32(createHash('sha256').update(roleName(roleArn)).digest()).slice(0, 17)}`;
}

function seedOf(store: Store): string {
  const kept = store.get<string>('seed', 'seed');
  if (kept !== undefined) return kept;
  const seed = randomBytes(32).toString('hex');
  store.put('seed', 'seed', seed);
  return seed;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Buffer): string {
  return [...bytes].map((byte) => BASE32.charAt(byte % BASE32.length)).join('');
}
