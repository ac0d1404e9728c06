import { describe, expect, it } from 'vitest';
import type { Caller, PolicyDocument, PolicyStatement } from '../core/cloud.ts';
import { openStore } from '../core/store.ts';
import { IamEngine } from './engine.ts';

const account = '123456789012';
const roleArn = `arn:aws:iam::${account}:role/worker`;
const worker: Caller = { kind: 'role', roleArn, sessionName: 'run' };
const root: Caller = { kind: 'root' };
const anonymous: Caller = { kind: 'anonymous' };
const table = `arn:aws:dynamodb:eu-central-1:${account}:table/Orders`;
const lambda: PolicyDocument = {
  Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
};

function statements(...list: PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: list };
}

function engineWith(policy: PolicyDocument, trust = lambda, boundary?: string): IamEngine {
  const engine = new IamEngine({
    accountId: account,
    region: 'eu-central-1',
    now: () => Date.parse('2026-03-01T12:00:00Z'),
    store: openStore(undefined, 'iam'),
  });
  engine.putRole({ arn: roleArn, trust, inline: new Map([['own', policy]]), managed: new Set(), boundary });
  return engine;
}

const put = { action: 'dynamodb:PutItem', resource: table };

describe('identity policies', () => {
  it('deny what nothing allows, and say which action is missing', () => {
    const engine = engineWith(statements());
    expect(() => engine.authorize(worker, put)).toThrow(
      `User: arn:aws:sts::${account}:assumed-role/worker/run is not authorized to perform: dynamodb:PutItem on resource: ${table} because no identity-based policy allows the dynamodb:PutItem action`,
    );
  });

  it('let an explicit Deny win over every Allow', () => {
    const engine = engineWith(
      statements(
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: 'dynamodb:Put*', Resource: '*' },
      ),
    );
    expect(engine.isAllowed(worker, { ...put, action: 'dynamodb:GetItem' })).toBe(true);
    expect(() => engine.authorize(worker, put)).toThrow('with an explicit deny in an identity-based policy');
  });

  it.each([
    [{ Action: 'dynamodb:PutItem', Resource: table }, true],
    [{ Action: 'DynamoDB:putitem', Resource: table }, true],
    [{ Action: 'dynamodb:P?tItem', Resource: `${table.slice(0, -3)}*` }, true],
    [{ Action: ['dynamodb:GetItem'], Resource: table }, false],
    [{ Action: 'dynamodb:*', Resource: `${table}/index/*` }, false],
    [{ Action: 'dynamodb:*', Resource: table.replace('Orders', 'orders') }, false],
    [{ NotAction: 'dynamodb:DeleteItem', Resource: '*' }, true],
    [{ NotAction: 'dynamodb:*', Resource: '*' }, false],
    [{ Action: 'dynamodb:*', NotResource: `${table}*` }, false],
    [{ Action: 'dynamodb:*', NotResource: 'arn:aws:s3:::*' }, true],
  ] as const)('match %j: %s', (statement, allowed) => {
    expect(engineWith(statements({ Effect: 'Allow', ...statement })).isAllowed(worker, put)).toBe(allowed);
  });

  it('count only as far as the permissions boundary reaches', () => {
    const boundary = 'arn:aws:iam::123456789012:policy/edge';
    const engine = engineWith(statements({ Effect: 'Allow', Action: '*', Resource: '*' }), lambda, boundary);
    engine.putManagedPolicy(boundary, statements({ Effect: 'Allow', Action: 's3:*', Resource: '*' }));
    expect(engine.isAllowed(worker, { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' })).toBe(true);
    expect(engine.isAllowed(worker, put)).toBe(false);
  });

  it('change their decision as soon as a policy changes', () => {
    const engine = engineWith(statements());
    expect(engine.isAllowed(worker, put)).toBe(false);
    engine.role(roleArn)?.inline.set('more', statements({ Effect: 'Allow', Action: '*', Resource: '*' }));
    engine.policiesChanged();
    expect(engine.isAllowed(worker, put)).toBe(true);
  });

  it('do not remember a decision that hung on a condition', () => {
    const engine = engineWith(
      statements({
        Effect: 'Allow',
        Action: 'dynamodb:PutItem',
        Resource: '*',
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['user-1*'] } },
      }),
    );
    const keyed = (key: string) => ({ ...put, context: { 'dynamodb:LeadingKeys': [key] } });
    expect(engine.isAllowed(worker, keyed('user-12'))).toBe(true);
    expect(engine.isAllowed(worker, keyed('user-2'))).toBe(false);
    expect(engine.isAllowed(worker, keyed('user-1'))).toBe(true);
  });
});

