import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonata from 'jsonata';
import { z } from 'zod';

const stateShape = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.looseObject({ Condition: z.string(), Next: z.string() })).optional(),
});
const definitionShape = z.object({ StartAt: z.string(), States: z.record(z.string(), stateShape) });

/** The workflow that reads an invoice, as it is deployed. */
export type Workflow = z.output<typeof definitionShape>;

/** What the workflow's choices look at. */
export interface Way {
  readonly route: 'XML' | 'TEXT' | 'PICTURE';
  readonly pages: number;
  /** Whether the first reader's answer was taken; a picture knows but one. */
  readonly sure: boolean;
  /** Whether the language model is asked. */
  readonly asksModel: boolean;
}

const template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});
const joined = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });

/** The definition of ReadInvoice in a cloud assembly. */
export function workflowOf(assembly: string): Workflow {
  for (const file of readdirSync(assembly).filter((name) => name.endsWith('.template.json'))) {
    const { Resources } = template.parse(JSON.parse(readFileSync(join(assembly, file), 'utf8')));
    for (const { Type, Properties } of Object.values(Resources)) {
      if (Type !== 'AWS::StepFunctions::StateMachine' || Properties === undefined) continue;
      if (!String(Properties['StateMachineName']).endsWith('ReadInvoice')) continue;
      const parts = joined.parse(Properties['DefinitionString'])['Fn::Join'][1];
      return definitionShape.parse(JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'arn')).join('')));
    }
  }
  throw new Error(`No workflow ReadInvoice in ${assembly}.`);
}

const MOST_STATES = 100;
/** Entering the first state is billed, too. https://aws.amazon.com/step-functions/pricing/ (example 1) */
const START = 1;

/**
 * The transitions that one document is billed, by walking the definition: its choices are asked, its tasks succeed at once. Says which
 * states it went through.
 */
export async function transitionsOf(workflow: Workflow, way: Way): Promise<readonly string[]> {
  const passed: string[] = ['(start)'];
  let at: string | undefined = workflow.StartAt;
  while (at !== undefined && passed.length < MOST_STATES + START) {
    const state: z.output<typeof stateShape> | undefined = workflow.States[at];
    if (state === undefined) throw new Error(`ReadInvoice has no state ${at}.`);
    passed.push(at);
    at = state.Type === 'Choice' ? await chosen(state, way) : state.Next;
  }
  return passed;
}

async function chosen(state: z.output<typeof stateShape>, way: Way): Promise<string | undefined> {
  for (const { Condition, Next } of state.Choices ?? []) {
    const expression = /^\{%(.*)%\}$/su.exec(Condition)?.[1];
    if (expression === undefined) throw new Error(`Not a JSONata condition: ${Condition}`);
    const answer: unknown = await jsonata(expression).evaluate(
      {},
      {
        pages: way.pages,
        route: way.route,
        asksModel: way.asksModel,
        states: {
          input: { sure: way.sure, reading: way.sure ? 'reading' : null },
          context: { Execution: { Input: { size: 100_000 } } },
        },
      },
    );
    if (answer === true) return Next;
  }
  return state.Default;
}
