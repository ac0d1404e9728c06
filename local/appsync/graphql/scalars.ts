import { GraphQLError, Kind, type GraphQLScalarType, type ValueNode } from 'graphql';
import { isIP } from 'node:net';

interface Scalar {
  /** Answers the value that a resolver sees; throws with a reason. */
  read(value: unknown): unknown;
  /** Answers the value that a client sees. */
  write(value: unknown): unknown;
}

const date = /^(-?\d{4})-(\d{2})-(\d{2})(Z|[+-]\d{2}:\d{2}(?::\d{2})?)?$/;
const time = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}(?::\d{2})?)?$/;
/** The offset is required, seconds are not: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html */
const dateTime =
  /^(-?\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?)$/;
const email =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const phone = /^\+?[0-9][0-9 ().-]{3,24}$/;

function isDay(year: string | undefined, month: string | undefined, day: string | undefined): boolean {
  const probe = new Date(0);
  probe.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return probe.getUTCMonth() === Number(month) - 1 && probe.getUTCDate() === Number(day);
}

function isClock(hour: string | undefined, minute: string | undefined, second: string | undefined): boolean {
  return Number(hour) < 24 && Number(minute) < 60 && Number(second ?? 0) < 60;
}

function text(name: string, valid: (value: string) => boolean): Scalar {
  const check = (value: unknown): string => {
    if (typeof value !== 'string' || !valid(value)) throw new Error(`${shown(value)} is not a valid ${name}`);
    return value;
  };
  return { read: check, write: check };
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}

function isUrl(value: string): boolean {
  return URL.canParse(value) && /^[a-z][a-z0-9+.-]*:\/\//i.test(value);
}

function isAddress(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

function timestamp(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new Error(`${shown(value)} is not a valid AWSTimestamp`);
  return value;
}

const json: Scalar = {
  read(value) {
    if (typeof value !== 'string')
      throw new Error(`${shown(value)} is not a valid AWSJSON: it must be a string of JSON`);
    try {
      const parsed: unknown = JSON.parse(value);
      return parsed;
    } catch (cause) {
      throw new Error(`${shown(value)} is not a valid AWSJSON`, { cause });
    }
  },
  write(value) {
    if (typeof value !== 'string') return JSON.stringify(value);
    try {
      JSON.parse(value);
      return value;
    } catch {
      // A text that is no JSON is a JSON string.
      return JSON.stringify(value);
    }
  },
};

export const awsScalars: Readonly<Record<string, Scalar>> = {
  AWSDate: text('AWSDate', (value) => {
    const found = date.exec(value);
    return found !== null && isDay(found[1], found[2], found[3]);
  }),
  AWSTime: text('AWSTime', (value) => {
    const found = time.exec(value);
    return found !== null && isClock(found[1], found[2], found[3]);
  }),
  AWSDateTime: text('AWSDateTime', (value) => {
    const found = dateTime.exec(value);
    return found !== null && isDay(found[1], found[2], found[3]) && isClock(found[4], found[5], found[6]);
  }),
  AWSTimestamp: { read: timestamp, write: timestamp },
  AWSEmail: text('AWSEmail', (value) => value.length <= 254 && email.test(value)),
  AWSJSON: json,
  AWSURL: text('AWSURL', isUrl),
  AWSPhone: text('AWSPhone', (value) => phone.test(value)),
  AWSIPAddress: text('AWSIPAddress', isAddress),
};

function literal(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map(literal);
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literal(field.value)]));
    case Kind.VARIABLE:
      return undefined;
  }
}

/** Gives a scalar of the schema AppSync's validation. */
export function implementScalar(type: GraphQLScalarType, scalar: Scalar): void {
  type.serialize = (value) => scalar.write(value);
  type.parseValue = (value) => scalar.read(value);
  type.parseLiteral = (node) => {
    try {
      return scalar.read(literal(node));
    } catch (error) {
      throw new GraphQLError(error instanceof Error ? error.message : String(error), { nodes: node });
    }
  };
}
