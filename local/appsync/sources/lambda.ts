import type { Caller, Cloud } from '../../core/cloud.ts';
import { AwsError } from '../../core/errors.ts';
import { MalformedRequest, record } from './dynamodb-requests.ts';
import { isRecord, type Source, type SourceReply } from './source.ts';

interface Options {
  readonly name: string;
  readonly functionArn: string;
  caller(): Caller;
}

interface Invoked {
  readonly FunctionError?: string;
  readonly Payload?: Uint8Array | string;
}

/** A function's answer as JSON; empty for none. */
export function payloadOf(reply: Invoked): unknown {
  const text = reply.Payload === undefined ? '' : Buffer.from(reply.Payload).toString('utf8');
  if (text === '') return null;
  const payload: unknown = JSON.parse(text);
  return payload;
}

/** AppSync's Lambda data source: `Invoke` and `BatchInvoke` (whose payload is an array already, see resolve.ts). */
export function lambdaSource(cloud: Cloud, options: Options): Source {
  const { name, functionArn } = options;

  async function perform(request: Record<string, unknown>): Promise<SourceReply> {
    const operation = request['operation'];
    if (operation !== 'Invoke' && operation !== 'BatchInvoke') {
      throw new MalformedRequest(`Unsupported operation '${String(operation)}'.`);
    }
    const event = request['invocationType'] === 'Event';
    const input = {
      FunctionName: functionArn,
      InvocationType: event ? 'Event' : 'RequestResponse',
      Payload: Buffer.from(JSON.stringify(request['payload'] ?? null)),
    };
    const reply = await cloud.call<Invoked>('lambda', 'Invoke', input, options.caller());
    if (event) return { result: null };
    const payload = payloadOf(reply);
    if (reply.FunctionError === undefined) return { result: payload };
    const message = isRecord(payload) ? String(payload['errorMessage'] ?? '') : '';
    return { result: null, error: { message, type: `Lambda:${reply.FunctionError}` } };
  }

  return {
    name,
    type: 'AWS_LAMBDA',
    label: functionArn.split(':').at(-1) ?? functionArn,
    async invoke(value) {
      try {
        return await perform(record(value, 'The request of a Lambda data source'));
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        return { result: null, error: { message: error.message, type: `Lambda:${error.code}` } };
      }
    },
  };
}
