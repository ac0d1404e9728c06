import { Kind, type ConstDirectiveNode } from 'graphql';

/** AppSync's authorization modes. */
export type Mode = 'API_KEY' | 'AWS_IAM' | 'AMAZON_COGNITO_USER_POOLS' | 'OPENID_CONNECT' | 'AWS_LAMBDA';

/** Who may reach a field, as its directives (or its type's, or the API's default) say. */
export interface Rule {
  /** Modes that may reach the field. */
  readonly modes: ReadonlySet<Mode>;
  /** Where given, a user-pool caller must be in one of these groups. */
  readonly groups: readonly string[] | undefined;
  /** Changes from rule to rule; equal for equal rules. */
  readonly key: string;
}

export interface Defaults {
  readonly mode: Mode;
  /** `DENY`: user-pool callers reach only what a directive opens to them. */
  readonly defaultAction: 'ALLOW' | 'DENY';
}

const modesByDirective: Readonly<Record<string, Mode>> = {
  aws_auth: 'AMAZON_COGNITO_USER_POOLS',
  aws_cognito_user_pools: 'AMAZON_COGNITO_USER_POOLS',
  aws_iam: 'AWS_IAM',
  aws_api_key: 'API_KEY',
  aws_oidc: 'OPENID_CONNECT',
  aws_lambda: 'AWS_LAMBDA',
};

type Directives = readonly ConstDirectiveNode[] | undefined;

function groupsOf(directive: ConstDirectiveNode): string[] | undefined {
  const argument = directive.arguments?.find((one) => one.name.value === 'cognito_groups');
  if (argument?.value.kind !== Kind.LIST) return undefined;
  return argument.value.values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : []));
}

function make(modes: readonly Mode[], groups: readonly string[] | undefined): Rule {
  return { modes: new Set(modes), groups, key: `${[...modes].sort().join(',')}|${groups?.join(',') ?? '*'}` };
}

function declared(directives: Directives): Rule | undefined {
  const found = (directives ?? []).filter((directive) => modesByDirective[directive.name.value] !== undefined);
  if (found.length === 0) return undefined;
  const modes = found.flatMap((directive) => modesByDirective[directive.name.value] ?? []);
  const groups = found.map(groupsOf).find((names) => names !== undefined);
  return make(modes, groups);
}

/** A field's directives go before its type's, and those before the API's default mode. */
export function ruleOf(field: Directives, type: Directives, defaults: Defaults): Rule {
  const rule = declared(field) ?? declared(type);
  if (rule !== undefined) return rule;
  const denied = defaults.mode === 'AMAZON_COGNITO_USER_POOLS' && defaults.defaultAction === 'DENY';
  return make(denied ? [] : [defaults.mode], undefined);
}

/** The part of a caller that rules look at. */
export interface Standing {
  readonly mode: Mode;
  readonly groups: readonly string[];
}

export function permits(rule: Rule, caller: Standing): boolean {
  if (!rule.modes.has(caller.mode)) return false;
  if (rule.groups === undefined || caller.mode !== 'AMAZON_COGNITO_USER_POOLS') return true;
  return rule.groups.some((group) => caller.groups.includes(group));
}
