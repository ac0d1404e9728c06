import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { readableError } from './trigger-errors.ts';
import type { Client, Context, Pool, User } from './records.ts';

const SERVICE = 'cognito-idp.amazonaws.com';

export type Metadata = Readonly<Record<string, string>> | undefined;
type Trigger =
  | 'PreSignUp'
  | 'PostConfirmation'
  | 'PreAuthentication'
  | 'PostAuthentication'
  | 'CustomMessage'
  | 'PreTokenGeneration';

interface Occasion {
  readonly pool: Pool;
  /** Absent where an administrator acts. */
  readonly client: Client | undefined;
  readonly user: Pick<User, 'username' | 'attributes' | 'status'>;
  /** Such as `PreSignUp_SignUp`. */
  readonly source: string;
  readonly request?: Readonly<Record<string, unknown>>;
}

const Answer = z.object({ response: z.record(z.string(), z.unknown()).nullish() });
const Invocation = z.object({ FunctionError: z.string().nullish(), Payload: z.unknown().optional() });

/** What the function answered, or `undefined` where the pool has no such trigger. Throws as Cognito does when it fails. */
export async function invokeTrigger(
  { cloud }: Context,
  trigger: Trigger,
  occasion: Occasion,
): Promise<Record<string, unknown> | undefined> {
  const { pool, client, user } = occasion;
  const declared = pool.settings.LambdaConfig;
  const versioned = trigger === 'PreTokenGeneration' ? declared.PreTokenGenerationConfig : undefined;
  const functionArn = versioned?.LambdaArn ?? declared[trigger];
  if (functionArn === undefined) return undefined;
  const event = {
    version: versioned?.LambdaVersion.startsWith('V') === true ? versioned.LambdaVersion.slice(1, 2) : '1',
    triggerSource: occasion.source,
    region: cloud.region,
    userPoolId: pool.id,
    userName: user.username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client?.id ?? 'CLIENT_ID_NOT_APPLICABLE' },
    request: {
      userAttributes: { ...user.attributes, 'cognito:user_status': user.status },
      ...occasion.request,
    },
    response: {},
  };
  const invocation = await invoke(cloud, pool, trigger, functionArn, event);
  const payload = textOf(invocation.Payload);
  if (invocation.FunctionError) {
    throw new AwsError('UserLambdaValidationException', `${trigger} failed with error ${readableError(payload)}.`);
  }
  const answer = Answer.safeParse(parsed(payload));
  if (!answer.success) throw new AwsError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  return answer.data.response ?? {};
}

async function invoke(
  cloud: Context['cloud'],
  pool: Pool,
  trigger: Trigger,
  functionArn: string,
  event: object,
): Promise<z.infer<typeof Invocation>> {
  try {
    const output = await cloud.call(
      'lambda',
      'Invoke',
      { FunctionName: functionArn, InvocationType: 'RequestResponse', Payload: Buffer.from(JSON.stringify(event)) },
      { kind: 'service', service: SERVICE, sourceArn: pool.arn },
    );
    return Invocation.parse(output);
  } catch (cause) {
    const code = cause instanceof AwsError ? cause.code : 'InternalFailure';
    throw new AwsError('UnexpectedLambdaException', `${trigger} invocation failed due to error ${code}.`, { cause });
  }
}

function textOf(payload: unknown): string {
  if (typeof payload === 'string') return payload;
  return payload instanceof Uint8Array ? Buffer.from(payload).toString('utf8') : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
