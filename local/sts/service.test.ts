import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Caller } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createIam } from '../iam/service.ts';
import { createSts } from './service.ts';

let test: TestCloud;

beforeEach(async () => {
  const assume = { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' } } as const;
  test = await createTestCloud([createIam, createSts], { policies: { deployer: assume, stranger: { Statement: [] } } });
  await test.provide(
    'AWS::IAM::Role',
    {
      RoleName: 'target',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::123456789012:root' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
    },
    'Target',
  );
});
afterEach(() => test.stop());

const RoleArn = 'arn:aws:iam::123456789012:role/target';

function assume(caller: Caller): Promise<{ Credentials: { AccessKeyId: string } }> {
  return test.cloud.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'mine' }, caller);
}

it('gives keys that act as the assumed role, with its managed policies', async () => {
  const { Credentials } = await assume(test.role('deployer'));
  const caller = test.cloud.iam.identify(Credentials.AccessKeyId)?.caller;
  expect(caller).toEqual({ kind: 'role', roleArn: RoleArn, sessionName: 'mine' });
  const writeLogs = { action: 'logs:PutLogEvents', resource: 'arn:aws:logs:eu-central-1:123456789012:log-group:x' };
  expect(caller !== undefined && test.cloud.iam.isAllowed(caller, writeLogs)).toBe(true);
});

it('refuses a caller whose own policies do not let it assume', async () => {
  await expect(assume(test.role('stranger'))).rejects.toMatchObject({ code: 'AccessDeniedException' });
});

it('speaks XML to real clients', async () => {
  await test.stop();
  test = await createTestCloud([createSts], { listen: true });
  const unsigned = await fetch(test.cloud.awsEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  });
  expect(unsigned.status).toBe(403);
  expect(await unsigned.text()).toContain('<Code>MissingAuthenticationToken</Code>');
});

it('refuses a managed policy that it does not know, instead of granting nothing in silence', async () => {
  const providing = test.provide('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [] },
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/NoSuchPolicy'],
  });
  await expect(providing).rejects.toThrow('NoSuchPolicy');
});

it('refuses a policy document with a misspelt member', async () => {
  const providing = test.provide('AWS::IAM::Policy', {
    PolicyName: 'p',
    Roles: ['target'],
    PolicyDocument: { Statement: [{ Effect: 'Allow', Actions: '*', Resource: '*' }] },
  });
  await expect(providing).rejects.toThrow('Actions');
});
