import { randomBytes } from 'node:crypto';
import type { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { dynamodbSource } from '#local/appsync/sources/dynamodb.ts';
import { pageTokens } from '#local/appsync/sources/page-tokens.ts';
import type { TableName } from '#model/tables.ts';
import type { Step, wiring } from '#resolvers/wiring.ts';
import { stepsOf, wiring as entries } from '#resolvers/wiring.ts';
import type { Request } from './pipeline.ts';
import { runPipeline } from './pipeline.ts';
import type { RealTables } from './realTables.ts';
import { installSteps } from './steps.ts';

export type { Request };

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
  return {
    async call(args, { caller = 'ada', groups = ['CUSTOMER'], wait, instead, alter } = {}) {
      return runPipeline(sandbox, { field, codes, args, caller, groups }, async (asked, index) => {
        const request = alter ? alter(asked) : asked;
        await wait?.(String(request['operation']));
        return instead?.(request) ?? (await sources[index]?.invoke(request)) ?? { result: null };
      });
    },
  };
}

function homeOf(step: Extract<Step, { source: 'dynamodb' }>): TableName {
  const [home] = [...(step.writes ?? []), ...(step.reads ?? [])];
  if (!home) throw new Error(`${step.code} names no table.`);
  return home;
}
