import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { compilePattern } from '../core/patterns.ts';

/** As a publisher gives it. */
export const messageAttribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.union([z.instanceof(Uint8Array), z.string()]).optional(),
});
export type MessageAttribute = z.infer<typeof messageAttribute>;

/** As it is kept and delivered; a binary value is base64. */
export interface KeptAttribute {
  readonly Type: string;
  readonly Value: string;
}

export interface Filterable {
  readonly message: string;
  readonly attributes: Readonly<Record<string, KeptAttribute>>;
}

export type FilterScope = 'MessageAttributes' | 'MessageBody';

/**
 * Compiles a subscription's filter policy. Throws `InvalidParameterException` where it is none.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
export function compileFilter(policy: unknown, scope: FilterScope): (message: Filterable) => boolean {
  let matches;
  try {
    matches = compilePattern(policy);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AwsError('InvalidParameterException', `Invalid parameter: FilterPolicy: ${reason}`, { cause: error });
  }
  switch (scope) {
    case 'MessageAttributes':
      return ({ attributes }) => matches(eventOf(attributes));
    case 'MessageBody':
      // A body that is not JSON has no properties, and so passes no policy.
      return ({ message }) => {
        const body = parse(message);
        return body !== undefined && matches(body);
      };
  }
}

function eventOf(attributes: Readonly<Record<string, KeptAttribute>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { Type, Value }]): [string, unknown][] => {
      if (Type.startsWith('Binary')) return [];
      if (Type === 'String.Array') return [[name, parse(Value) ?? Value]];
      return [[name, Type.startsWith('Number') ? Number(Value) : Value]];
    }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Throws `InvalidParameterValueException` for an attribute that SNS would refuse. */
export function keepAttributes(given: Readonly<Record<string, MessageAttribute>>): Record<string, KeptAttribute> {
  return Object.fromEntries(Object.entries(given).map(([name, attribute]) => [name, keep(name, attribute)]));
}

function keep(name: string, { DataType, StringValue, BinaryValue }: MessageAttribute): KeptAttribute {
  if (!/^(?:String|Number|Binary)/u.test(DataType)) {
    throw refused(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  if (DataType.startsWith('Binary')) {
    if (BinaryValue === undefined)
      throw refused(
        `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
      );
    return {
      Type: DataType,
      Value: typeof BinaryValue === 'string' ? BinaryValue : Buffer.from(BinaryValue).toString('base64'),
    };
  }
  if (StringValue === undefined || StringValue === '') {
    throw refused(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  if (DataType.startsWith('Number') && !Number.isFinite(Number(StringValue))) {
    throw refused(`Could not cast message attribute '${name}' value to number.`);
  }
  return { Type: DataType, Value: StringValue };
}

function refused(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
