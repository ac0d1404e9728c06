import { list, record } from './access.ts';

type Json = Readonly<Record<string, unknown>>;

/** A list or map, and each thing in it. */
const CONTAINER_BYTES = 3;
const ELEMENT_BYTES = 1;

/**
 * Bytes of an item in the wire's JSON, as DynamoDB counts them: names and values.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Json): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);
}

function valueSize(value: unknown): number {
  const [type, content] = Object.entries(record(value))[0] ?? [];
  switch (type) {
    case 'S':
      return Buffer.byteLength(String(content));
    case 'N':
      return numberSize(String(content));
    case 'B':
      return binarySize(content);
    case 'SS':
      return sum(content, (one) => Buffer.byteLength(String(one)));
    case 'NS':
      return sum(content, (one) => numberSize(String(one)));
    case 'BS':
      return sum(content, binarySize);
    case 'L':
      return CONTAINER_BYTES + sum(content, (one) => ELEMENT_BYTES + valueSize(one));
    case 'M':
      return CONTAINER_BYTES + itemSize(record(content)) + ELEMENT_BYTES * Object.keys(record(content)).length;
    default:
      return 1;
  }
}

function sum(values: unknown, sizeOf: (value: unknown) => number): number {
  return list(values).reduce<number>((total, value) => total + sizeOf(value), 0);
}

/** A byte for two significant digits, and one more. */
function numberSize(text: string): number {
  const digits = text.replace(/e.*$/i, '').replace(/[-+.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1;
}

function binarySize(value: unknown): number {
  return value instanceof Uint8Array ? value.byteLength : Buffer.byteLength(String(value), 'base64');
}
