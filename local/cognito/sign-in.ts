import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { beginChallenge, takeChallenge } from './challenges.ts';
import { clientOf, findUser, folded } from './directory.ts';
import * as member from './input.ts';
import { countFailure, forgetFailures, refuseLockedOut } from './limits.ts';
import { matches, poolName } from './passwords.ts';
import type { Client, Context, Pool, User } from './records.ts';
import { checkSecretHash } from './secret-hash.ts';
import { continueSignIn, answerNewPassword, answerSoftwareToken } from './sign-in-steps.ts';
import { unknownUser } from './sign-up.ts';
import { beginExchange, decoyVerifier, proves } from './srp.ts';
import type { Tokens } from './tokens.ts';
import { invokeTrigger } from './triggers.ts';

type Input = Record<string, unknown>;

export interface Attempt {
  readonly context: Context;
  readonly tokens: Tokens;
  readonly pool: Pool;
  readonly client: Client;
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

const InitiateInput = z.object({
  UserPoolId: member.poolId.optional(),
  ClientId: member.clientId,
  AuthFlow: z.string(),
  AuthParameters: member.parameters,
  ClientMetadata: member.metadata,
});

/** InitiateAuth, and AdminInitiateAuth where `administrator` (already authorised). */
export async function initiateAuth(
  context: Context,
  tokens: Tokens,
  input: Input,
  administrator: boolean,
): Promise<object> {
  const asked = member.read(InitiateInput, input);
  const { client, pool } = clientOf(context, asked.ClientId);
  refuseForeignClient(pool, client, asked.UserPoolId);
  const attempt: Attempt = { context, tokens, pool, client, metadata: asked.ClientMetadata };
  const parameters = asked.AuthParameters;
  switch (asked.AuthFlow) {
    case 'USER_SRP_AUTH':
      requireFlow(client, ['ALLOW_USER_SRP_AUTH'], 'USER_SRP_AUTH');
      return beginSrp(attempt, parameters);
    case 'USER_PASSWORD_AUTH':
      if (administrator) throw member.invalidParameter('Initiate Auth method not supported.');
      requireFlow(client, ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'], 'USER_PASSWORD_AUTH');
      return passwordAuth(attempt, parameters);
    case 'ADMIN_USER_PASSWORD_AUTH':
    case 'ADMIN_NO_SRP_AUTH':
      if (!administrator) throw member.invalidParameter('Initiate Auth method not supported.');
      requireFlow(client, ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'], 'Auth');
      return passwordAuth(attempt, parameters);
    case 'REFRESH_TOKEN_AUTH':
    case 'REFRESH_TOKEN':
      requireFlow(client, ['ALLOW_REFRESH_TOKEN_AUTH'], 'REFRESH_TOKEN_AUTH');
      return refreshAuth(attempt, parameters);
    case 'CUSTOM_AUTH':
    case 'USER_AUTH':
      throw member.invalidParameter(`The local user pools do not offer ${asked.AuthFlow}.`);
    default:
      throw member.invalidParameter('Initiate Auth method not supported.');
  }
}

const RespondInput = z.object({
  UserPoolId: member.poolId.optional(),
  ClientId: member.clientId,
  ChallengeName: z.string(),
  ChallengeResponses: member.parameters,
  Session: z.string().optional(),
  ClientMetadata: member.metadata,
});

/** RespondToAuthChallenge, and AdminRespondToAuthChallenge once authorised. */
export async function respondToAuthChallenge(context: Context, tokens: Tokens, input: Input): Promise<object> {
  const asked = member.read(RespondInput, input);
  const { client, pool } = clientOf(context, asked.ClientId);
  refuseForeignClient(pool, client, asked.UserPoolId);
  const attempt: Attempt = { context, tokens, pool, client, metadata: asked.ClientMetadata };
  const responses = asked.ChallengeResponses;
  const name = required(responses, 'USERNAME');
  const user = findUser(context, pool, name);
  checkSecretHash(client, [name, user?.username, ...addressesOf(user)], responses['SECRET_HASH']);
  switch (asked.ChallengeName) {
    case 'PASSWORD_VERIFIER':
      return answerSrp(attempt, responses);
    case 'NEW_PASSWORD_REQUIRED':
      return answerNewPassword(attempt, asked.Session, responses);
    case 'SOFTWARE_TOKEN_MFA':
      return answerSoftwareToken(attempt, asked.Session, responses);
    default:
      throw member.invalidParameter(`The local user pools do not offer the challenge ${asked.ChallengeName}.`);
  }
}

async function beginSrp(attempt: Attempt, parameters: Record<string, string>): Promise<object> {
  const { context, pool, client } = attempt;
  const name = required(parameters, 'USERNAME');
  const user = await admit(attempt, name, parameters['SECRET_HASH']);
  const username = user?.username ?? decoyUsername(pool, name);
  const known = user?.credential;
  const { salt, verifier } =
    known === undefined
      ? decoyVerifier(pool.decoySecret, username)
      : { salt: known.srpSalt, verifier: known.srpVerifier };
  const exchange = beginExchange(required(parameters, 'SRP_A'), verifier);
  if (exchange === undefined) throw member.invalidParameter('Invalid SRP_A');
  const challenge = {
    name: 'PASSWORD_VERIFIER',
    poolId: pool.id,
    clientId: client.id,
    username,
    exists: user !== undefined,
    exchange,
  } as const;
  const handle = beginChallenge(context, client, challenge);
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      USERNAME: username,
      USER_ID_FOR_SRP: username,
      SRP_B: exchange.serverPublic,
      SALT: salt,
      SECRET_BLOCK: handle,
    },
  };
}

async function answerSrp(attempt: Attempt, responses: Record<string, string>): Promise<object> {
  const { context, pool, client } = attempt;
  const handle = required(responses, 'PASSWORD_CLAIM_SECRET_BLOCK');
  const challenge = takeChallenge(context, pool, client, 'PASSWORD_VERIFIER', handle);
  const user = challenge.exists ? findUser(context, pool, challenge.username) : undefined;
  const verifier = user?.credential?.srpVerifier ?? decoyVerifier(pool.decoySecret, challenge.username).verifier;
  refuseLockedOut(context, pool.id, challenge.username);
  const proven =
    challenge.exchange !== undefined &&
    proves(challenge.exchange, verifier, {
      poolName: poolName(pool),
      userId: challenge.username,
      secretBlock: Buffer.from(handle, 'base64'),
      timestamp: required(responses, 'TIMESTAMP'),
      signature: required(responses, 'PASSWORD_CLAIM_SIGNATURE'),
    });
  return conclude(attempt, challenge.username, user, proven && user?.credential !== undefined);
}

async function passwordAuth(attempt: Attempt, parameters: Record<string, string>): Promise<object> {
  const { context, pool } = attempt;
  const name = required(parameters, 'USERNAME');
  const password = required(parameters, 'PASSWORD');
  const user = await admit(attempt, name, parameters['SECRET_HASH']);
  const username = user?.username ?? decoyUsername(pool, name);
  refuseLockedOut(context, pool.id, username);
  return conclude(attempt, username, user, await matches(user?.credential, password));
}

/** What follows a password that was right or wrong. A disabled user hears so only with the right one. */
async function conclude(attempt: Attempt, username: string, user: User | undefined, proven: boolean): Promise<object> {
  const { context, pool } = attempt;
  // Attempts sent in parallel have all passed the first look; the lock counts again here, where nothing is awaited in between.
  refuseLockedOut(context, pool.id, username);
  if (!proven || user === undefined) {
    countFailure(context, pool.id, username);
    throw member.notAuthorized('Incorrect username or password.');
  }
  forgetFailures(context, pool.id, username);
  return continueSignIn(attempt, user);
}

async function refreshAuth(
  { context, tokens, pool, client, metadata }: Attempt,
  parameters: Record<string, string>,
): Promise<object> {
  if (client.settings.rotates) {
    throw member.invalidParameter('Refresh token rotation is enabled for this client: use GetTokensFromRefreshToken.');
  }
  const token = required(parameters, 'REFRESH_TOKEN');
  const username = tokens.ownerOf(token)?.username;
  const owner = username === undefined ? undefined : findUser(context, pool, username);
  if (client.secret !== undefined)
    checkSecretHash(client, [username, ...addressesOf(owner)], parameters['SECRET_HASH']);
  const result = await tokens.refresh(pool, client, token, metadata);
  return { AuthenticationResult: result, ChallengeParameters: {} };
}

/** Finds who wants to sign in and asks the pool's PreAuthentication function; throws for an unknown name where the client says so. */
async function admit(attempt: Attempt, name: string, secretHash: string | undefined): Promise<User | undefined> {
  const { context, pool, client, metadata } = attempt;
  const user = findUser(context, pool, name);
  checkSecretHash(client, [name, user?.username], secretHash);
  if (user === undefined && !client.settings.hidesUserExistence) throw unknownUser();
  await invokeTrigger(context, 'PreAuthentication', {
    pool,
    client,
    user: user ?? { username: name, attributes: {}, status: 'UNCONFIRMED' },
    source: 'PreAuthentication_Authentication',
    request: { validationData: metadata ?? {}, ...(user === undefined ? { userNotFound: true } : {}) },
  });
  return user;
}

/** The same shape as a real username has, and the same each time for the same name. */
function decoyUsername(pool: Pool, name: string): string {
  const asKept = folded(pool, name);
  if (pool.settings.UsernameAttributes.length === 0) return asKept;
  const hex = createHmac('sha256', pool.decoySecret).update(`username:${asKept}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function addressesOf(user: User | undefined): (string | undefined)[] {
  return [user?.attributes['email'], user?.attributes['phone_number'], user?.attributes['preferred_username']];
}

function requireFlow(client: Client, accepted: readonly string[], label: string): void {
  if (client.settings.flows.some((flow) => accepted.includes(flow))) return;
  throw member.invalidParameter(`${label} flow not enabled for this client`);
}

function refuseForeignClient(pool: Pool, client: Client, poolId: string | undefined): void {
  if (poolId === undefined || poolId === pool.id) return;
  throw new AwsError('ResourceNotFoundException', `User pool client ${client.id} does not exist.`);
}

export function required(parameters: Record<string, string>, name: string): string {
  const value = parameters[name];
  if (value === undefined || value === '') throw member.invalidParameter(`Missing required parameter ${name}`);
  return value;
}
