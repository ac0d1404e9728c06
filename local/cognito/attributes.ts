import { invalidParameter, notAuthorized } from './input.ts';
import { looksLikeEmail } from './directory.ts';
import type { Client, Pool, User } from './records.ts';
import type { SchemaAttribute } from './settings.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const STANDARD = [
  'address',
  'birthdate',
  'email',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
];
const VERIFIED = ['email_verified', 'phone_number_verified'];
const INTERNAL = ['sub', 'cognito:username', 'cognito:user_status', 'identities'];

/** Who changes attributes: the person through an app client, or an administrator. */
export type Writer = { readonly client: Client } | 'administrator';

/** Checks new values against the pool's schema and the writer's rights; throws in Cognito's words. */
export function checkAttributes(
  pool: Pool,
  values: Readonly<Record<string, string>>,
  writer: Writer,
  user?: User,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (writer !== 'administrator') refuseUnwritable(pool, name, writer.client);
    if (INTERNAL.includes(name)) throw invalidParameter(`Cannot modify the non-mutable attribute ${name}`);
    const declared = declarationOf(pool, name);
    if (declared === undefined && !STANDARD.includes(name) && !VERIFIED.includes(name)) {
      throw schemaError(`Type for attribute {${name}} could not be determined`);
    }
    if (user !== undefined && declared?.Mutable === false) {
      throw invalidParameter(`user.${name}: Attribute cannot be updated.`);
    }
    checkValue(name, value, declared);
  }
  if (user !== undefined) return;
  for (const declared of pool.settings.Schema) {
    if (declared.Required && !values[declared.Name]) throw schemaError(`${declared.Name}: The attribute is required`);
  }
}

/** What the app client lets its bearer see. */
export function readableAttributes(client: Client, user: User): Record<string, string> {
  const allowed = client.settings.readAttributes;
  const own = Object.entries(user.attributes);
  if (allowed === undefined) return Object.fromEntries(own);
  return Object.fromEntries(own.filter(([name]) => name === 'sub' || allowed.includes(name)));
}

/** Names of attributes that the schema requires and the user lacks. */
export function missingRequired(pool: Pool, user: User): string[] {
  return pool.settings.Schema.filter(({ Required, Name }) => Required && !user.attributes[Name]).map(
    ({ Name }) => Name,
  );
}

function refuseUnwritable(pool: Pool, name: string, client: Client): void {
  const declared = declarationOf(pool, name);
  const allowed = client.settings.writeAttributes;
  const writable = allowed === undefined ? !declared?.DeveloperOnlyAttribute : allowed.includes(name);
  if (VERIFIED.includes(name) || name.startsWith('dev:') || !writable) {
    throw notAuthorized('A client attempted to write unauthorized attribute');
  }
}

function declarationOf(pool: Pool, name: string): SchemaAttribute | undefined {
  return pool.settings.Schema.find((declared) => {
    if (STANDARD.includes(declared.Name)) return declared.Name === name;
    return `${declared.DeveloperOnlyAttribute ? 'dev:' : ''}custom:${declared.Name}` === name;
  });
}

function checkValue(name: string, value: string, declared: SchemaAttribute | undefined): void {
  if (name === 'email' && !looksLikeEmail(value)) throw invalidParameter('Invalid email address format.');
  if (name === 'phone_number' && !/^\+[0-9]{1,15}$/.test(value)) throw invalidParameter('Invalid phone number format.');
  if (VERIFIED.includes(name) && value !== 'true' && value !== 'false') {
    throw schemaError(`${name}: The attribute must be a boolean`);
  }
  if (declared === undefined) return;
  const { MinLength = 0, MaxLength = Infinity } = declared.StringAttributeConstraints ?? {};
  const { MinValue = -Infinity, MaxValue = Infinity } = declared.NumberAttributeConstraints ?? {};
  if (declared.AttributeDataType === 'String') {
    if (value.length < MinLength) throw schemaError(`${name}: String must have a minimum length of ${MinLength}`);
    if (value.length > MaxLength) throw schemaError(`${name}: String must have a maximum length of ${MaxLength}`);
  }
  if (declared.AttributeDataType === 'Boolean' && value !== 'true' && value !== 'false') {
    throw schemaError(`${name}: The attribute must be a boolean`);
  }
  if (declared.AttributeDataType !== 'Number') return;
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) throw schemaError(`${name}: The attribute must be a number`);
  if (number < MinValue || number > MaxValue) throw schemaError(`${name}: The number is out of its range`);
}

function schemaError(text: string): Error {
  return invalidParameter(`Attributes did not conform to the schema: ${text}`);
}
