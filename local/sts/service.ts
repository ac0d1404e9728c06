import { z } from 'zod';
import type { Caller, Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsQuery } from '../core/protocols.ts';
import { nameOf, roleId } from '../iam/engine.ts';
import { sessionArn } from '../iam/policy.ts';

const XMLNS = 'https://sts.amazonaws.com/doc/2011-06-15/';
const DEFAULT_SESSION_SECONDS = 3600;

const assumeRoleInput = z.object({
  RoleArn: z.string().min(20),
  RoleSessionName: z.string().regex(/^[\w+=,.@-]{2,64}$/),
  DurationSeconds: z.number().int().min(900).max(43_200).default(DEFAULT_SESSION_SECONDS),
});

/** STS: who am I, and the keys of another role. The keys it gives do not expire while the local cloud runs. */
export function createSts(cloud: Cloud): Service {
  const call: NonNullable<Service['call']> = async (action, input, caller) => {
    switch (action) {
      case 'GetCallerIdentity':
        return callerIdentity(cloud, caller);
      case 'AssumeRole':
        return assumeRole(cloud, input, caller);
      default:
        throw new AwsError('UnknownOperationException', `The local STS has no ${action}.`);
    }
  };
  return {
    name: 'sts',
    resources: {},
    call,
    handle: awsQuery(
      { call },
      { xmlns: XMLNS, numbers: ['DurationSeconds'], errorCodes: { AccessDeniedException: 'AccessDenied' } },
    ),
  };
}

function callerIdentity(cloud: Cloud, caller: Caller): object {
  if (caller.kind === 'anonymous') {
    throw new AwsError('MissingAuthenticationToken', 'The request is not signed.', { status: 403 });
  }
  const Account = cloud.accountId;
  if (caller.kind === 'role') {
    return { UserId: `${roleId(caller.roleArn)}:${caller.sessionName}`, Account, Arn: nameOf(caller) };
  }
  return { UserId: Account, Account, Arn: `arn:aws:iam::${Account}:root` };
}

async function assumeRole(cloud: Cloud, given: object, caller: Caller): Promise<object> {
  const parsed = assumeRoleInput.safeParse(given);
  if (!parsed.success) throw new AwsError('ValidationError', z.prettifyError(parsed.error));
  const { RoleArn, RoleSessionName, DurationSeconds } = parsed.data;
  cloud.iam.authorizeAssume(caller, RoleArn);
  const keys = cloud.iam.credentials(RoleArn, RoleSessionName);
  return {
    Credentials: {
      AccessKeyId: keys.accessKeyId,
      SecretAccessKey: keys.secretAccessKey,
      SessionToken: keys.sessionToken,
      Expiration: new Date(cloud.now() + DurationSeconds * 1000),
    },
    AssumedRoleUser: {
      AssumedRoleId: `${roleId(RoleArn)}:${RoleSessionName}`,
      Arn: sessionArn(RoleArn, RoleSessionName),
    },
  };
}
