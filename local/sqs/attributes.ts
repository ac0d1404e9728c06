import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sqsError } from './errors.ts';

/** A message attribute as the SDK has it; a binary value is base64 in a row of the store. */
export const messageAttribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.union([z.instanceof(Uint8Array), z.string()]).optional(),
});
export type MessageAttribute = z.infer<typeof messageAttribute>;

/** As it is kept: JSON has no bytes. */
export interface KeptAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

const mostAttributes = 10;

/** Throws `InvalidParameterValue` where SQS would refuse an attribute. */
export function keepAttributes(
  attributes: Readonly<Record<string, MessageAttribute>> | undefined,
): Record<string, KeptAttribute> {
  const entries = Object.entries(attributes ?? {});
  if (entries.length > mostAttributes) {
    throw sqsError(
      'InvalidParameterValue',
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [10].`,
    );
  }
  return Object.fromEntries(entries.map(([name, attribute]) => [name, keep(name, attribute)]));
}

function keep(name: string, { DataType, StringValue, BinaryValue }: MessageAttribute): KeptAttribute {
  if (!/^[\w.-]{1,256}$/u.test(name) || /^(aws|amazon)\./iu.test(name)) {
    throw sqsError('InvalidParameterValue', `Message (user) attribute name '${name}' is invalid.`);
  }
  if (DataType.startsWith('Binary')) {
    if (BinaryValue === undefined || BinaryValue.length === 0) throw emptyValue(name, 'Binary');
    const bytes = typeof BinaryValue === 'string' ? Buffer.from(BinaryValue, 'base64') : Buffer.from(BinaryValue);
    return { DataType, BinaryValue: bytes.toString('base64') };
  }
  if (!DataType.startsWith('String') && !DataType.startsWith('Number')) {
    throw sqsError(
      'InvalidParameterValue',
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  if (StringValue === undefined || StringValue === '') throw emptyValue(name, 'String');
  if (DataType.startsWith('Number') && !Number.isFinite(Number(StringValue))) {
    throw sqsError('InvalidParameterValue', `Can't cast the value of message (user) attribute '${name}' to a number.`);
  }
  return { DataType, StringValue };
}

function emptyValue(name: string, type: string) {
  return sqsError(
    'InvalidParameterValue',
    `Message (user) attribute '${name}' must contain a non-empty value of type '${type}'.`,
  );
}

/** As a receiver gets them. */
export function givenAttribute(kept: KeptAttribute): Record<string, unknown> {
  const { BinaryValue, ...rest } = kept;
  return BinaryValue === undefined ? rest : { ...rest, BinaryValue: Buffer.from(BinaryValue, 'base64') };
}

/** Bytes that an attribute adds to the size of its message. */
export function attributesSize(attributes: Readonly<Record<string, KeptAttribute>>): number {
  return Object.entries(attributes).reduce(
    (size, [name, { DataType, StringValue, BinaryValue }]) =>
      size +
      Buffer.byteLength(name) +
      Buffer.byteLength(DataType) +
      Buffer.byteLength(StringValue ?? '') +
      Buffer.byteLength(BinaryValue ?? '', 'base64'),
    0,
  );
}

/**
 * MD5 over the attributes in order of name, which clients check.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
export function attributesMd5(attributes: Readonly<Record<string, KeptAttribute>>): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const part = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const { DataType = '', StringValue, BinaryValue } = attributes[name] ?? {};
    part(Buffer.from(name));
    part(Buffer.from(DataType));
    hash.update(Buffer.from([BinaryValue === undefined ? 1 : 2]));
    part(BinaryValue === undefined ? Buffer.from(StringValue ?? '') : Buffer.from(BinaryValue, 'base64'));
  }
  return hash.digest('hex');
}

export function bodyMd5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}
