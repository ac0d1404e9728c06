import { setTimeout as delay } from 'node:timers/promises';
import type { BillLine, FaultHooks, ObservedCall, Place, PlaceKind, StaleIndexRule, Struck } from '../core/cloud.ts';
import { AwsError, LostAnswer } from '../core/errors.ts';
import { conflict, failed, failureOf, throttled } from './answers.ts';
import { chanceOf } from './chance.ts';
import { Recorder } from './recorder.ts';
import type { Recording } from './recorder.ts';
import { checkedRule, isMeant, isNamed } from './rules.ts';
import type { ArmedRule, CheckedRule, Fault, FaultRule } from './rules.ts';

export interface FaultsOptions {
  now(): number;
  uuid(): string;
}

interface Armed {
  readonly rule: CheckedRule & { readonly id: string };
  readonly roll: () => number;
  matches: number;
  hits: number;
}

type CallFault = Exclude<Fault, { kind: PlaceKind }>;

/** Bytes of an id that people read. */
const ID_LENGTH = 8;

/** Faults on demand: which calls and deliveries go wrong, what the services take for the time, and a record of all calls. */
export class Faults implements FaultHooks {
  readonly #options: FaultsOptions;
  #armed: readonly Armed[] = [];
  #recorder: Recorder | undefined;
  #prepare: ((rule: StaleIndexRule) => Promise<void>) | undefined;
  #forget: ((ruleId: string) => Promise<void>) | undefined;
  #active = false;
  #schedulerOffset = 0;
  #catchUp: (() => Promise<void>) | undefined;
  /** Milliseconds by which the services' clock is ahead of the machine's. */
  clockOffset = 0;

  constructor(options: FaultsOptions) {
    this.#options = options;
  }

  get active(): boolean {
    return this.#active;
  }

  get schedulerOffset(): number {
    return this.#schedulerOffset;
  }

  /**
   * Puts the clock of EventBridge Scheduler, and no other, so many milliseconds ahead of the services'. Resolves once each schedule that is
   * due by then has run, in the order of their times, what those runs scheduled for before then included.
   */
  async moveScheduler(offset: number): Promise<void> {
    this.#schedulerOffset = offset;
    await this.#catchUp?.();
  }

  onSchedulerMoved(catchUp: () => Promise<void>): void {
    this.#catchUp = catchUp;
  }

  get recording(): boolean {
    return this.#recorder !== undefined;
  }

