import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Outputs } from '#dev/cloud.ts';
import { administration, createUser } from '#dev/users.ts';
import { PASSWORD, signedIn } from './person.ts';

/** Everybody who may stand before the API. */
export const callers = ['anonymous', 'no role', 'CUSTOMER', 'STAFF', 'ORGANIZER', 'ADMIN', 'IAM', 'API key'] as const;

export type CallerName = (typeof callers)[number];

export interface ApiAnswer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly { readonly errorType?: string; readonly message: string }[];
}

export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<ApiAnswer>;

/** Each kind of caller, able to ask. */
export async function everyCaller(outputs: Outputs): Promise<Readonly<Record<CallerName, Ask>>> {
  const admin = administration({ awsEndpoint: outputs.aws, region: outputs.region, userPoolId: outputs.userPoolId });
  const member = async (roles: readonly string[]): Promise<Ask> => {
    const email = `caller-${crypto.randomUUID()}@example.com`;
    await createUser(admin, outputs.userPoolId, { email, password: PASSWORD, roles });
    const { accessToken } = await signedIn(outputs, email, PASSWORD);
    return (query, variables) => post(outputs, query, variables, () => Promise.resolve({ authorization: accessToken }));
  };
  const asking: Record<CallerName, Ask> = {
    anonymous: (query, variables) => post(outputs, query, variables, () => Promise.resolve({})),
    IAM: (query, variables) => post(outputs, query, variables, (body) => signed(outputs, body)),
    'API key': (query, variables) =>
      post(outputs, query, variables, () => Promise.resolve({ 'x-api-key': outputs.apiKey })),
    'no role': await member([]),
    CUSTOMER: await member(['CUSTOMER']),
    STAFF: await member(['STAFF']),
    ORGANIZER: await member(['ORGANIZER']),
    ADMIN: await member(['ADMIN']),
  };
  admin.destroy();
  return asking;
}

async function post(
  outputs: Outputs,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  authorization: (body: string) => Promise<Readonly<Record<string, string>>>,
): Promise<ApiAnswer> {
  const body = JSON.stringify({ query, variables });
  const headers = { 'content-type': 'application/json', ...(await authorization(body)) };
  const response = await fetch(outputs.graphql, { method: 'POST', headers, body });
  const answer = (await response.json()) as Partial<Pick<ApiAnswer, 'data' | 'errors'>>;
  return { status: response.status, data: answer.data, errors: answer.errors ?? [] };
}

/** Signs with the laptop's own key, the account's administrator: more than any role of the template. */
async function signed(outputs: Outputs, body: string): Promise<Record<string, string>> {
  const url = new URL(outputs.graphql);
  const signer = new SignatureV4({
    service: 'appsync',
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    sha256: Sha256,
  });
  const request = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    headers: { host: url.host, 'content-type': 'application/json' },
    body,
  });
  const { host: _host, ...headers } = request.headers;
  return headers;
}
