import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createKms } from '../kms/service.ts';
import { createSsm } from './service.ts';

describe('Systems Manager parameters', () => {
  let test: TestCloud;
  let ssm: SSMClient;

  beforeEach(async () => {
    test = await createTestCloud([createSsm, createKms], {
      listen: true,
      policies: {
        reader: {
          Statement: {
            Effect: 'Allow',
            Action: ['ssm:GetParameter', 'ssm:GetParametersByPath'],
            Resource: [
              'arn:aws:ssm:eu-central-1:123456789012:parameter/app',
              'arn:aws:ssm:eu-central-1:123456789012:parameter/app/*',
            ],
          },
        },
      },
    });
    ssm = new SSMClient({ ...test.clientConfig, maxAttempts: 1 });
  });

  afterEach(async () => {
    ssm.destroy();
    await test.stop();
  });

  const put = (Name: string, Value: string, more: object = {}) =>
    ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', ...more }));
  const get = (Name: string, more: object = {}, client = ssm) =>
    client.send(new GetParameterCommand({ Name, ...more }));

  it('answers a parameter of the template and every version that was put over it', async () => {
    const { ref } = await test.provide('AWS::SSM::Parameter', { Name: '/app/rate', Type: 'String', Value: '7' });
    expect(ref).toBe('/app/rate');

    await expect(put('/app/rate', '8')).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    await put('/app/rate', '8', { Overwrite: true });
    await test.provide('AWS::SSM::Parameter', { Name: '/app/rate', Type: 'String', Value: '7' });

    await expect(get('/app/rate')).resolves.toMatchObject({ Parameter: { Value: '8', Version: 2 } });
    await expect(get('/app/rate:1')).resolves.toMatchObject({ Parameter: { Value: '7', Selector: ':1' } });
    await expect(get('/app/rate:9')).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
    await expect(get('arn:aws:ssm:eu-central-1:123456789012:parameter/app/rate')).resolves.toMatchObject({
      Parameter: { Value: '8' },
    });
  });

  it('lists what lies below a path, page by page', async () => {
    for (const name of ['/app/a', '/app/b', '/app/b/c', '/apple', '/app/d']) await put(name, name);
    const page = async (NextToken?: string, Recursive = false) =>
      ssm.send(
        new GetParametersByPathCommand({
          Path: '/app',
          Recursive,
          MaxResults: 2,
          ...(NextToken === undefined ? {} : { NextToken }),
        }),
      );

    const first = await page();
    const second = await page(first.NextToken);

    expect([...(first.Parameters ?? []), ...(second.Parameters ?? [])].map(({ Name }) => Name)).toEqual([
      '/app/a',
      '/app/b',
      '/app/d',
    ]);
    expect(second.NextToken).toBeUndefined();
    expect((await page(undefined, true)).NextToken).toBe('/app/b');
  });

  it('gives a SecureString in clear only where decryption is asked for', async () => {
    await put('/app/key', 'hidden', { Type: 'SecureString' });

    const sealed = await get('/app/key');
    const clear = await get('/app/key', { WithDecryption: true });

    expect(sealed.Parameter?.Value).not.toContain('hidden');
    expect(clear.Parameter).toMatchObject({ Value: 'hidden', Type: 'SecureString' });
  });

  it('needs the right to the key as well where a SecureString lies under one of the account', async () => {
    const { ref } = await test.provide('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::123456789012:root' },
          Action: 'kms:*',
          Resource: '*',
        },
      },
    });
    await put('/app/key', 'hidden', { Type: 'SecureString', KeyId: ref });
    const reader = new SSMClient({ ...test.clientConfigOf('reader'), maxAttempts: 1 });

    await expect(get('/app/key', { WithDecryption: true })).resolves.toMatchObject({ Parameter: { Value: 'hidden' } });
    await expect(get('/app/key', {}, reader)).resolves.toBeDefined();
    await expect(get('/app/key', { WithDecryption: true }, reader)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('kms:Decrypt'),
    });
    reader.destroy();
  });

  it('refuses a role what lies outside its policy', async () => {
    await put('/app/a', '1');
    await put('/other', '2');
    const reader = new SSMClient({ ...test.clientConfigOf('reader'), maxAttempts: 1 });

    await expect(get('/app/a', {}, reader)).resolves.toMatchObject({ Parameter: { Value: '1' } });
    await expect(get('/other', {}, reader)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    reader.destroy();
  });

  it('names the parameters that are not there', async () => {
    await put('a', '1');

    const answer = await ssm.send(new GetParametersCommand({ Names: ['a', 'b'] }));
    await ssm.send(new DeleteParameterCommand({ Name: 'a' }));

    expect(answer).toMatchObject({ Parameters: [{ Name: 'a' }], InvalidParameters: ['b'] });
    await expect(get('a')).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });

  it('refuses a value that its pattern does not allow', async () => {
    await expect(put('port', 'many', { AllowedPattern: '^[0-9]+$' })).rejects.toMatchObject({
      name: 'ParameterPatternMismatchException',
    });
  });
});
