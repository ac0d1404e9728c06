import { StateFailure } from './language/failure.ts';
import { fillJsonata } from './language/jsonata.ts';
import { isObject } from './language/json.ts';
import type { Json } from './language/json.ts';
import { fillTemplate, requiredPath } from './language/template.ts';
import { innerContainer } from './definition.ts';
import type { MapState, ParallelState } from './definition.ts';
import { happened } from './history.ts';
import { newFlow } from './records.ts';
import type { Flow, Phase } from './records.ts';
import type { Run } from './run.ts';
import { argumentsOf, effectiveInput, jsonataScope, numberField, scopeOf } from './view.ts';
import type { View } from './view.ts';

/** What an inline Map runs at once at most. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
const inlineConcurrency = 40;

/** Starts all branches of a Parallel state in one commit. */
export async function beginBranches(
  run: Run,
  flow: Flow,
  phase: Phase,
  view: View,
  state: ParallelState,
): Promise<boolean> {
  const input = await argumentsOf(view, state);
  if (!run.current(flow, phase)) return false;
  run.note(flow, happened.parallel(run.now(), 'Started'));
  flow.phase = { kind: 'branches', count: state.Branches.length };
  const children = state.Branches.map((branch, index) =>
    newFlow({
      id: `${flow.id}.${index}`,
      parentId: flow.id,
      index,
      container: [...flow.container, flow.state, index],
      state: branch.StartAt,
      input,
    }),
  );
  launch(run, flow, children);
  return false;
}

/** Goes on once every branch has ended: the result is the list of their outputs. */
export async function gatherBranches(run: Run, flow: Flow, phase: Phase & { kind: 'branches' }): Promise<boolean> {
  const children = run.childrenOf(flow);
  const outputs = outputsOf(children);
  if (outputs === undefined || children.length < phase.count) return false;
  return run.complete(flow, phase, outputs, {
    happenings: [happened.parallel(run.now(), 'Succeeded')],
    removed: children.map(({ id }) => id),
  });
}

/** Evaluates the items of a Map and starts the first of them. */
export async function beginItems(run: Run, flow: Flow, phase: Phase, view: View, state: MapState): Promise<boolean> {
  const values = await itemsOf(view, state);
  const inputs = await itemInputs(view, state, values);
  const asked = (await numberField(view, state, 'MaxConcurrency')) ?? 0;
  const tolerated = await toleratedFailures(view, state, values.length);
  if (!run.current(flow, phase)) return false;
  run.note(flow, happened.mapStarted(run.now(), values.length));
  flow.phase = {
    kind: 'items',
    inputs,
    ...(inputs === values ? {} : { values }),
    concurrency: asked === 0 ? inlineConcurrency : Math.min(asked, inlineConcurrency),
    tolerated,
  };
  if (!run.commit([flow])) return false;
  return true;
}

/** Starts further items, or goes on once all have ended. Failed items that the map bears are left out of the result. */
export async function gatherItems(run: Run, flow: Flow, phase: Phase & { kind: 'items' }): Promise<boolean> {
  const children = run.childrenOf(flow);
  const busy = children.filter((child) => child.phase.kind !== 'ended').length;
  const launched = children.length;
  const further = Math.min(phase.concurrency - busy, phase.inputs.length - launched);
  if (further > 0) {
    launch(
      run,
      flow,
      Array.from({ length: further }, (_, offset) => itemFlow(run, flow, phase, launched + offset)),
    );
    return false;
  }
  if (busy > 0) return false;
  const outputs = outputsOf(children) ?? [];
  return run.complete(flow, phase, outputs, {
    happenings: [happened.map(run.now(), 'Succeeded')],
    removed: children.map(({ id }) => id),
  });
}

/** Whether a Map bears one more failed item. */
export function bearsFailure(run: Run, parent: Flow): boolean {
  if (parent.phase.kind !== 'items') return false;
  const failed = run.childrenOf(parent).filter(({ phase }) => phase.kind === 'ended' && phase.failed).length;
  return failed < parent.phase.tolerated;
}

