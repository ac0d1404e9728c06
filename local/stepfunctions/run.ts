import { setImmediate } from 'node:timers/promises';
import { billTransition } from './billing.ts';
import { bearsFailure, consequenceOf } from './composites.ts';
import { containerAt, languageOf } from './definition.ts';
import type { Definition, State } from './definition.ts';
import { happened, historyLimit, numbered } from './history.ts';
import type { Happening, HistoryEvent } from './history.ts';
import { asFailure, matchesError } from './language/failure.ts';
import type { StateFailure } from './language/failure.ts';
import { parseJson } from './language/json.ts';
import type { Json } from './language/json.ts';
import { newFlow, reopen } from './records.ts';
import type { ExecutionRecord, ExecutionStatus, Flow, Phase } from './records.ts';
import { retryDelay } from './retry.ts';
import type { RunHost } from './runHost.ts';
import { workOf } from './states.ts';
import { resumeTask } from './tasks.ts';
import { contextOf, located, variablesOf } from './surroundings.ts';
import { caughtOutcome, outcomeOf, withinLimit } from './view.ts';
import type { Outcome, View } from './view.ts';

/** So many turns without waiting, then the event loop gets its turn. */
const turnsAtOnce = 64;

/**
 * One execution at work. Its flows advance by turns; a turn first evaluates (which may take time and may fail) and then
 * changes rows, in memory and in the journal, in one synchronous commit. So a kill loses at most the turn at hand.
 */
export class Run {
  readonly host: RunHost;
  readonly record: ExecutionRecord;
  readonly definition: Definition;
  readonly flows = new Map<string, Flow>();
  readonly executionInput: Json;
  private readonly pending = new Map<string, Happening[]>();
  private readonly cancels = new Map<string, (() => void)[]>();
  private turns = 0;

  constructor(host: RunHost, record: ExecutionRecord) {
    this.host = host;
    this.record = record;
    this.definition = host.journal.definition(record.definitionKey).parsed;
    this.executionInput = parseJson(record.input);
  }

  /** Writes the execution down; nothing runs before `start`. */
  begin(): void {
    const root = newFlow({
      id: '0',
      index: 0,
      container: [],
      state: this.definition.StartAt,
      input: this.executionInput,
    });
    this.flows.set(root.id, root);
    const event = numbered(happened.executionStarted(this.now(), this.record.input, this.record.roleArn), 1, 0);
    root.lastEventId = 1;
    this.record.eventCount = 1;
    this.host.journal.begin(this.record, root, [event]);
    billTransition(this.host.cloud, this.record);
  }

  /** Takes up what an earlier process left. */
  restore(): void {
    for (const flow of this.host.journal.flows(this.record.arn)) this.flows.set(flow.id, flow);
    this.record.eventCount = this.host.journal.events(this.record.arn).at(-1)?.id ?? 0;
  }

  /** Runs a failed execution again from the state that it ended in. */
  redrive(): void {
    this.restore();
    const root = this.flows.get('0');
    if (root === undefined) throw new Error(`${this.record.arn} has nothing left to run`);
    reopen(this.record, this.now());
    root.retries = {};
    if (root.phase.kind !== 'enter') root.phase = { kind: 'work' };
    const { redriveCount } = this.record;
    this.note(root, {
      type: 'ExecutionRedriven',
      details: ['executionRedrivenEventDetails', { redriveCount }],
      at: this.now(),
    });
    const events: HistoryEvent[] = [];
    this.number(root, events);
    this.host.journal.write(this.record.arn, { record: this.record, flows: [root], removed: [], events });
  }

  start(timeLimitMilliseconds: number): void {
    const seconds = this.definition.TimeoutSeconds;
    const limit = Math.min(seconds === undefined ? Infinity : seconds * 1000, timeLimitMilliseconds);
    const began = this.record.redriveDate ?? this.record.startDate;
    this.timer('', began + limit, () =>
      this.close('TIMED_OUT', seconds === undefined ? {} : { error: 'States.Timeout' }),
    );
    for (const flow of [...this.flows.values()]) this.drive(flow);
  }

