import { AwsError } from './errors.ts';

/** What the Query protocol's text does not tell about members, by their name, at any depth. */
export interface QueryShapes {
  readonly numbers?: readonly string[];
  readonly booleans?: readonly string[];
  /** Base64 on the wire, `Buffer` in a call. */
  readonly blobs?: readonly string[];
  /** ISO 8601 on the wire, epoch seconds in a call. */
  readonly dates?: readonly string[];
  /** Members of answers that are maps (`<entry><key/><value/></entry>`), not structures. */
  readonly maps?: readonly string[];
  /** Members that are lists, so that an empty one is told from an empty text. */
  readonly lists?: readonly string[];
}

type Tree = { [name: string]: Tree | string };

/** The input of a Query request in the SDK's shape. */
export function queryInput(form: URLSearchParams, shapes: QueryShapes): Record<string, unknown> {
  const tree: Tree = Object.create(null) as Tree;
  for (const [name, value] of form) {
    if (name !== 'Action' && name !== 'Version') plant(tree, name.split('.'), value);
  }
  return structure(tree, shapes);
}

function plant(tree: Tree, path: readonly string[], value: string): void {
  let branch = tree;
  for (const step of path.slice(0, -1)) {
    const next = branch[step];
    if (typeof next === 'object') {
      branch = next;
      continue;
    }
    const made: Tree = Object.create(null) as Tree;
    branch[step] = made;
    branch = made;
  }
  const last = path.at(-1);
  if (last !== undefined) branch[last] = value;
}

function structure(tree: Tree, shapes: QueryShapes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(tree).map(([name, branch]) => [name, member(name, branch, shapes)]));
}

function member(name: string, branch: Tree | string, shapes: QueryShapes): unknown {
  if (typeof branch === 'string') return scalar(name, branch, shapes);
  if (branch['member'] !== undefined) return list(name, branch['member'], shapes);
  if (branch['entry'] !== undefined) return map(branch['entry'], shapes);
  return structure(branch, shapes);
}

function list(name: string, branch: Tree | string, shapes: QueryShapes): unknown[] {
  return typeof branch === 'string' ? [] : inOrder(branch).map((item) => member(name, item, shapes));
}

function map(branch: Tree | string, shapes: QueryShapes): Record<string, unknown> {
  if (typeof branch === 'string') return {};
  const pairs = inOrder(branch).flatMap((entry): [string, unknown][] => {
    if (typeof entry === 'string') return [];
    // SNS writes the entries of MessageAttributes as Name and Value, all other maps as key and value.
    const key = entry['key'] ?? entry['Name'];
    const value = entry['value'] ?? entry['Value'];
    return typeof key === 'string' && value !== undefined ? [[key, member(key, value, shapes)]] : [];
  });
  return Object.fromEntries(pairs);
}

function inOrder(branch: Tree): (Tree | string)[] {
  return Object.entries(branch)
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, item]) => item);
}

function scalar(name: string, text: string, shapes: QueryShapes): unknown {
  if (shapes.lists?.includes(name) === true && text === '') return [];
  if (shapes.numbers?.includes(name) === true) return finite(name, Number(text));
  if (shapes.booleans?.includes(name) === true) return text === 'true';
  if (shapes.blobs?.includes(name) === true) return Buffer.from(text, 'base64');
  if (shapes.dates?.includes(name) === true) return finite(name, Date.parse(text) / 1000);
  return text;
}

function finite(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new AwsError('ValidationError', `The value of ${name} cannot be read.`);
}

/** `<ActionResponse><ActionResult>…`, as the Query protocol answers. */
export function xmlReply(
  action: string,
  output: object,
  requestId: string,
  xmlns: string,
  shapes: QueryShapes,
): string {
  const result = children(output, shapes);
  return `<${action}Response xmlns="${xmlns}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`;
}

/** `<ErrorResponse>`, as the Query protocol answers a refusal. */
export function xmlError(
  error: { readonly code: string; readonly message: string; readonly fault: 'Sender' | 'Receiver' },
  requestId: string,
  xmlns: string,
): string {
  return `<ErrorResponse xmlns="${xmlns}"><Error><Type>${error.fault}</Type><Code>${escapeXml(
    error.code,
  )}</Code><Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function children(value: object, shapes: QueryShapes): string {
  return Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null)
    .map(([name, item]) => `<${name}>${content(name, item, shapes)}</${name}>`)
    .join('');
}

function content(name: string, value: unknown, shapes: QueryShapes): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map((item) => `<member>${content(name, item, shapes)}</member>`).join('');
  if (typeof value === 'number' && shapes.dates?.includes(name) === true) return new Date(value * 1000).toISOString();
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  if (shapes.maps?.includes(name) !== true) return children(value, shapes);
  return Object.entries(value)
    .map(([key, item]) => `<entry><key>${escapeXml(key)}</key><value>${content(key, item, shapes)}</value></entry>`)
    .join('');
}

/** Text made safe for XML content and attribute values. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\r', '&#xD;');
}
