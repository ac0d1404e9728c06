import { existsSync, readFileSync } from 'node:fs';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { stages } from '#infra/config.ts';
import { OperatorError } from '#local/core/errors.ts';

/** How a function that operators ask is found: on AWS by its name's beginning, on a local cloud by an output of its stack. */
export interface AskedFunction {
  readonly stack: string;
  readonly construct: string;
  readonly output: string;
}

/** Where it runs: on a stage on AWS, else where the outputs say. */
export interface AskedPlace {
  readonly stage: string | undefined;
  /** What a local cloud wrote, or `cdk deploy --outputs-file`. */
  readonly outputs: string;
}

interface Place {
  readonly client: LambdaClient;
  readonly functionName: string;
}

/** Asks a function of a stage with the operator's own rights. Throws OperatorError where it is not there. */
export async function operatorFunction<Request extends object, Answer>(
  asked: AskedFunction,
  { stage, outputs }: AskedPlace,
): Promise<(request: Request) => Promise<Answer>> {
  const { client, functionName } = stage === undefined ? placeIn(outputs, asked) : await placeOn(stage, asked);
  return async (request) => {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify(request)) }),
    );
    const answer = Buffer.from(Payload ?? []).toString();
    if (FunctionError) throw new Error(`${functionName} failed: ${answer}`);
    return JSON.parse(answer) as Answer;
  };
}

async function placeOn(stage: string, { stack, construct }: AskedFunction): Promise<Place> {
  if (!stages.some((each) => each === stage)) {
    throw new OperatorError(`--stage ${stage}: it is one of ${stages.join(', ')}.`);
  }
  const client = new LambdaClient();
  const prefix = `marquee-${stage}-${stack}-${construct}`;
  let Marker: string | undefined;
  do {
    const { Functions = [], NextMarker } = await client.send(new ListFunctionsCommand(Marker ? { Marker } : {}));
    const found = Functions.find(({ FunctionName }) => FunctionName?.startsWith(prefix));
    if (found?.FunctionName) return { client, functionName: found.FunctionName };
    Marker = NextMarker;
  } while (Marker);
  throw new OperatorError(`There is no function ${prefix}… here: is ${stage} deployed in this account and region?`);
}

function placeIn(file: string, { output }: AskedFunction): Place {
  if (!existsSync(file))
    throw new OperatorError(`${file} is missing: start a local cloud (npm start), or name a --stage.`);
  const outputs = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const { aws, region, stack } = outputs;
  const isLocal = typeof aws === 'string' && typeof region === 'string';
  const all: Record<string, unknown> = isLocal
    ? { ...(stack as object) }
    : Object.assign({}, ...Object.values(outputs));
  const functionName = all[output];
  if (typeof functionName !== 'string') throw new OperatorError(`${file} holds no output ${output}.`);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new LambdaClient(isLocal ? { endpoint: aws, region, credentials } : {});
  return { client, functionName };
}
