import type { Caller, PolicyDocument, PolicyStatement } from '../core/cloud.ts';
import { conditionsHold, globMatches, substitute } from './conditions.ts';
import type { ContextLookup } from './conditions.ts';

export type Verdict = 'deny' | 'allow' | 'none';

/** What one request asks, as the statements of a policy see it. */
export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly lookup: ContextLookup;
}

/** A policy document made ready for matching; `undefined` members match everything. */
export interface CompiledStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[] | undefined;
  readonly notActions: readonly string[] | undefined;
  readonly resources: readonly string[] | undefined;
  readonly notResources: readonly string[] | undefined;
  readonly principal: PolicyStatement['Principal'];
  readonly notPrincipal: PolicyStatement['NotPrincipal'];
  readonly condition: PolicyStatement['Condition'];
  /** True where the answer depends on more than action and resource. */
  readonly contextual: boolean;
}

const compiledDocuments = new WeakMap<PolicyDocument, readonly CompiledStatement[]>();

/** The statements of a document, compiled once per document object. */
export function compile(document: PolicyDocument): readonly CompiledStatement[] {
  const known = compiledDocuments.get(document);
  if (known !== undefined) return known;
  const statements = many(document.Statement).map(compileStatement);
  compiledDocuments.set(document, statements);
  return statements;
}

function compileStatement(statement: PolicyStatement): CompiledStatement {
  const lower = (names: string | readonly string[] | undefined): readonly string[] | undefined =>
    names === undefined ? undefined : many(names).map((name) => name.toLowerCase());
  const resources = statement.Resource === undefined ? undefined : many(statement.Resource);
  const notResources = statement.NotResource === undefined ? undefined : many(statement.NotResource);
  return {
    effect: statement.Effect,
    actions: lower(statement.Action),
    notActions: lower(statement.NotAction),
    resources,
    notResources,
    principal: statement.Principal,
    notPrincipal: statement.NotPrincipal,
    condition: statement.Condition,
    contextual:
      statement.Condition !== undefined ||
      [...(resources ?? []), ...(notResources ?? [])].some((resource) => resource.includes('${')),
  };
}

/** Whether the statement speaks of this action and resource and its conditions hold. Principals are not looked at. */
export function applies(statement: CompiledStatement, question: Question): boolean {
  return (
    actionApplies(statement, question.action.toLowerCase()) &&
    resourceApplies(statement, question) &&
    (statement.condition === undefined || conditionsHold(statement.condition, question.lookup))
  );
}

function actionApplies(statement: CompiledStatement, action: string): boolean {
  if (statement.actions !== undefined) return statement.actions.some((pattern) => globMatches(pattern, action));
  if (statement.notActions !== undefined) return !statement.notActions.some((pattern) => globMatches(pattern, action));
  return false;
}

function resourceApplies(statement: CompiledStatement, question: Question): boolean {
  const matches = (pattern: string): boolean => {
    const resolved = substitute(pattern, question.lookup);
    return resolved !== undefined && globMatches(resolved, question.resource);
  };
  if (statement.resources !== undefined) return statement.resources.some(matches);
  if (statement.notResources !== undefined) return !statement.notResources.some(matches);
  // A trust policy has no Resource: it speaks of its own role.
  return true;
}

/** How a statement's principal takes in a caller: by name, or only as one of the account whose IAM policies decide. */
export type Reach = 'named' | 'account' | 'no';

/**
 * Whether the caller is among the statement's principals.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function principalReach(statement: CompiledStatement, caller: Caller, accountId: string): Reach {
  if (statement.principal !== undefined) return reach(statement.principal, caller, accountId);
  if (statement.notPrincipal === undefined) return 'no';
  return reach(statement.notPrincipal, caller, accountId) === 'no' ? 'named' : 'no';
}

function reach(principal: NonNullable<PolicyStatement['Principal']>, caller: Caller, accountId: string): Reach {
  if (principal === '*') return 'named';
  let best: Reach = 'no';
  for (const [kind, names] of Object.entries(principal)) {
    for (const name of many(names)) {
      const found = kind === 'AWS' ? awsReach(name, caller, accountId) : serviceReach(kind, name, caller);
      if (found === 'named') return found;
      if (found === 'account') best = found;
    }
  }
  return best;
}

function serviceReach(kind: string, name: string, caller: Caller): Reach {
  return kind === 'Service' && caller.kind === 'service' && serviceName(name) === serviceName(caller.service)
    ? 'named'
    : 'no';
}

/** `logs.eu-central-1.amazonaws.com` and `logs.amazonaws.com` are the same service here. */
function serviceName(principal: string): string {
  return principal.replace(/^([a-z0-9-]+)(?:\.[a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com$/, '$1');
}

function awsReach(name: string, caller: Caller, accountId: string): Reach {
  if (name === '*') return caller.kind === 'service' ? 'no' : 'named';
  const isAccount = name === accountId || name === `arn:aws:iam::${accountId}:root`;
  switch (caller.kind) {
    case 'root':
      return isAccount ? 'named' : 'no';
    case 'role':
      if (isAccount) return 'account';
      return name === caller.roleArn || name === sessionArn(caller.roleArn, caller.sessionName) ? 'named' : 'no';
    case 'service':
    case 'anonymous':
      return 'no';
  }
}

/** The ARN under which a role's session acts: `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
export function sessionArn(roleArn: string, sessionName: string): string {
  const [, partition = 'aws', , , account = ''] = roleArn.split(':');
  return `arn:${partition}:sts::${account}:assumed-role/${roleName(roleArn)}/${sessionName}`;
}

/** The name of a role without its path. */
export function roleName(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1);
}

/** One value or a list of them, as a list. */
export function many<Value>(value: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
}
