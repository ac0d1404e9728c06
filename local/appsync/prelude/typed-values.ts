/** DynamoDB's attribute values as AppSync spells them: numbers stay numbers, null stays null. */
export type TypedValue = Readonly<Record<string, unknown>>;

const sets = new WeakSet<object>();

function asSet(value: TypedValue): TypedValue {
  sets.add(value);
  return value;
}

/** Any JSON value as an attribute value; lists become `L`, never sets. */
export function toDynamoDB(value: unknown): TypedValue {
  if (value === null || value === undefined) return { NULL: null };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(toDynamoDB) };
  if (typeof value !== 'object') throw new Error(`A ${typeof value} cannot be stored in DynamoDB`);
  if (sets.has(value)) return value as TypedValue;
  return { M: toMapValues(value) };
}

/** Each member of an object as an attribute value. */
export function toMapValues(value: unknown): Record<string, TypedValue> {
  const values: Record<string, TypedValue> = {};
  if (value === null || typeof value !== 'object') return values;
  for (const [name, member] of Object.entries(value)) values[name] = toDynamoDB(member);
  return values;
}

export function toStringSet(values: unknown): TypedValue {
  return asSet({ SS: values });
}

export function toNumberSet(values: unknown): TypedValue {
  return asSet({ NS: values });
}

export function toBinarySet(values: unknown): TypedValue {
  return asSet({ BS: values });
}

const present =
  (convert: (value: unknown) => unknown) =>
  (value: unknown): unknown =>
    value === null || value === undefined ? null : convert(value);

function toS3Object(key: string, bucket: string, region: string, version?: string): TypedValue {
  const s3 = version === undefined ? { key, bucket, region } : { key, bucket, region, version };
  return { S: JSON.stringify({ s3 }) };
}

function fromS3ObjectJson(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  if (parsed === null || typeof parsed !== 'object' || !('s3' in parsed)) return null;
  return parsed.s3;
}

/** `util.dynamodb`. */
export const dynamodbUtil = {
  toDynamoDB,
  toString: present((value) => ({ S: value })),
  toStringSet: present(toStringSet),
  toNumber: present((value) => ({ N: value })),
  toNumberSet: present(toNumberSet),
  toBinary: present((value) => ({ B: value })),
  toBinarySet: present(toBinarySet),
  toBoolean: present((value) => ({ BOOL: value })),
  toNull: () => ({ NULL: null }),
  toList: present((value) => ({ L: Array.isArray(value) ? value.map(toDynamoDB) : [] })),
  toMap: present((value) => ({ M: toMapValues(value) })),
  toMapValues: present(toMapValues),
  toS3Object,
  fromS3ObjectJson,
};