describe('conditions', () => {
  const context = { 's3:prefix': 'a/b', 'x:count': '5', 'x:tags': ['red', 'green'], 'x:at': '2026-02-01T00:00:00Z' };

  it.each([
    ['StringEquals', { 's3:prefix': 'a/b' }, true],
    ['StringEquals', { 's3:prefix': ['z', 'a/b'] }, true],
    ['StringEquals', { 's3:other': 'a/b' }, false],
    ['StringEqualsIfExists', { 's3:other': 'a/b' }, true],
    ['StringEqualsIgnoreCase', { 's3:prefix': 'A/B' }, true],
    ['StringNotEquals', { 's3:prefix': 'a/b' }, false],
    ['StringNotEquals', { 's3:other': 'a/b' }, true],
    ['StringLike', { 's3:prefix': 'a/*' }, true],
    ['StringLike', { 's3:prefix': 'b/*' }, false],
    ['StringNotLike', { 's3:prefix': ['b/*', 'a/*'] }, false],
    ['NumericLessThan', { 'x:count': '10' }, true],
    ['NumericGreaterThanEquals', { 'x:count': '6' }, false],
    ['DateGreaterThan', { 'x:at': '2026-01-01T00:00:00Z' }, true],
    ['DateLessThan', { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }, false],
    ['Null', { 's3:prefix': 'false' }, true],
    ['Null', { 's3:other': 'true' }, true],
    ['Null', { 's3:prefix': 'true' }, false],
    ['Bool', { 'aws:SecureTransport': 'false' }, false],
    ['Bool', { 'aws:SecureTransport': true }, true],
    ['ForAnyValue:StringEquals', { 'x:tags': ['green', 'blue'] }, true],
    ['ForAllValues:StringEquals', { 'x:tags': ['green', 'blue'] }, false],
    ['ForAllValues:StringEquals', { 'x:none': ['green'] }, true],
    ['ForAnyValue:StringEquals', { 'x:none': ['green'] }, false],
    ['ArnLike', { 'aws:PrincipalArn': 'arn:aws:iam::*:role/work*' }, true],
    ['ArnEquals', { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' }, false],
    ['StringEquals', { 'aws:PrincipalAccount': '${aws:ResourceAccount}' }, true],
    ['StringEquals', { 's3:prefix': '${aws:PrincipalTag/team}' }, false],
    ['StringEquals', { 's3:prefix': "${aws:PrincipalTag/team, 'a/b'}" }, true],
    ['IpAddress', { 'aws:SourceIp': '127.0.0.0/8' }, true],
    ['NotIpAddress', { 'aws:SourceIp': ['10.0.0.0/8', '192.168.0.0/16'] }, true],
  ] as const)('%s %j: %s', (operator, keys, holds) => {
    const engine = engineWith(
      statements({ Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: keys } }),
    );
    expect(engine.isAllowed(worker, { ...put, context })).toBe(holds);
  });

  it('refuse an operator that IAM does not have', () => {
    const engine = engineWith(
      statements({ Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringMatches: { a: 'b' } } }),
    );
    expect(() => engine.isAllowed(worker, put)).toThrow('StringMatches');
  });
});

