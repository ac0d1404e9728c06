import { Agent, request } from 'node:http';
import { AwsError } from '../core/errors.ts';

/** Below the 30 s after which the engine closes an idle connection, so that none is reused while it closes. */
const IDLE_MS = 15_000;
const MAXIMUM_CONNECTIONS = 50;
/** The engine asks for a signature but does not check it; with `-sharedDb` the key does not matter either. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local';
const HTTP_OK = 200;
const INTERNAL_ERROR = 500;
const OPENING_BRACE = 0x7b;
/** Of a page that is no answer: the error's name and the top of its stack. */
const KEPT_TEXT = 1_000;

export type Target = 'DynamoDB_20120810' | 'DynamoDBStreams_20120810';

export interface EngineReply {
  readonly status: number;
  readonly body: Buffer;
}

/** Kept-alive connections to DynamoDB Local. Bodies pass as they are, and are JSON. */
export class Connection {
  readonly #port: number;
  readonly #agent = new Agent({
    keepAlive: true,
    maxSockets: MAXIMUM_CONNECTIONS,
    timeout: IDLE_MS,
    scheduling: 'lifo',
  });

  constructor(port: number) {
    this.#port = port;
  }

  /** Throws DynamoDB's `InternalServerError`, which every SDK tries again, where the engine answers no JSON. */
  async send(target: Target, action: string, body: string | Buffer): Promise<EngineReply> {
    const reply = await this.#exchange(target, action, body);
    // What its handler does not catch (an Error of Java, a full queue) its web server answers with a page of HTML.
    if (reply.body[0] === OPENING_BRACE) return reply;
    throw new AwsError('InternalServerError', 'The request processing has failed because of an internal error.', {
      status: INTERNAL_ERROR,
      cause: new Error(`DynamoDB Local answers ${action} with ${reply.status} and no JSON: ${textOf(reply.body)}`),
    });
  }

  #exchange(target: Target, action: string, body: string | Buffer): Promise<EngineReply> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          method: 'POST',
          path: '/',
          agent: this.#agent,
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'content-length': Buffer.byteLength(body),
            'x-amz-target': `${target}.${action}`,
            authorization: AUTHORIZATION,
          },
        },
        (incoming) => {
          const parts: Buffer[] = [];
          incoming.on('data', (part: Buffer) => parts.push(part));
          incoming.on('end', () => {
            const [first = Buffer.alloc(0)] = parts;
            resolve({ status: incoming.statusCode ?? 0, body: parts.length === 1 ? first : Buffer.concat(parts) });
          });
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** The parsed answer; throws the engine's refusal as `AwsError`. */
  async call(target: Target, action: string, input: object): Promise<Record<string, unknown>> {
    const reply = await this.send(target, action, engineJson(input));
    const answer = parse(reply.body);
    if (reply.status === HTTP_OK) return answer;
    throw refusal(reply.status, answer);
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** JSON of an input whose binary values may be base64 text, as on the wire, or bytes, as in the SDK. */
export function engineJson(input: object): string {
  const text = JSON.stringify(input);
  // The replacer costs half as much again as the rest; bytes are rare and leave this trace.
  if (!text.includes('"type":"Buffer"') && !text.includes('{"0":')) return text;
  return JSON.stringify(input, function replace(this: Record<string, unknown>, key: string, value: unknown) {
    const original = this[key];
    return original instanceof Uint8Array ? Buffer.from(original).toString('base64') : value;
  });
}

function parse(body: Buffer): Record<string, unknown> {
  const answer: unknown = JSON.parse(body.toString('utf8'));
  if (typeof answer !== 'object' || answer === null)
    throw new TypeError('DynamoDB Local did not answer with an object.');
  return { ...answer };
}

/** What a page says, without its markup. */
function textOf(page: Buffer): string {
  const text = page.toString('utf8').replace(/<style[^]*?<\/style>|<[^>]*>/g, ' ');
  return text.replace(/\s+/g, ' ').trim().slice(0, KEPT_TEXT);
}

function refusal(status: number, answer: Record<string, unknown>): AwsError {
  const { __type: type, Message: upper, message: lower, ...details } = answer;
  const code = String(type ?? 'InternalServerError').replace(/^.*#/, '');
  return new AwsError(code, String(upper ?? lower ?? code), { status, details });
}
