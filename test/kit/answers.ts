import type { Outputs } from '#dev/cloud.ts';

/** What the API answered over HTTP, as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly { readonly message: string; readonly errorType?: string | null }[];
}

/** What nobody outside may read in an error: where code stands, which services are behind, what their resources are called. */
const inside: readonly (readonly [string, RegExp])[] = [
  ['a stack', /(?:\\n|\n)\s+at\s|node:internal|node_modules/],
  ['a place in code', /\.[cm]?[jt]s\b(?::\d+)?|file:\/\//],
  ['an ARN', /arn:aws/i],
  ['a resource', /marquee-(?:dev|test|prod)-/i],
  ['a service', /dynamodb|lambda|step ?functions|\bs3\b|cloudformation|\bsqs\b/i],
  ['an account', /123456789012/],
];

/** What a text tells of the inside, by name; empty where it tells nothing. */
export function leaksIn(text: string): string[] {
  return inside.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

/** Sends a body as it is. Throws where an error in the answer tells of the inside. */
export async function send(url: string, init: RequestInit): Promise<RawAnswer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const answer = parsed(text);
  const leaks =
    answer.data && answer.errors.length === 0 ? [] : leaksIn(JSON.stringify(answer.errors) + rest(answer, text));
  if (leaks.length > 0) throw new Error(`An error tells ${leaks.join(', ')}: ${text.slice(0, 2000)}`);
  return { status: response.status, text, ...answer };
}

/** Where there is no data, all of the answer is its error. */
function rest({ data }: Pick<RawAnswer, 'data'>, text: string): string {
  return data ? '' : text;
}

/** Asks the API over plain HTTP, so that refusals are seen as they are. */
export function ask(
  outputs: Outputs,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<RawAnswer> {
  return sendBody(outputs, token, JSON.stringify({ query, variables }));
}

/** The same with a body that need not be one. */
export function sendBody(outputs: Outputs, token: string, body: string): Promise<RawAnswer> {
  const headers = { 'content-type': 'application/json', authorization: token };
  return send(outputs.graphql, { method: 'POST', headers, body });
}

function parsed(text: string): Pick<RawAnswer, 'data' | 'errors'> {
  const body = JSON.parse(text) as Partial<Pick<RawAnswer, 'data' | 'errors'>>;
  return { data: body.data, errors: body.errors ?? [] };
}
