import type { AwsReply, AwsRequest, Caller, Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsJson } from '../core/protocols.ts';
import { z } from 'zod';
import * as account from './account.ts';
import * as admin from './admin.ts';
import * as authenticator from './authenticator.ts';
import * as describe from './describe.ts';
import * as member from './input.ts';
import { makeKeyring } from './keys.ts';
import * as listing from './listing.ts';
import * as recovery from './recovery.ts';
import type { Context, Pool } from './records.ts';
import { cognitoResources } from './resources.ts';
import { initiateAuth, respondToAuthChallenge } from './sign-in.ts';
import * as signUp from './sign-up.ts';
import { issuerOf, makeTokens } from './tokens.ts';

type Input = Record<string, unknown>;
type Action = (input: Input) => Promise<object>;

const WELL_KNOWN = /^\/([\w-]+_[0-9a-zA-Z]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;
/** Keys change never; a verifier that sees an unknown `kid` asks again. */
const JWKS_MAX_AGE = 3600;

const PoolInput = z.object({ UserPoolId: member.poolId });

/**
 * User pools: sign-up, SRP and password sign-in, tokens that every Cognito verifier takes, groups, recovery, triggers.
 */
export function createCognito(cloud: Cloud): Service {
  const context: Context = { cloud, store: cloud.store('cognito-idp') };
  const keyring = makeKeyring(context);
  const tokens = makeTokens(context, keyring);
  const parts = { context, tokens };

  /** Open to everybody: what they carry (a password, a code, a token) is what authorises. */
  const open: Readonly<Record<string, Action>> = {
    SignUp: (input) => signUp.signUp(context, input),
    ConfirmSignUp: (input) => signUp.confirmSignUp(context, input),
    ResendConfirmationCode: (input) => signUp.resendConfirmationCode(context, input),
    InitiateAuth: (input) => initiateAuth(context, tokens, input, false),
    RespondToAuthChallenge: (input) => respondToAuthChallenge(context, tokens, input),
    GetTokensFromRefreshToken: (input) => account.getTokensFromRefreshToken(parts, input),
    RevokeToken: (input) => account.revokeToken(parts, input),
    GlobalSignOut: (input) => account.globalSignOut(parts, input),
    ForgotPassword: (input) => recovery.forgotPassword(context, input),
    ConfirmForgotPassword: (input) => recovery.confirmForgotPassword(context, input),
    ChangePassword: (input) => account.changePassword(parts, input),
    GetUser: (input) => account.getUser(parts, input),
    UpdateUserAttributes: (input) => account.updateUserAttributes(parts, input),
    DeleteUserAttributes: (input) => account.deleteUserAttributes(parts, input),
    GetUserAttributeVerificationCode: (input) => account.getUserAttributeVerificationCode(parts, input),
    VerifyUserAttribute: (input) => account.verifyUserAttribute(parts, input),
    DeleteUser: (input) => account.deleteUser(parts, input),
    AssociateSoftwareToken: (input) => authenticator.associateSoftwareToken(parts, input),
    VerifySoftwareToken: (input) => authenticator.verifySoftwareToken(parts, input),
    SetUserMFAPreference: (input) => authenticator.setUserMfaPreference(parts, input),
  };

  /** Authorised by IAM for the pool. */
  const administrative: Readonly<Record<string, Action>> = {
    AdminInitiateAuth: (input) => initiateAuth(context, tokens, input, true),
    AdminRespondToAuthChallenge: (input) => respondToAuthChallenge(context, tokens, input),
    AdminCreateUser: (input) => admin.adminCreateUser(parts, input),
    AdminSetUserPassword: (input) => admin.adminSetUserPassword(parts, input),
    AdminResetUserPassword: (input) => admin.adminResetUserPassword(parts, input),
    AdminGetUser: (input) => admin.adminGetUser(parts, input),
    AdminConfirmSignUp: (input) => admin.adminConfirmSignUp(parts, input),
    AdminAddUserToGroup: (input) => admin.adminAddUserToGroup(parts, input),
    AdminRemoveUserFromGroup: (input) => admin.adminRemoveUserFromGroup(parts, input),
    AdminListGroupsForUser: (input) => admin.adminListGroupsForUser(parts, input),
    AdminDisableUser: (input) => admin.adminDisableUser(parts, input),
    AdminEnableUser: (input) => admin.adminEnableUser(parts, input),
    AdminDeleteUser: (input) => admin.adminDeleteUser(parts, input),
    AdminUpdateUserAttributes: (input) => admin.adminUpdateUserAttributes(parts, input),
    AdminUserGlobalSignOut: (input) => admin.adminUserGlobalSignOut(parts, input),
    ListUsers: (input) => listing.listUsers(parts, input),
    ListUsersInGroup: (input) => listing.listUsersInGroup(parts, input),
    DescribeUserPool: (input) => describe.describeUserPool(parts, input),
    DescribeUserPoolClient: (input) => describe.describeUserPoolClient(parts, input),
  };

  const call = async (action: string, input: Input, caller: Caller): Promise<object> => {
    const public_ = open[action];
    if (public_ !== undefined) return public_(input);
    if (action === 'ListUserPools') {
      cloud.iam.authorize(caller, { action: 'cognito-idp:ListUserPools', resource: '*' });
      return describe.listUserPools(parts, input);
    }
    const authorised = administrative[action];
    if (authorised === undefined) throw new AwsError('UnknownOperationException', `Cognito has no ${action} here.`);
    const { UserPoolId } = member.read(PoolInput, input);
    const resource = `arn:${cloud.partition}:cognito-idp:${cloud.region}:${cloud.accountId}:userpool/${UserPoolId}`;
    cloud.iam.authorize(caller, { action: `cognito-idp:${action}`, resource });
    return authorised(input);
  };

  const json = awsJson({ call }, '1.1');

  return {
    name: 'cognito-idp',
    resources: cognitoResources(context, keyring),
    call,
    async handle(request) {
      if (request.method === 'OPTIONS') return preflight(request);
      const found = request.method === 'GET' ? WELL_KNOWN.exec(request.path) : null;
      if (found === null) return withCors(await json(request));
      const [, poolId = '', document] = found;
      const pool = context.store.get<Pool>('pools', poolId);
      if (pool === undefined)
        return withCors({ status: 404, headers: JSON_TYPE, body: '{"message":"No such user pool."}' });
      const body = document === 'jwks.json' ? keyring.published(poolId) : openIdConfiguration(issuerOf(context, pool));
      const headers = { ...JSON_TYPE, 'cache-control': `public, max-age=${JWKS_MAX_AGE}` };
      return withCors({ status: 200, headers, body: JSON.stringify(body) });
    },
    status() {
      return {
        'user pools': context.store.list('pools').length,
        users: context.store.list('users').length,
      };
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

function openIdConfiguration(issuer: string): object {
  return {
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}

/** Browsers call Cognito from any origin, without cookies. */
function withCors(reply: AwsReply): AwsReply {
  return {
    ...reply,
    headers: {
      ...reply.headers,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
    },
  };
}

function preflight(request: AwsRequest): AwsReply {
  return withCors({
    status: 200,
    headers: {
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
      'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
      'access-control-max-age': '172800',
    },
  });
}