  now(): number {
    return this.host.cloud.now();
  }

  /** The flow has neither ended with its execution nor been dropped, and is where it was when the work began. */
  current(flow: Flow, phase: Phase): boolean {
    return this.record.status === 'RUNNING' && this.flows.get(flow.id) === flow && flow.phase === phase;
  }

  stateOf(flow: Flow): State {
    const state = containerAt(this.definition, flow.container).States[flow.state];
    if (state === undefined) throw new Error(`${this.record.machineName} has no state ${flow.state}`);
    return state;
  }

  view(flow: Flow, token?: string): View {
    let context: Json | undefined;
    return {
      language: languageOf(this.definition, this.stateOf(flow)),
      input: flow.input,
      variables: variablesOf(this, flow),
      context: () => (context ??= contextOf(this, flow, token)),
    };
  }

  note(flow: Flow, ...happenings: readonly Happening[]): void {
    const waiting = this.pending.get(flow.id);
    if (waiting === undefined) this.pending.set(flow.id, [...happenings]);
    else waiting.push(...happenings);
  }

  /** Writes flows with what was noted of them, parents before children. False where the history is full, which ends the execution. */
  commit(flows: readonly Flow[], removed: readonly string[] = []): boolean {
    const events: HistoryEvent[] = [];
    for (const flow of flows) {
      if (flow.lastEventId < 0) flow.lastEventId = this.flows.get(flow.parentId ?? '')?.lastEventId ?? 0;
      this.number(flow, events);
    }
    if (this.record.eventCount >= historyLimit - 1) {
      this.record.eventCount -= events.length;
      this.close('FAILED', {
        error: 'States.Runtime',
        cause: `The execution reached the maximum number of history events (${historyLimit}).`,
      });
      return false;
    }
    this.host.journal.write(this.record.arn, { flows, removed, events });
    return true;
  }

  /** Advances a flow until it waits for something. */
  drive(flow: Flow): void {
    this.guard(flow, Promise.resolve(true));
  }

