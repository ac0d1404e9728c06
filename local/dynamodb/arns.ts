import type { Cloud } from '../core/cloud.ts';

/** The region and account that DynamoDB Local writes into every ARN. */
const ENGINE_PREFIX = 'arn:aws:dynamodb:ddblocal:000000000000:';

/** Between ARNs of the account and those of the engine. */
export interface Arns {
  /** `arn:aws:dynamodb:<region>:<account>:` */
  readonly prefix: string;
  /** Every ARN in the value, at any depth, as the account has it. */
  toAccount<Value>(value: Value): Value;
  toEngine(arn: string): string;
}

/** The ARNs of this cloud's region and account. */
export function createArns(cloud: Pick<Cloud, 'partition' | 'region' | 'accountId'>): Arns {
  const prefix = `arn:${cloud.partition}:dynamodb:${cloud.region}:${cloud.accountId}:`;
  return {
    prefix,
    toAccount(value) {
      return JSON.parse(JSON.stringify(value).replaceAll(ENGINE_PREFIX, prefix));
    },
    toEngine: (arn) => (arn.startsWith(prefix) ? ENGINE_PREFIX + arn.slice(prefix.length) : arn),
  };
}
