import { randomBytes } from 'node:crypto';
import type { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { dynamodbSource } from '#local/appsync/sources/dynamodb.ts';
import { pageTokens } from '#local/appsync/sources/page-tokens.ts';
import type { TableName } from '#model/tables.ts';
import type { Step, wiring } from '#resolvers/wiring.ts';
import { stepsOf, wiring as entries } from '#resolvers/wiring.ts';
import type { RealTables } from './realTables.ts';
import { installSteps } from './steps.ts';

/** A request of a resolver, as it is handed to DynamoDB. */
export type Request = Record<string, unknown>;

export interface Reply {
  readonly result: unknown;
  readonly error?: { readonly message: string; readonly type: string };
}

/** Who calls, and what stands between what a step asks for and its being carried out. */
export interface Circumstances {
  readonly caller?: string;
  readonly groups?: readonly string[];
  /** Waits for its turn. `what`: the operation. */
  readonly wait?: (what: string) => Promise<unknown>;
  /** Answers in the place of DynamoDB, or lets it answer: null. */
  readonly instead?: (request: Request) => Reply | null;
  /** Changes what is asked of DynamoDB: a negative control takes a condition out. */
  readonly alter?: (request: Request) => Request;
}

/** One field's resolvers as they are shipped, on real tables. */
export interface RunningField {
  call(args: object, circumstances?: Circumstances): Promise<unknown>;
}

/** Installs the steps of a field. The sandbox's environment must name the tables as the model does. Functions are not there: they answer null. */
export async function runningField(
  sandbox: Sandbox,
  tables: RealTables,
  field: keyof typeof wiring,
): Promise<RunningField> {
  const codes = await installSteps(sandbox, field);
  const steps: readonly Step[] = stepsOf(entries[field]);
  const tokens = pageTokens(randomBytes(32));
  const sources = steps.map((step) =>
    step.source === 'dynamodb'
      ? dynamodbSource(tables.cloud.cloud, {
          name: step.code,
          tableName: homeOf(step),
          tokens,
          caller: () => ({ kind: 'root' }),
        })
      : null,
  );
  const [typeName = '', fieldName = ''] = field.split('.');

  return {
    async call(args, { caller = 'ada', groups = ['CUSTOMER'], wait, instead, alter } = {}) {
      const invocation = sandbox.open({
        args: JSON.stringify(args),
        source: 'null',
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
            const request = alter ? alter(plain) : plain;
            await wait?.(String(request['operation']));
            const { result, error }: Reply = instead?.(request) ??
              (await sources[index]?.invoke(request)) ?? { result: null };
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
    },
  };
}

function isRequest(value: unknown): value is Request {
  return typeof value === 'object' && value !== null;
}

function homeOf(step: Extract<Step, { source: 'dynamodb' }>): TableName {
  const [home] = [...(step.writes ?? []), ...(step.reads ?? [])];
  if (!home) throw new Error(`${step.code} names no table.`);
  return home;
}
