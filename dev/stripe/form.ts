/** A request's fields, nested as their brackets say: `metadata[orderId]=1` is `{ metadata: { orderId: '1' } }`. */
export interface Fields {
  [name: string]: FieldValue;
}

export type FieldValue = string | Fields;

const LARGEST_DEPTH = 5;

/** Parses `application/x-www-form-urlencoded` as Stripe reads it. */
export function parseForm(body: string): Fields {
  const fields = empty();
  for (const [name, value] of new URLSearchParams(body)) place(fields, pathOf(name), value);
  return fields;
}

function pathOf(name: string): string[] {
  const [first = '', ...rest] = name.split('[');
  return [first, ...rest.map((part) => part.replace(/\]$/, ''))].slice(0, LARGEST_DEPTH);
}

function place(fields: Fields, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path;
  const key = name === '' ? String(Object.keys(fields).length) : name;
  if (rest.length === 0) {
    fields[key] = value;
    return;
  }
  const existing = fields[key];
  const inner = typeof existing === 'object' ? existing : empty();
  fields[key] = inner;
  place(inner, rest, value);
}

/** No field's name may reach what every object inherits. */
function empty(): Fields {
  return Object.create(null) as Fields;
}

export function textField(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flagField(fields: Fields, name: string): boolean {
  return fields[name] === 'true';
}

export function groupField(fields: Fields, name: string): Fields {
  const value = fields[name];
  return typeof value === 'object' ? value : empty();
}

/** The values of `name[]` or `name[0]`. */
export function listField(fields: Fields, name: string): string[] {
  return Object.values(groupField(fields, name)).filter((value) => typeof value === 'string');
}

/** A group whose members are all text, such as metadata. */
export function textsField(fields: Fields, name: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groupField(fields, name)).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  );
}
