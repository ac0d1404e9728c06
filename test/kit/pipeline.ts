import type { Sandbox } from '#local/appsync/runtime/sandbox.ts';

/** A request of a resolver, as it is handed to its data source. */
export type Request = Record<string, unknown>;

export interface Reply {
  readonly result?: unknown;
  readonly error?: object | undefined;
}

/** One call of a field whose steps are installed. */
export interface PipelineCall {
  /** `Mutation.cancelBooking`. */
  readonly field: string;
  /** Of its steps, in order. */
  readonly codes: readonly number[];
  readonly args: object;
  /** What the field is of; nothing of the root types'. */
  readonly source?: object;
  readonly caller: string;
  readonly groups: readonly string[];
}

/** Runs a field's steps as AppSync does; `answer` stands for their data sources. Answers what the last step leaves. Throws where a step ends the call with a fault. */
export async function runPipeline(
  sandbox: Sandbox,
  { field, codes, args, source, caller, groups }: PipelineCall,
  answer: (request: Request, step: number) => Promise<Reply>,
): Promise<unknown> {
  const [typeName = '', fieldName = ''] = field.split('.');
  const invocation = sandbox.open({
    args: JSON.stringify(args),
    source: JSON.stringify(source ?? null),
    identity: JSON.stringify({ sub: caller, username: caller, groups }),
    request: '{"headers":{}}',
    info: '{}',
    authType: 'User Pool Authorization',
    typeName,
    fieldName,
  });
  let left: unknown = null;
  try {
    for (const [index, code] of codes.entries()) {
      const asked = invocation.request(code, false);
      if (asked.kind === 'fault') throw new Error(asked.fault.message);
      left = asked.value;
      if (asked.kind === 'early') {
        if (asked.skipTo === 'END') break;
      } else {
        const plain: unknown = JSON.parse(JSON.stringify(asked.value));
        if (!isRequest(plain)) throw new Error(`${field} asks for nothing.`);
        const { result, error } = await answer(plain, index);
        const answered = invocation.response(code, result, error, false);
        if (answered.kind === 'fault') throw new Error(answered.fault.message);
        left = answered.value;
        if (answered.kind === 'early' && answered.skipTo === 'END') break;
      }
      invocation.setPrevious(left);
    }
    return left;
  } finally {
    invocation.close();
  }
}

function isRequest(value: unknown): value is Request {
  return typeof value === 'object' && value !== null;
}
