import { createContext, Script } from 'node:vm';
import { z } from 'zod';
import { AwsError } from '../core/errors.ts';

const value = z.object({ value: z.string() });
const request = z.object({
  method: z.string(),
  uri: z.string(),
  querystring: z.record(z.string(), value).default({}),
  headers: z.record(z.string(), value).default({}),
});
const response = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), value).default({}),
  body: z.union([z.string(), z.object({ data: z.string(), encoding: z.string().default('text') })]).optional(),
});

export type EdgeRequest = z.output<typeof request>;
export type EdgeResponse = z.output<typeof response>;

export interface EdgeEvent {
  readonly eventType: 'viewer-request' | 'viewer-response';
  readonly distributionId: string;
  readonly distributionDomainName: string;
  readonly requestId: string;
  readonly request: EdgeRequest;
  readonly response?: EdgeResponse;
}

/** What a function turned the event into. */
export type EdgeResult =
  | { readonly kind: 'request'; readonly request: EdgeRequest }
  | { readonly kind: 'response'; readonly response: EdgeResponse };

/** Real functions have less than a millisecond of processor time. */
const timeout = 50;

/**
 * Compiles a CloudFront function. It runs in a context of its own without Node's globals; events cross as JSON.
 * Key-value stores are not there. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export function compileEdgeFunction(name: string, code: string): (event: EdgeEvent) => Promise<EdgeResult> {
  if (/^\s*import\s/mu.test(code)) {
    throw new AwsError(
      'NotImplemented',
      `The CloudFront function ${name} imports a module, which the local cloud does not have.`,
    );
  }
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
  new Script(code, { filename: `${name}.js` }).runInContext(context, { timeout });
  const invoke = new Script('(async (text) => JSON.stringify(await handler(JSON.parse(text))))(input)');
  return async (event) => {
    const { request: asked, response: given, eventType, ...ids } = event;
    const input = {
      version: '1.0',
      context: { ...ids, eventType },
      viewer: { ip: '127.0.0.1' },
      request: asked,
      ...(given === undefined ? {} : { response: given }),
    };
    Object.defineProperty(context, 'input', { value: JSON.stringify(input), configurable: true });
    const answered: unknown = await invoke.runInContext(context, { timeout });
    const result: unknown = JSON.parse(String(answered));
    const asResponse = response.safeParse(result);
    if (asResponse.success) return { kind: 'response', response: asResponse.data };
    return { kind: 'request', request: request.parse(result) };
  };
}