  /** Drives the flow on where `work` says so. A fault of the local cloud itself ends it with a clear line. */
  guard(flow: Flow, work: Promise<boolean>): void {
    work
      .then((goesOn) => (goesOn ? this.advance(flow) : undefined))
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        this.host.cloud.fail(
          new Error(`states: execution ${this.record.arn} cannot go on: ${reason}`, { cause: error }),
        );
      });
  }

  timer(flowId: string, instant: number, fire: () => void): void {
    const cancel = this.host.timers.at(instant, fire);
    const others = this.cancels.get(flowId);
    if (others === undefined) this.cancels.set(flowId, [cancel]);
    else others.push(cancel);
  }

  cancelTimers(flowId: string): void {
    for (const cancel of this.cancels.get(flowId) ?? []) cancel();
    this.cancels.delete(flowId);
  }

  /** The state's work is done: its result becomes output and the flow goes on. True where there is a next state. */
  async complete(
    flow: Flow,
    phase: Phase,
    result: Json,
    done: { readonly happenings?: readonly Happening[]; readonly removed?: readonly string[] } = {},
  ): Promise<boolean> {
    const state = this.stateOf(flow);
    const outcome = await outcomeOf(this.view(flow), state, result);
    if (!this.current(flow, phase)) return false;
    this.note(flow, ...(done.happenings ?? []));
    return this.leave(flow, outcome, state.Next, done.removed);
  }

  /** Leaves the state for `next`, or ends the flow without one. True where there is a next state. */
  leave(flow: Flow, outcome: Outcome, next: string | undefined, removed: readonly string[] = []): boolean {
    const output = withinLimit(outcome.output, flow.state);
    const { Type } = this.stateOf(flow);
    this.cancelTimers(flow.id);
    this.note(flow, happened.stateExited(this.now(), Type, flow.state, output, outcome.assigned));
    for (const id of removed) this.flows.delete(id);
    if (outcome.assigned !== undefined) flow.variables = { ...flow.variables, ...outcome.assigned };
    if (next !== undefined) {
      flow.state = next;
      flow.input = outcome.output;
      flow.phase = { kind: 'enter' };
      return this.commit([flow], removed);
    }
    if (flow.parentId === undefined) this.close('SUCCEEDED', { output });
    else this.endChild(flow, outcome.output, removed);
    return false;
  }

  /** Retries, catches or gives up. True where the flow goes on at once. */
  async recover(flow: Flow, failure: StateFailure, alsoRemoved: readonly string[] = []): Promise<boolean> {
    const state = this.stateOf(flow);
    const phase: Phase = { kind: 'work' };
    flow.phase = phase;
    this.cancelTimers(flow.id);
    const removed = [...this.dropChildren(flow), ...alsoRemoved];
    if (failure.location !== undefined) this.note(flow, happened.evaluationFailed(this.now(), flow.state, failure));

    const retriers = 'Retry' in state ? (state.Retry ?? []) : [];
    const retrierIndex = retriers.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, failure.error));
    const retrier = retriers[retrierIndex];
    if (retrier !== undefined) {
      const made = flow.retries[retrierIndex] ?? 0;
      const delay = retryDelay(retrier, made);
      if (delay !== undefined) {
        flow.retries[retrierIndex] = made + 1;
        flow.retryCount += 1;
        flow.phase = { kind: 'backoff', until: this.now() + delay * 1000 };
        return this.commit([flow], removed);
      }
    }

    const catchers = 'Catch' in state ? (state.Catch ?? []) : [];
    const catcher = catchers.find(({ ErrorEquals }) => matchesError(ErrorEquals, failure.error));
    if (catcher !== undefined) {
      try {
        const outcome = await caughtOutcome(this.view(flow), catcher, failure);
        return this.current(flow, phase) && this.leave(flow, outcome, catcher.Next, removed);
      } catch (thrown) {
        return this.giveUp(flow, asFailure(thrown), removed);
      }
    }
    return this.giveUp(flow, failure, removed);
  }

  /** Ends the execution; what is still at work is dropped. */
  close(status: Exclude<ExecutionStatus, 'RUNNING'>, end: { output?: string; error?: string; cause?: string }): void {
    if (this.record.status !== 'RUNNING') return;
    const at = this.now();
    const root = this.flows.get('0');
    const happening =
      status === 'SUCCEEDED'
        ? happened.executionSucceeded(at, end.output ?? 'null')
        : happened.executionEnded(at, endings[status], end.error, end.cause);
    const events: HistoryEvent[] = [];
    if (root !== undefined) {
      this.note(root, happening);
      this.number(root, events);
    }
    Object.assign(this.record, { status, stopDate: at, ...end });
    for (const flowId of [...this.cancels.keys()]) this.cancelTimers(flowId);
    const keepForRedrive = status !== 'SUCCEEDED' && root !== undefined;
    const removed = [...this.flows.keys()].filter((id) => !keepForRedrive || id !== '0');
    this.host.journal.write(this.record.arn, {
      record: this.record,
      flows: keepForRedrive ? [root] : [],
      removed,
      events,
      alongside: () => this.host.closing(this.record),
    });
    this.flows.clear();
    this.pending.clear();
    this.host.closed(this);
  }

  /** Leaves everything as it stands in the journal, for the next process. */
  suspend(): void {
    for (const flowId of [...this.cancels.keys()]) this.cancelTimers(flowId);
    this.flows.clear();
  }

  private async advance(flow: Flow): Promise<void> {
    for (;;) {
      const { phase } = flow;
      if (!this.current(flow, phase)) return;
      this.turns += 1;
      if (this.turns % turnsAtOnce === 0) await setImmediate();
      if (!(await this.turnOrRecover(flow, phase))) return;
    }
  }

  private async turnOrRecover(flow: Flow, phase: Phase): Promise<boolean> {
    try {
      return await this.turn(flow, phase);
    } catch (thrown) {
      const failure = asFailure(thrown);
      return this.current(flow, phase) && this.recover(flow, located(this, flow, failure));
    }
  }

  private async turn(flow: Flow, phase: Phase): Promise<boolean> {
    switch (phase.kind) {
      case 'enter':
        flow.enteredAt = this.now();
        flow.enteredEventId = 0;
        flow.retryCount = 0;
        flow.retries = {};
        this.note(
          flow,
          happened.stateEntered(flow.enteredAt, this.stateOf(flow).Type, flow.state, JSON.stringify(flow.input)),
        );
        flow.phase = { kind: 'work' };
        billTransition(this.host.cloud, this.record);
        return true;
      case 'work':
      case 'branches':
      case 'items':
        return workOf(this, flow, phase);
      case 'waiting':
        if (phase.until <= this.now()) return workOf(this, flow, phase);
        this.timer(flow.id, phase.until, () => this.drive(flow));
        return false;
      case 'backoff':
        if (phase.until > this.now()) {
          this.timer(flow.id, phase.until, () => this.drive(flow));
          return false;
        }
        flow.phase = { kind: 'work' };
        billTransition(this.host.cloud, this.record);
        return true;
      case 'task':
        resumeTask(this, flow, phase);
        return false;
      case 'ended':
        return false;
    }
  }

  private number(flow: Flow, events: HistoryEvent[]): void {
    for (const happening of this.pending.get(flow.id) ?? []) {
      this.record.eventCount += 1;
      const id = this.record.eventCount;
      events.push(numbered(happening, id, flow.lastEventId));
      flow.lastEventId = id;
      if (happening.type.endsWith('StateEntered')) flow.enteredEventId = id;
    }
    this.pending.delete(flow.id);
  }

  private endChild(flow: Flow, output: Json, removed: readonly string[]): void {
    const parent = this.flows.get(flow.parentId ?? '');
    if (parent === undefined) return;
    if (parent.phase.kind === 'items') {
      this.note(flow, happened.iteration(this.now(), 'Succeeded', parent.state, flow.index));
    }
    flow.input = null;
    flow.variables = {};
    flow.phase = { kind: 'ended', output, failed: false };
    if (!this.commit([flow], removed)) return;
    parent.lastEventId = flow.lastEventId;
    this.drive(parent);
  }

  private giveUp(flow: Flow, failure: StateFailure, removed: readonly string[]): boolean {
    if (flow.parentId === undefined) {
      const { error, causeText } = failure;
      this.close('FAILED', { error, ...(causeText === undefined ? {} : { cause: causeText }) });
      return false;
    }
    const parent = this.flows.get(flow.parentId);
    if (parent === undefined) return false;
    const isMap = parent.phase.kind === 'items';
    if (isMap) this.note(flow, happened.iteration(this.now(), 'Failed', parent.state, flow.index));
    if (bearsFailure(this, parent)) {
      flow.phase = { kind: 'ended', output: null, failed: true };
      if (!this.commit([flow], removed)) return false;
      parent.lastEventId = flow.lastEventId;
      this.drive(parent);
      return false;
    }
    // Nothing of the failed child is written by itself: a kill before the parent has judged runs the child's last step again.
    parent.lastEventId = flow.lastEventId;
    this.note(parent, ...(this.pending.get(flow.id) ?? []));
    this.note(parent, isMap ? happened.map(this.now(), 'Failed') : happened.parallel(this.now(), 'Failed'));
    const consequence = consequenceOf(parent, failure);
    this.guard(parent, this.recover(parent, consequence, removed));
    return false;
  }

  childrenOf(parent: Flow): Flow[] {
    return [...this.flows.values()].filter(({ parentId }) => parentId === parent.id);
  }

  private dropChildren(flow: Flow): string[] {
    const ids = [...this.flows.keys()].filter((id) => id.startsWith(`${flow.id}.`));
    for (const id of ids) {
      this.cancelTimers(id);
      this.pending.delete(id);
      this.flows.delete(id);
    }
    return ids;
  }
}

const endings = { FAILED: 'Failed', TIMED_OUT: 'TimedOut', ABORTED: 'Aborted' } as const;
