import { isRecord } from './source.ts';

/** An attribute value in the shape of the AWS SDK: numbers as text, binary as Buffer. */
export type AttributeValue = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, AttributeValue>>;

function bytes(value: unknown): Buffer {
  return Buffer.from(String(value), 'base64');
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('A list of attribute values must be an array');
  return value;
}

/** AppSync's spelling (`{N: 10}`, `{NULL: null}`, base64) to the SDK's. */
export function toWire(value: unknown): AttributeValue {
  if (!isRecord(value)) throw new Error(`${JSON.stringify(value)} is not a typed value such as { "S": "text" }`);
  const entries = Object.entries(value);
  const [type, content] = entries[0] ?? [];
  if (entries.length !== 1) throw new Error(`${JSON.stringify(value)} must have exactly one type`);
  switch (type) {
    case 'S':
      return { S: String(content) };
    case 'N':
      return { N: String(content) };
    case 'BOOL':
      return { BOOL: content === true || content === 'true' };
    case 'NULL':
      return { NULL: true };
    case 'B':
      return { B: bytes(content) };
    case 'SS':
      return { SS: list(content).map(String) };
    case 'NS':
      return { NS: list(content).map(String) };
    case 'BS':
      return { BS: list(content).map(bytes) };
    case 'L':
      return { L: list(content).map(toWire) };
    case 'M':
      return { M: toWireItem(content) };
    default:
      throw new Error(`${String(type)} is not an attribute type of DynamoDB`);
  }
}

export function toWireItem(values: unknown): Item {
  if (!isRecord(values)) throw new Error('A map of typed values is required');
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toWire(value)]));
}

function base64(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);
}

/** An attribute value as plain JSON: sets as arrays, binary as base64. */
export function toPlain(value: unknown): unknown {
  if (!isRecord(value)) return null;
  const [type, content] = Object.entries(value)[0] ?? [];
  switch (type) {
    case 'S':
    case 'BOOL':
    case 'SS':
      return content;
    case 'N':
      return Number(content);
    case 'NS':
      return list(content).map(Number);
    case 'B':
      return base64(content);
    case 'BS':
      return list(content).map(base64);
    case 'L':
      return list(content).map(toPlain);
    case 'M':
      return toPlainItem(content);
    default:
      return null;
  }
}

/** Null for an item that is not there. */
export function toPlainItem(item: unknown): Record<string, unknown> | null {
  if (!isRecord(item)) return null;
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toPlain(value)]));
}