  /**
   * Arms a rule; resolves once it is in force. Rules that strike the same call do so in the order of their arming, the first
   * outermost: where it refuses, the later ones are not asked. Throws `ValidationException` for a rule that cannot strike.
   */
  async add(given: FaultRule): Promise<ArmedRule> {
    const checked = checkedRule(given);
    const seed = checked.seed ?? seedOf(this.#options.uuid());
    const rule = {
      ...checked,
      id: checked.id ?? this.#options.uuid().slice(0, ID_LENGTH),
      ...(checked.probability === undefined ? {} : { seed }),
    };
    if (this.#armed.some((other) => other.rule.id === rule.id)) {
      throw new AwsError('ValidationException', `No such fault: there is a rule ${rule.id} already`);
    }
    const armed: Armed = { rule, roll: chanceOf(seed), matches: 0, hits: 0 };
    if (rule.fault.kind === 'staleIndex') {
      const { ms } = rule.fault;
      const matches = (table: string) =>
        rule.resource === undefined || isNamed(rule.resource.split('/')[0] ?? '', [table]);
      await this.#prepare?.({ ruleId: rule.id, ms, matches });
    }
    this.#armed = [...this.#armed, armed];
    this.#refresh();
    return shown(armed);
  }

  /** All armed rules with their hits, in the order of their arming. A rule that has struck its times stays until it is removed. */
  list(): readonly ArmedRule[] {
    return this.#armed.map(shown);
  }

  /** Takes back one rule; false where there is none of this id. */
  async remove(id: string): Promise<boolean> {
    const before = this.#armed.length;
    this.#armed = this.#armed.filter(({ rule }) => rule.id !== id);
    this.#refresh();
    await this.#forget?.(id);
    return this.#armed.length < before;
  }

  /** Takes back everything: rules, the clocks, the recording. */
  async clear(): Promise<void> {
    const gone = this.#armed;
    this.#armed = [];
    this.#recorder = undefined;
    this.clockOffset = 0;
    this.#refresh();
    if (this.#schedulerOffset !== 0) await this.moveScheduler(0);
    for (const { rule } of gone) if (rule.fault.kind === 'staleIndex') await this.#forget?.(rule.id);
  }

  /** Begins to write down every call, anew. */
  record(): void {
    this.#recorder = new Recorder(() => this.#options.now());
    this.#refresh();
  }

  /** What was recorded since `record`; nothing where nobody records. */
  recorded(): Recording {
    return this.#recorder?.recording() ?? { since: 0, calls: [], bill: [], truncated: false };
  }

  /** Ends the recording and answers it. */
  stopRecording(): Recording {
    const recording = this.recorded();
    this.#recorder = undefined;
    this.#refresh();
    return recording;
  }

  around<T>(call: ObservedCall, perform: () => Promise<T>): Promise<T> {
    const recorder = this.#recorder;
    const meant = this.#armed.filter(
      ({ rule }) => isCallFault(rule.fault) && isMeant(rule, call) && hasItem(rule.fault, call),
    );
    if (meant.length === 0) return recorder === undefined ? perform() : recorder.note(call, perform);
    const from = (index: number): Promise<T> => {
      const armed = meant[index];
      return armed === undefined ? perform() : this.#through(armed, call, () => from(index + 1));
    };
    return recorder === undefined ? from(0) : recorder.note(call, () => from(0));
  }

  strike(kind: PlaceKind, place: Place): Struck | undefined {
    for (const armed of this.#armed) {
      const { fault, id } = armed.rule;
      if (fault.kind !== kind || !isMeant(armed.rule, place) || !strikes(armed)) continue;
      return { ruleId: id, copies: 'copies' in fault ? fault.copies : 0, ms: 'ms' in fault ? (fault.ms ?? 0) : 0 };
    }
    return undefined;
  }

  onStaleIndex(prepare: (rule: StaleIndexRule) => Promise<void>, forget: (ruleId: string) => Promise<void>): void {
    this.#prepare = prepare;
    this.#forget = forget;
  }

  bill(line: BillLine): void {
    this.#recorder?.bill(line);
  }

  async #through<T>(armed: Armed, call: ObservedCall, next: () => Promise<T>): Promise<T> {
    const { fault } = armed.rule;
    if (!isCallFault(fault) || !strikes(armed)) return next();
    switch (fault.kind) {
      case 'latency':
        await delay(fault.ms);
        return next();
      case 'throttle':
        throw throttled(call.service);
      case 'error':
        throw failed(call.service, fault);
      case 'conflict':
        throw conflict(call.action, call.input, fault.items);
      case 'lostAnswer':
        await next();
        if (fault.ms > 0) await delay(fault.ms);
        throw new LostAnswer(failureOf(call.service).code);
      case 'crash':
        if (fault.when === 'before') return dead();
        await next();
        return dead();
    }
  }

  #refresh(): void {
    this.#active = this.#armed.length > 0 || this.#recorder !== undefined;
  }
}

/** Ends this process as `kill -9` does; whoever waits for its answer waits for ever. */
function dead<T>(): Promise<T> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

/** Counts the match; true where the rule strikes it. */
function strikes(armed: Armed): boolean {
  const { after, times, probability } = armed.rule;
  armed.matches += 1;
  if (armed.matches <= after || (times !== 'always' && armed.hits >= times)) return false;
  if (probability !== undefined && armed.roll() >= probability) return false;
  armed.hits += 1;
  return true;
}

/** A conflict is meant for transactions that have one of its items. */
function hasItem(fault: Fault, { input }: ObservedCall): boolean {
  const items = input['TransactItems'];
  if (fault.kind !== 'conflict' || !Array.isArray(items)) return true;
  return fault.items.some((index) => index < items.length);
}

function isCallFault(fault: Fault): fault is CallFault {
  switch (fault.kind) {
    case 'duplicate':
    case 'reorder':
    case 'replay':
    case 'staleIndex':
      return false;
    case 'latency':
    case 'throttle':
    case 'error':
    case 'conflict':
    case 'lostAnswer':
    case 'crash':
      return true;
  }
}

function shown({ rule, matches, hits }: Armed): ArmedRule {
  return { ...rule, matches, hits };
}

function seedOf(uuid: string): number {
  return Number.parseInt(uuid.slice(0, ID_LENGTH), 16);
}