describe('resource policies', () => {
  const queue = `arn:aws:sqs:eu-central-1:${account}:queue`;
  const topic = `arn:aws:sns:eu-central-1:${account}:topic`;
  const sns = (sourceArn: string): Caller => ({ kind: 'service', service: 'sns.amazonaws.com', sourceArn });
  const fromTopic = statements({
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queue,
    Condition: { ArnEquals: { 'aws:SourceArn': topic }, StringEquals: { 'aws:SourceAccount': account } },
  });
  const send = { action: 'sqs:SendMessage', resource: queue };

  it('alone open a resource to a service, and only for the source they name', () => {
    const engine = engineWith(statements());
    expect(engine.isAllowed(sns(topic), { ...send, resourcePolicy: fromTopic })).toBe(true);
    expect(engine.isAllowed(sns(`${topic}2`), { ...send, resourcePolicy: fromTopic })).toBe(false);
    expect(engine.isAllowed(sns(topic), send)).toBe(false);
    const events: Caller = { kind: 'service', service: 'events.amazonaws.com', sourceArn: topic };
    expect(engine.isAllowed(events, { ...send, resourcePolicy: fromTopic })).toBe(false);
  });

  it('open a resource to a role of the account that they name', () => {
    const engine = engineWith(statements());
    const named = (AWS: string) => ({
      ...send,
      resourcePolicy: statements({ Effect: 'Allow', Principal: { AWS }, Action: 'sqs:*', Resource: '*' }),
    });
    expect(engine.isAllowed(worker, named(roleArn))).toBe(true);
    expect(engine.isAllowed(worker, named('*'))).toBe(true);
    expect(engine.isAllowed(worker, named(`${roleArn}2`))).toBe(false);
    expect(engine.isAllowed(worker, named(`arn:aws:iam::${account}:root`))).toBe(false);
  });

  it('can refuse the administrator too', () => {
    const engine = engineWith(statements());
    const deny = (condition: string) =>
      statements({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': condition } },
      });
    const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
    expect(engine.isAllowed(root, { ...get, resourcePolicy: deny('false') })).toBe(true);
    expect(engine.isAllowed(root, { ...get, resourcePolicy: deny('true') })).toBe(false);
  });

  it('open a resource to nobody in particular by a star alone', () => {
    const engine = engineWith(statements());
    const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
    const open = statements({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' });
    expect(engine.isAllowed(anonymous, { ...get, resourcePolicy: open })).toBe(true);
    expect(engine.isAllowed(anonymous, get)).toBe(false);
  });

  it('of keys are needed even by a role whose own policy allows all', () => {
    const engine = engineWith(statements({ Effect: 'Allow', Action: 'kms:*', Resource: '*' }));
    const use = { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-central-1:${account}:key/1` };
    const delegating = statements({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    });
    expect(engine.isAllowed(worker, { ...use, resourcePolicy: delegating })).toBe(true);
    expect(engine.isAllowed(worker, { ...use, resourcePolicy: statements() })).toBe(false);
    expect(engineWith(statements()).isAllowed(worker, { ...use, resourcePolicy: delegating })).toBe(false);
  });
});

describe('roles', () => {
  it('are assumed by the service that their trust policy names, and by no other', () => {
    const engine = engineWith(statements());
    expect(engine.assume(roleArn, 'lambda.amazonaws.com', 'run')).toEqual(worker);
    expect(() => engine.assume(roleArn, 'states.amazonaws.com', 'run')).toThrow('sts:AssumeRole');
    expect(() => engine.assume(`${roleArn}2`, 'lambda.amazonaws.com', 'run')).toThrow('there is no such role');
  });

  it('have the same keys after a restart over the same store', () => {
    const store = openStore(undefined, 'iam');
    const start = () => new IamEngine({ accountId: account, region: 'eu-central-1', now: () => 0, store });
    const keys = start().credentials(roleArn, 'run');
    const identity = start().identify(keys.accessKeyId);
    expect(identity).toEqual({
      secretAccessKey: keys.secretAccessKey,
      sessionToken: keys.sessionToken,
      caller: worker,
    });
    expect(start().identify('ASIAUNKNOWN')).toBeUndefined();
  });

  it('decide a known question in microseconds', () => {
    const many = Array.from(
      { length: 50 },
      (_, index): PolicyStatement => ({
        Effect: 'Allow',
        Action: `s3:Get${index}`,
        Resource: `arn:aws:s3:::b/${index}/*`,
      }),
    );
    const engine = engineWith(statements(...many, { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }));
    engine.authorize(worker, put);
    const rounds = 500;
    // Of many short spells the quickest one tells what it costs: in the others the machine was at something else, too.
    const spells = Array.from({ length: 40 }, () => {
      const started = performance.now();
      for (let round = 0; round < rounds; round += 1) engine.authorize(worker, put);
      return ((performance.now() - started) / rounds) * 1000;
    });
    expect(Math.min(...spells)).toBeLessThan(50);
  });
});