/** What the failure of a branch or item is to its parent. */
export function consequenceOf(parent: Flow, failure: StateFailure): StateFailure {
  const threshold = parent.phase.kind === 'items' && parent.phase.tolerated > 0;
  return threshold
    ? new StateFailure(
        'States.ExceedToleratedFailureThreshold',
        'The specified tolerated failure threshold was exceeded',
      )
    : new StateFailure(failure.error, failure.causeText);
}

function itemFlow(run: Run, flow: Flow, phase: Phase & { kind: 'items' }, index: number): Flow {
  const processor = innerContainer(run.stateOf(flow), 0);
  if (processor === undefined) throw new Error(`Map ${flow.state} has no item processor`);
  const input = phase.inputs[index] ?? null;
  return newFlow({
    id: `${flow.id}.${index}`,
    parentId: flow.id,
    index,
    container: [...flow.container, flow.state, 0],
    state: processor.StartAt,
    input,
    mapItem: { Index: index, Value: (phase.values ?? phase.inputs)[index] ?? null },
  });
}

function launch(run: Run, parent: Flow, children: readonly Flow[]): void {
  for (const child of children) {
    run.flows.set(child.id, child);
    if (parent.phase.kind === 'items')
      run.note(child, happened.iteration(run.now(), 'Started', parent.state, child.index));
  }
  // A Map's row holds all its items: it is written once, and the launched are counted by their own rows.
  const written = parent.phase.kind === 'items' ? children : [parent, ...children];
  if (!run.commit(written)) return;
  for (const child of children) run.drive(child);
}

function outputsOf(children: readonly Flow[]): Json[] | undefined {
  const outputs: Json[] = [];
  for (const { phase } of [...children].sort((left, right) => left.index - right.index)) {
    if (phase.kind !== 'ended') return undefined;
    if (!phase.failed) outputs.push(phase.output);
  }
  return outputs;
}

async function itemsOf(view: View, state: MapState): Promise<Json[]> {
  const found = await itemSource(view, state);
  if (Array.isArray(found)) return found;
  if (view.language === 'JSONata' && isObject(found)) {
    return Object.entries(found).map(([Key, Value]) => ({ Key, Value }));
  }
  throw new StateFailure('States.Runtime', `Reference path "${state.ItemsPath ?? '$'}" must point to array.`);
}

async function itemSource(view: View, state: MapState): Promise<Json> {
  if (view.language === 'JSONata') {
    return state.Items === undefined ? view.input : fillJsonata(state.Items, jsonataScope(view), 'Items');
  }
  const input = effectiveInput(view, state);
  return state.ItemsPath === undefined ? input : requiredPath(state.ItemsPath, 'ItemsPath', scopeOf(view, input));
}

async function itemInputs(view: View, state: MapState, values: Json[]): Promise<Json[]> {
  const selector = state.ItemSelector ?? state.Parameters;
  if (selector === undefined) return values;
  const input = effectiveInput(view, state);
  const inputs: Json[] = [];
  for (const [index, value] of values.entries()) {
    const outer = view.context();
    const context: Json = { ...(isObject(outer) ? outer : {}), Map: { Item: { Index: index, Value: value } } };
    const ofItem: View = { ...view, context: () => context };
    inputs.push(
      view.language === 'JSONata'
        ? await fillJsonata(selector, jsonataScope(ofItem), 'ItemSelector')
        : fillTemplate(selector, scopeOf(ofItem, input)),
    );
  }
  return inputs;
}

async function toleratedFailures(view: View, state: MapState, count: number): Promise<number> {
  const absolute = (await numberField(view, state, 'ToleratedFailureCount')) ?? 0;
  const percentage = (await numberField(view, state, 'ToleratedFailurePercentage')) ?? 0;
  return Math.max(absolute, Math.floor((count * percentage) / 100));
}
