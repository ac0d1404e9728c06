import { CognitoIdentityProviderClient, GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { GetUserCommandOutput } from '@aws-sdk/client-cognito-identity-provider';
import { z } from 'zod';
import type { Caller, Cloud, PolicyDocument, Service } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createCognito } from './service.ts';

export interface PoolOptions {
  readonly pool?: Record<string, unknown>;
  readonly client?: Record<string, unknown>;
  readonly policies?: Readonly<Record<string, PolicyDocument>>;
  readonly directory?: string;
  /** Answers the pool's triggers; `undefined` echoes the event. */
  readonly lambda?: (event: Record<string, unknown>, functionArn: string, caller: Caller) => unknown;
}

export interface SentMail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

export interface PoolUnderTest {
  readonly test: TestCloud;
  readonly poolId: string;
  readonly clientId: string;
  readonly endpoint: string;
  readonly mails: readonly SentMail[];
  /** An SDK client that does not sign, as a browser's. */
  readonly anyone: CognitoIdentityProviderClient;
  /** An SDK client with the administrator's keys. */
  readonly administrator: CognitoIdentityProviderClient;
  provideClient(properties: Record<string, unknown>): Promise<string>;
  lastCode(to: string): string;
  getUser(accessToken: string): Promise<GetUserCommandOutput>;
  jwks(): Promise<{ keys: { kid: string; kty: 'RSA'; use: 'sig'; alg: 'RS256'; n: string; e: string }[] }>;
  /** Moves the clock. */
  wait(milliseconds: number): void;
  stop(): Promise<void>;
}

const Mail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.tuple([z.string()]) }),
  Content: z.object({
    Simple: z.object({
      Subject: z.object({ Data: z.string() }),
      Body: z.object({ Text: z.object({ Data: z.string() }) }),
    }),
  }),
});
const Invocation = z.object({ FunctionName: z.string(), Payload: z.instanceof(Buffer) });
const Jwks = z.object({
  keys: z.array(
    z.object({
      kid: z.string(),
      kty: z.literal('RSA'),
      use: z.literal('sig'),
      alg: z.literal('RS256'),
      n: z.string(),
      e: z.string(),
    }),
  ),
});

/** A user pool whose people sign in by e-mail, on a cloud with a clock that the test moves, a mail sink and a function. */
export async function openPool(options: PoolOptions = {}): Promise<PoolUnderTest> {
  const mails: SentMail[] = [];
  let now = Date.now();
  const sink = (): Service => ({
    name: 'ses',
    resources: {},
    async call(_action, input) {
      const mail = Mail.parse(input);
      mails.push({
        to: mail.Destination.ToAddresses[0],
        from: mail.FromEmailAddress,
        subject: mail.Content.Simple.Subject.Data,
        text: mail.Content.Simple.Body.Text.Data,
      });
      return { MessageId: 'test' };
    },
  });
  const lambda = (_cloud: Cloud): Service => ({
    name: 'lambda',
    resources: {},
    async call(_action, input, caller) {
      const { FunctionName, Payload } = Invocation.parse(input);
      const event: Record<string, unknown> = JSON.parse(Payload.toString('utf8'));
      const answer = options.lambda?.(event, FunctionName, caller) ?? event;
      if (answer instanceof Error) {
        return { FunctionError: 'Unhandled', Payload: Buffer.from(JSON.stringify({ errorMessage: answer.message })) };
      }
      return { StatusCode: 200, Payload: Buffer.from(JSON.stringify(answer)) };
    },
  });
  const test = await createTestCloud([createCognito, sink, lambda], {
    listen: true,
    now: () => now,
    ...(options.policies === undefined ? {} : { policies: options.policies }),
    ...(options.directory === undefined ? {} : { directory: options.directory }),
  });
  const { ref: poolId } = await test.provide(
    'AWS::Cognito::UserPool',
    { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'], ...options.pool },
    'Pool',
  );
  const provideClient = async (properties: Record<string, unknown>): Promise<string> =>
    (await test.provide('AWS::Cognito::UserPoolClient', { UserPoolId: poolId, ...properties }, 'Client')).ref;
  const clientId = await provideClient({ ...options.client });
  const signed = test.clientConfig;
  const anyone = new CognitoIdentityProviderClient({
    ...signed,
    signer: { sign: async (request) => request },
    maxAttempts: 1,
  });
  const administrator = new CognitoIdentityProviderClient({ ...signed, maxAttempts: 1 });

  return {
    test,
    poolId,
    clientId,
    endpoint: test.cloud.awsEndpoint,
    mails,
    anyone,
    administrator,
    provideClient,
    lastCode(to) {
      const mail = mails.findLast((sent) => sent.to === to);
      const code = /\b\d{6}\b/.exec(mail?.text ?? '')?.[0];
      if (code === undefined) throw new Error(`No code was sent to ${to}.`);
      return code;
    },
    getUser: (AccessToken) => anyone.send(new GetUserCommand({ AccessToken })),
    async jwks() {
      const answer = await fetch(`${test.cloud.awsEndpoint}/${poolId}/.well-known/jwks.json`);
      return Jwks.parse(await answer.json());
    },
    wait(milliseconds) {
      now += milliseconds;
    },
    async stop() {
      anyone.destroy();
      administrator.destroy();
      await test.stop();
    },
  };
}
