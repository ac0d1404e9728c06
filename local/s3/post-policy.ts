import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Caller, Iam } from '../core/cloud.ts';
import { s3Error } from './errors.ts';

const policyDocument = z.object({
  expiration: z.string(),
  conditions: z.array(
    z.union([z.tuple([z.string(), z.unknown(), z.unknown()]), z.record(z.string(), z.union([z.string(), z.number()]))]),
  ),
});
type Condition = z.infer<typeof policyDocument>['conditions'][number];

export interface PostForm {
  /** Form fields before the file, by name in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: { readonly name: string; readonly bytes: Buffer };
}

/** Fields that need no condition. https://docs.aws.amazon.com/AmazonS3/latest/userguide/sigv4-HTTPPOSTConstructPolicy.html */
const uncovered = new Set(['x-amz-signature', 'file', 'policy', 'bucket', 'awsaccesskeyid', 'signature']);

/**
 * Judges a browser's upload by its signed policy: signature, expiry, every condition, and that no field lacks one.
 * Answers whoever signed it. Throws `AccessDenied`, `SignatureDoesNotMatch`, `EntityTooLarge` …
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export function judgePost(form: PostForm, bucketName: string, iam: Pick<Iam, 'identify'>, now: number): Caller {
  const encoded = form.fields.get('policy');
  if (encoded === undefined) return { kind: 'anonymous' };
  const caller = verifySignature(form.fields, encoded, iam);
  const policy = readPolicy(encoded);
  const expiration = Date.parse(policy.expiration);
  if (Number.isNaN(expiration)) throw invalidPolicy(`Invalid 'expiration' value: '${policy.expiration}'`);
  if (expiration <= now) throw refused('Policy expired.');
  const values = new Map(form.fields).set('bucket', bucketName);
  const covered = new Set<string>();
  for (const condition of policy.conditions) checkCondition(condition, values, form.file.bytes.length, covered);
  const extra = [...form.fields.keys()].find(
    (name) => !covered.has(name) && !uncovered.has(name) && !name.startsWith('x-ignore-'),
  );
  if (extra !== undefined) throw refused(`Extra input fields: ${extra}`);
  return caller;
}

function verifySignature(fields: ReadonlyMap<string, string>, encoded: string, iam: Pick<Iam, 'identify'>): Caller {
  const required = (name: string) => {
    const value = fields.get(name);
    if (value !== undefined) return value;
    throw s3Error(
      'InvalidArgument',
      `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
      {
        ArgumentName: name,
      },
    );
  };
  if (required('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') {
    throw s3Error(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
  const credential = required('x-amz-credential').split('/');
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = credential;
  const moment = required('x-amz-date');
  if (credential.length !== 5 || service !== 's3' || terminator !== 'aws4_request' || !moment.startsWith(date)) {
    throw s3Error(
      'InvalidArgument',
      'The Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  }
  const identity = iam.identify(accessKeyId);
  if (identity === undefined) {
    throw s3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', {
      AWSAccessKeyId: accessKeyId,
    });
  }
  if (identity.sessionToken !== undefined && fields.get('x-amz-security-token') !== identity.sessionToken) {
    throw s3Error('InvalidToken', 'The provided token is malformed or otherwise invalid.');
  }
  const key = [date, region, service, terminator].reduce<Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    Buffer.from(`AWS4${identity.secretAccessKey}`),
  );
  const expected = createHmac('sha256', key).update(encoded).digest();
  const given = Buffer.from(required('x-amz-signature'), 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw s3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      {
        AWSAccessKeyId: accessKeyId,
      },
    );
  }
  return identity.caller;
}

function readPolicy(encoded: string): z.infer<typeof policyDocument> {
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch (error) {
    throw invalidPolicy('Invalid JSON.', error);
  }
  const parsed = policyDocument.safeParse(document);
  if (!parsed.success) throw invalidPolicy('Invalid policy document.', parsed.error);
  return parsed.data;
}

function checkCondition(
  condition: Condition,
  values: ReadonlyMap<string, string>,
  size: number,
  covered: Set<string>,
): void {
  if (!Array.isArray(condition)) {
    for (const [field, expected] of Object.entries(condition)) {
      checkField('eq', field, String(expected), values, covered, ['eq', `$${field}`, expected]);
    }
    return;
  }
  const [operator, subject, operand] = condition;
  if (operator === 'content-length-range') {
    checkSize(Number(subject), Number(operand), size);
    return;
  }
  if ((operator !== 'eq' && operator !== 'starts-with') || typeof subject !== 'string' || !subject.startsWith('$')) {
    throw invalidPolicy(`Invalid condition: ${JSON.stringify(condition)}`);
  }
  checkField(operator, subject.slice(1), String(operand), values, covered, condition);
}

function checkField(
  operator: 'eq' | 'starts-with',
  field: string,
  expected: string,
  values: ReadonlyMap<string, string>,
  covered: Set<string>,
  condition: readonly unknown[],
): void {
  const name = field.toLowerCase();
  covered.add(name);
  const value = values.get(name) ?? '';
  // A content type may be a list, of which each must start so.
  const parts = name === 'content-type' && operator === 'starts-with' ? value.split(',') : [value];
  const holds = operator === 'eq' ? value === expected : parts.every((part) => part.startsWith(expected));
  if (!holds) throw refused(`Policy Condition failed: ${JSON.stringify(condition)}`);
}

function checkSize(minimum: number, maximum: number, size: number): void {
  if (!Number.isFinite(minimum) || !Number.isFinite(maximum)) throw invalidPolicy('Invalid content-length-range.');
  if (size > maximum) {
    throw s3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: size,
      MaxSizeAllowed: maximum,
    });
  }
  if (size < minimum) {
    throw s3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      ProposedSize: size,
      MinSizeAllowed: minimum,
    });
  }
}

function refused(reason: string) {
  return s3Error('AccessDenied', `Invalid according to Policy: ${reason}`);
}

function invalidPolicy(reason: string, cause?: unknown) {
  return s3Error('InvalidPolicyDocument', `Invalid Policy: ${reason}`, {}, cause);
}
