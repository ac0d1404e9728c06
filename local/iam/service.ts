import type { Cloud, PolicyDocument, Provided, Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsQuery } from '../core/protocols.ts';
import { policyDocument } from './documents.ts';
import { IamEngine, roleId } from './engine.ts';
import type { Role } from './engine.ts';
import { awsManagedPolicy } from './managed-policies.ts';
import { roleName } from './policy.ts';

const XMLNS = 'https://iam.amazonaws.com/doc/2010-05-08/';
const LONGEST_ROLE_NAME = 64;
const LONGEST_POLICY_NAME = 128;

/** IAM: roles and policies of the template. Decisions themselves are made by `cloud.iam`. */
export function createIam(cloud: Cloud): Service {
  const engine = engineOf(cloud);
  const call: NonNullable<Service['call']> = async (action, input, caller) => {
    const name = input['RoleName'];
    const role = typeof name === 'string' ? find(engine, name) : undefined;
    cloud.iam.authorize(caller, { action: `iam:${action}`, resource: role?.arn ?? '*' });
    switch (action) {
      case 'GetRole':
        return { Role: describeRole(required(role, name)) };
      case 'ListRoles':
        return { Roles: engine.roles().map(describeRole), IsTruncated: false };
      case 'ListRolePolicies':
        return { PolicyNames: [...required(role, name).inline.keys()], IsTruncated: false };
      case 'GetRolePolicy': {
        const policyName = String(input['PolicyName']);
        const found = required(role, name).inline.get(policyName);
        if (found === undefined) throw noSuchEntity(`role policy ${policyName}`);
        return { RoleName: name, PolicyName: policyName, PolicyDocument: encodeURIComponent(JSON.stringify(found)) };
      }
      case 'ListAttachedRolePolicies':
        return {
          AttachedPolicies: [...required(role, name).managed].map((arn) => ({
            PolicyName: roleName(arn),
            PolicyArn: arn,
          })),
          IsTruncated: false,
        };
      default:
        throw new AwsError('UnknownOperationException', `The local IAM only reads roles: it has no ${action}.`);
    }
  };
  return {
    name: 'iam',
    resources: {
      'AWS::IAM::Role': { provide: async (resource) => provideRole(cloud, engine, resource) },
      'AWS::IAM::Policy': { provide: async (resource) => providePolicy(cloud, engine, resource) },
      'AWS::IAM::RolePolicy': { provide: async (resource) => provideRolePolicy(cloud, engine, resource) },
      'AWS::IAM::ManagedPolicy': { provide: async (resource) => provideManagedPolicy(cloud, engine, resource) },
    },
    call,
    handle: awsQuery(
      { call },
      { xmlns: XMLNS, errorCodes: { AccessDeniedException: 'AccessDenied', NoSuchEntityException: 'NoSuchEntity' } },
    ),
    status: () => ({ roles: engine.roles().length }),
  };
}

function engineOf(cloud: Cloud): IamEngine {
  if (cloud.iam instanceof IamEngine) return cloud.iam;
  throw new TypeError('The IAM service needs the IAM engine of the local cloud.');
}

function provideRole(cloud: Cloud, engine: IamEngine, resource: Resource): Provided {
  const { properties } = resource;
  const name = textOr(properties['RoleName'], resource.generatedName(LONGEST_ROLE_NAME));
  const path = textOr(properties['Path'], '/');
  const arn = `arn:aws:iam::${cloud.accountId}:role${path}${name}`;
  const inline = new Map<string, PolicyDocument>();
  for (const policy of recordsOf(properties['Policies'])) {
    const policyName = String(policy['PolicyName']);
    inline.set(policyName, policyDocument(policy['PolicyDocument'], policyName));
  }
  const managed = new Set(textsOf(properties['ManagedPolicyArns']));
  for (const policyArn of managed) knowManagedPolicy(engine, policyArn);
  const boundary = properties['PermissionsBoundary'];
  if (typeof boundary === 'string') knowManagedPolicy(engine, boundary);
  engine.putRole({
    arn,
    trust: policyDocument(properties['AssumeRolePolicyDocument'], 'AssumeRolePolicyDocument'),
    inline,
    managed,
    boundary: typeof boundary === 'string' ? boundary : undefined,
  });
  return { ref: name, attributes: { Arn: arn, RoleId: roleId(arn) } };
}

function knowManagedPolicy(engine: IamEngine, arn: string): void {
  if (engine.managedPolicy(arn) !== undefined) return;
  const document = awsManagedPolicy(arn);
  if (document === undefined) throw new TypeError(`the local cloud does not know the managed policy ${arn}`);
  engine.putManagedPolicy(arn, document);
}

function providePolicy(cloud: Cloud, engine: IamEngine, resource: Resource): Provided {
  const name = textOr(resource.properties['PolicyName'], resource.generatedName(LONGEST_POLICY_NAME));
  const document = policyDocument(resource.properties['PolicyDocument'], name);
  attachInline(cloud, engine, textsOf(resource.properties['Roles']), name, document);
  for (const kind of ['Users', 'Groups']) {
    if (textsOf(resource.properties[kind]).length > 0) {
      cloud.trace.warn(`${resource.logicalId}: ${kind.toLowerCase()} are not kept by the local IAM`);
    }
  }
  return { ref: name, attributes: { Id: name } };
}

function provideRolePolicy(cloud: Cloud, engine: IamEngine, resource: Resource): Provided {
  const name = String(resource.properties['PolicyName']);
  const role = String(resource.properties['RoleName']);
  attachInline(cloud, engine, [role], name, policyDocument(resource.properties['PolicyDocument'], name));
  return { ref: `${name}|${role}` };
}

function attachInline(
  cloud: Cloud,
  engine: IamEngine,
  roles: readonly string[],
  policyName: string,
  document: PolicyDocument,
): void {
  for (const name of roles) {
    const role = find(engine, name);
    // A role that was imported by name is not of this template: nobody can act as it here.
    if (role === undefined) cloud.trace.warn(`policy ${policyName} names the role ${name}, which no stack declares`);
    else role.inline.set(policyName, document);
  }
  engine.policiesChanged();
}

function provideManagedPolicy(cloud: Cloud, engine: IamEngine, resource: Resource): Provided {
  const { properties } = resource;
  const name = textOr(properties['ManagedPolicyName'], resource.generatedName(LONGEST_POLICY_NAME));
  const arn = `arn:aws:iam::${cloud.accountId}:policy${textOr(properties['Path'], '/')}${name}`;
  engine.putManagedPolicy(arn, policyDocument(properties['PolicyDocument'], name));
  for (const roleName of textsOf(properties['Roles'])) find(engine, roleName)?.managed.add(arn);
  engine.policiesChanged();
  return { ref: arn, attributes: { PolicyArn: arn, PolicyId: name } };
}

function find(engine: IamEngine, name: string): Role | undefined {
  return engine.roles().find(({ arn }) => roleName(arn) === name);
}

function required(role: Role | undefined, name: unknown): Role {
  if (role !== undefined) return role;
  throw noSuchEntity(`role with name ${String(name)}`);
}

function noSuchEntity(what: string): AwsError {
  return new AwsError('NoSuchEntityException', `The ${what} cannot be found.`, { status: 404 });
}

function describeRole(role: Role): object {
  return {
    Path: role.arn.slice(role.arn.indexOf(':role') + ':role'.length, role.arn.lastIndexOf('/') + 1),
    RoleName: roleName(role.arn),
    RoleId: roleId(role.arn),
    Arn: role.arn,
    CreateDate: new Date(0),
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(role.trust)),
  };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function recordsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    : [];
}
