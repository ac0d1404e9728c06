import { choiceHolds, parseTimestamp } from './language/choice.ts';
import { StateFailure } from './language/failure.ts';
import { fillJsonata } from './language/jsonata.ts';
import type { Json } from './language/json.ts';
import { fillTemplate } from './language/template.ts';
import { beginBranches, beginItems, gatherBranches, gatherItems } from './composites.ts';
import type { ChoiceRule, ChoiceState, FailState, PassState, WaitState } from './definition.ts';
import type { Flow, Phase } from './records.ts';
import type { Run } from './run.ts';
import { beginTask } from './tasks.ts';
import {
  assignment,
  effectiveInput,
  fieldOf,
  jsonataScope,
  numberField,
  outcomeOf,
  scopeOf,
  textField,
} from './view.ts';
import type { Outcome, View } from './view.ts';

/** The work of the state that the flow is in. True where the flow goes on at once, false where it waits or has ended. */
export async function workOf(run: Run, flow: Flow, phase: Phase): Promise<boolean> {
  const state = run.stateOf(flow);
  const view = run.view(flow);
  switch (state.Type) {
    case 'Pass':
      return run.complete(flow, phase, passResult(view, state));
    case 'Succeed':
      return run.complete(flow, phase, effectiveInput(view, state));
    case 'Choice':
      return choose(run, flow, phase, view, state);
    case 'Wait':
      if (phase.kind === 'waiting') return run.complete(flow, phase, effectiveInput(view, state));
      return wait(run, flow, phase, view, state);
    case 'Fail':
      throw await declaredFailure(view, state);
    case 'Task':
      return beginTask(run, flow, phase, state);
    case 'Parallel':
      return phase.kind === 'branches'
        ? gatherBranches(run, flow, phase)
        : beginBranches(run, flow, phase, view, state);
    case 'Map':
      return phase.kind === 'items' ? gatherItems(run, flow, phase) : beginItems(run, flow, phase, view, state);
  }
}

function passResult(view: View, state: PassState): Json {
  const input = effectiveInput(view, state);
  if (view.language === 'JSONata') return input;
  if (state.Result !== undefined) return state.Result;
  return state.Parameters === undefined ? input : fillTemplate(state.Parameters, scopeOf(view, input));
}

async function choose(run: Run, flow: Flow, phase: Phase, view: View, state: ChoiceState): Promise<boolean> {
  const input = effectiveInput(view, state);
  for (const [index, rule] of state.Choices.entries()) {
    if (!(await ruleHolds(view, rule, input, index))) continue;
    const outcome = await ruleOutcome(view, state, rule, input);
    return run.current(flow, phase) && run.leave(flow, outcome, rule.Next);
  }
  if (state.Default === undefined) {
    throw new StateFailure(
      'States.NoChoiceMatched',
      `Failed to transition out of the state. The state '${flow.state}' does not point to a next state for its input.`,
    );
  }
  const outcome = await outcomeOf(view, state, input);
  return run.current(flow, phase) && run.leave(flow, outcome, state.Default);
}

async function ruleHolds(view: View, rule: ChoiceRule, input: Json, index: number): Promise<boolean> {
  if (view.language === 'JSONPath') return choiceHolds(rule, scopeOf(view, input));
  const location = `Choices[${index}]/Condition`;
  const answer = await fillJsonata(rule['Condition'] ?? false, jsonataScope(view), location);
  if (typeof answer === 'boolean') return answer;
  throw new StateFailure(
    'States.QueryEvaluationError',
    `The condition must be a boolean, not ${JSON.stringify(answer)}`,
    {
      location,
    },
  );
}

async function ruleOutcome(view: View, state: ChoiceState, rule: ChoiceRule, input: Json): Promise<Outcome> {
  const { Assign, Output } = rule;
  if (view.language === 'JSONata') {
    const scope = jsonataScope(view);
    return {
      output: Output === undefined ? input : await fillJsonata(Output, scope, 'Output'),
      assigned: Assign === undefined ? undefined : assignment(await fillJsonata(Assign, scope, 'Assign')),
    };
  }
  const assigned = Assign === undefined ? undefined : assignment(fillTemplate(Assign, scopeOf(view, input)));
  const { Assign: _ofDefault, ...withoutAssign } = state;
  return { ...(await outcomeOf(view, withoutAssign, input)), assigned };
}

async function wait(run: Run, flow: Flow, phase: Phase, view: View, state: WaitState): Promise<boolean> {
  const seconds = await numberField(view, state, 'Seconds');
  const until = seconds === undefined ? await instantOf(view, state) : flow.enteredAt + seconds * 1000;
  if (!run.current(flow, phase)) return false;
  flow.phase = { kind: 'waiting', until };
  return run.commit([flow]);
}

async function instantOf(view: View, state: WaitState): Promise<number> {
  const timestamp = await fieldOf(view, state, 'Timestamp');
  const instant = typeof timestamp === 'string' ? parseTimestamp(timestamp) : undefined;
  if (instant !== undefined) return instant;
  throw new StateFailure(
    'States.Runtime',
    `The Timestamp of the Wait state is not an RFC 3339 timestamp: ${JSON.stringify(timestamp)}`,
  );
}

async function declaredFailure(view: View, state: FailState): Promise<StateFailure> {
  const error = await textField(view, state, 'Error');
  const cause = await textField(view, state, 'Cause');
  return new StateFailure(error ?? '', cause);
}
