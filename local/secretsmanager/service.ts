import type { Caller, Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsJson } from '../core/protocols.ts';
import { z } from 'zod';
import * as actions from './actions.ts';
import type { Call } from './actions.ts';
import type { Context, Secret } from './records.ts';
import { secretResources } from './resources.ts';
import { findSecret } from './values.ts';

type Input = Record<string, unknown>;
type Action = (call: Call) => Promise<object>;

const OF_SECRET: Readonly<Record<string, Action>> = {
  GetSecretValue: actions.getSecretValue,
  PutSecretValue: actions.putSecretValue,
  UpdateSecret: actions.updateSecret,
  DescribeSecret: actions.describeSecret,
  ListSecretVersionIds: actions.listSecretVersionIds,
  UpdateSecretVersionStage: actions.updateSecretVersionStage,
  DeleteSecret: actions.deleteSecret,
  RestoreSecret: actions.restoreSecret,
  PutResourcePolicy: actions.putResourcePolicy,
  GetResourcePolicy: actions.getResourcePolicy,
  DeleteResourcePolicy: actions.deleteResourcePolicy,
};
const OF_ALL: Readonly<Record<string, Action>> = {
  ListSecrets: actions.listSecrets,
  GetRandomPassword: actions.getRandomPassword,
};

const SecretId = z.object({ SecretId: z.string().min(1) });
const Name = z.object({ Name: z.string().min(1) });

/** Secrets with versions and stages, under a key of the account where one is named. */
export function createSecretsManager(cloud: Cloud): Service {
  const context: Context = { cloud, store: cloud.store('secretsmanager') };

  const authorize = (caller: Caller, action: string, resource: string, secret?: Secret): void => {
    cloud.iam.authorize(caller, {
      action: `secretsmanager:${action}`,
      resource,
      ...(secret === undefined ? {} : { resourcePolicy: secret.policy }),
    });
  };
  const arnOf = (name: string): string =>
    `arn:${cloud.partition}:secretsmanager:${cloud.region}:${cloud.accountId}:secret:${name}`;

  const call = async (action: string, input: Input, caller: Caller): Promise<object> => {
    const work: Call = { context, input, caller };
    const general = OF_ALL[action];
    if (general !== undefined) {
      authorize(caller, action, '*');
      return general(work);
    }
    if (action === 'CreateSecret') {
      // The six characters of the ARN are not drawn yet: a policy ends in `-*` or `-??????`.
      authorize(caller, action, `${arnOf(actions.read(Name, input).Name)}-??????`);
      return actions.createSecret(work);
    }
    const chosen = OF_SECRET[action];
    if (chosen === undefined) throw new AwsError('UnknownOperationException', `Secrets Manager has no ${action} here.`);
    const id = actions.read(SecretId, input).SecretId;
    // A caller who may not look hears so before hearing whether the secret exists.
    const secret = findSecret(context, id);
    authorize(caller, action, secret?.arn ?? (id.startsWith('arn:') ? id : arnOf(id)), secret);
    return chosen(work);
  };

  return {
    name: 'secretsmanager',
    resources: secretResources(context),
    call,
    handle: awsJson({ call }, '1.1', { blobs: ['SecretBinary'] }),
    status() {
      return { secrets: context.store.list('secrets').length };
    },
  };
}
