import type { Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createOutbox } from '../core/outbox.ts';
import type { Store } from '../core/store.ts';
import { createActivities } from './activities.ts';
import type { Activities } from './activities.ts';
import { billExpress } from './billing.ts';
import { executionArn, expressArn, parseExecutionArn, validName } from './arns.ts';
import { expressJournal, openJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { payloadLimit, StateFailure } from './language/failure.ts';
import { parseJson } from './language/json.ts';
import type { Json } from './language/json.ts';
import { validInput } from './machines.ts';
import type { Startable } from './machines.ts';
import type { ExecutionRecord, Flow, Phase } from './records.ts';
import { Run } from './run.ts';
import { statusEvent } from './statusEvents.ts';
import type { StatusEvent } from './statusEvents.ts';
import { failTask, heartbeat, succeedTask } from './tasks.ts';
import { createTimers } from './timers.ts';
import { decodeToken } from './tokens.ts';

export interface StartInput {
  readonly name?: string;
  readonly input?: unknown;
  readonly traceHeader?: string;
}

/** All executions: those at work in memory, all standard ones in the journal. */
export interface Executions {
  readonly journal: Journal;
  readonly activities: Activities;
  start(target: Startable, input: StartInput): ExecutionRecord;
  /** Runs an express execution to its end. */
  startSync(target: Startable, input: StartInput): Promise<ExecutionRecord>;
  stop(arn: string, error: string | undefined, cause: string | undefined): ExecutionRecord;
  redrive(arn: string): ExecutionRecord;
  /** Throws `ExecutionDoesNotExist`. */
  find(arn: unknown): ExecutionRecord;
  succeedToken(token: unknown, output: string): Promise<void>;
  failToken(token: unknown, error: string | undefined, cause: string | undefined): Promise<void>;
  heartbeat(token: unknown): void;
  /** Resumes what an earlier process left running. */
  resume(): void;
  /** Drops executions that ended more than 90 days ago. */
  forgetOld(): void;
  /** Leaves all as the journal has it. */
  suspend(): Promise<void>;
  runningCount(): number;
}

const day = 24 * 3600 * 1000;
/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const longestStandard = 365 * day;
const longestExpress = 5 * 60 * 1000;
/** How long a closed execution keeps its history and its name. */
const retention = 90 * day;

export function createExecutions(cloud: Cloud, store: Store): Executions {
  const journal = openJournal(store);
  const expressOnes = expressJournal(journal);
  const timers = createTimers(() => cloud.now());
  const activities = createActivities();
  const runs = new Map<string, Run>();
  const waiters = new Map<string, ((record: ExecutionRecord) => void)[]>();
  const announcements = createOutbox<StatusEvent>({
    cloud,
    store,
    table: 'announcements',
    deliver: async (event) => {
      await cloud.call(
        'events',
        'PutEvents',
        { Entries: [event] },
        { kind: 'service', service: 'states.amazonaws.com' },
      );
    },
    giveUp(_event, error) {
      cloud.trace.note(
        `states: a status change was not announced: ${error instanceof Error ? error.message : String(error)}`,
      );
    },
  });

  const announce = (record: ExecutionRecord) => {
    if (!record.express) announcements.add(statusEvent(cloud, record));
  };

  const find = (arn: unknown): ExecutionRecord => {
    const { machineArn, name, express } = parseExecutionArn(arn);
    const record =
      express || typeof arn !== 'string' ? undefined : (runs.get(arn)?.record ?? journal.find(machineArn, name));
    if (record === undefined) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${String(arn)}'`);
    return record;
  };

  const host = {
    cloud,
    timers,
    activities,
    closing: announce,
    closed(run: Run) {
      const { record } = run;
      billExpress(cloud, record);
      runs.delete(record.arn);
      for (const resolve of waiters.get(record.arn) ?? []) resolve(record);
      waiters.delete(record.arn);
    },
    ended(arn: string): Promise<ExecutionRecord> {
      const record = runs.get(arn)?.record ?? find(arn);
      if (record.status !== 'RUNNING') return Promise.resolve(record);
      return new Promise((resolve) => waiters.set(arn, [...(waiters.get(arn) ?? []), resolve]));
    },
  };

  const newRun = (target: Startable, given: StartInput): Run => {
    const { machine, definitionKey, roleArn, versionArn, aliasArn } = target;
    const name = given.name === undefined ? cloud.uuid() : validName(given.name);
    const traceId = cloud.trace.id();
    const record: ExecutionRecord = {
      arn: machine.express ? expressArn(machine.arn, name, cloud.uuid()) : executionArn(machine.arn, name),
      name,
      machineArn: machine.arn,
      machineName: machine.name,
      roleArn,
      definitionKey,
      express: machine.express,
      startDate: cloud.now(),
      input: validInput(given.input, payloadLimit),
      ...(versionArn === undefined ? {} : { versionArn }),
      ...(aliasArn === undefined ? {} : { aliasArn }),
      ...(traceId === undefined ? {} : { traceId }),
      ...(given.traceHeader === undefined ? {} : { traceHeader: given.traceHeader }),
      status: 'RUNNING',
      eventCount: 0,
      redriveCount: 0,
    };
    return new Run({ ...host, journal: machine.express ? expressOnes : journal }, record);
  };

  const launch = (run: Run): ExecutionRecord => {
    store.transaction(() => {
      run.begin();
      announce(run.record);
    });
    runs.set(run.record.arn, run);
    run.start(run.record.express ? longestExpress : longestStandard);
    return run.record;
  };

  /** The execution that already has this name, if the call is its repetition. */
  const earlier = (target: Startable, given: StartInput): ExecutionRecord | undefined => {
    if (given.name === undefined || target.machine.express) return undefined;
    const record = journal.find(target.machine.arn, given.name);
    if (record === undefined) return undefined;
    if (record.status !== 'RUNNING' && (record.stopDate ?? 0) < cloud.now() - retention) {
      journal.forget(record);
      return undefined;
    }
    if (record.status === 'RUNNING' && record.input === validInput(given.input, payloadLimit)) return record;
    throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${record.arn}'`);
  };

  const taskOf = (token: unknown): { run: Run; flow: Flow; phase: Extract<Phase, { kind: 'task' }> } => {
    const { execution, flow: flowId, attempt } = decodeToken(token);
    const run = runs.get(execution);
    if (run === undefined && !parseExecutionArn(execution).express) find(execution);
    const flow = run?.flows.get(flowId);
    if (run === undefined || flow === undefined || flow.phase.kind !== 'task' || flow.phase.attempt.id !== attempt) {
      throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    }
    return { run, flow, phase: flow.phase };
  };

  const known = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof AwsError) || !['ExecutionDoesNotExist', 'InvalidArn'].includes(error.code)) throw error;
      throw new AwsError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'", { cause: error });
    }
  };

  const settle = async (run: Run, flow: Flow, work: Promise<boolean>): Promise<void> => {
    if (await work) run.drive(flow);
  };

  return {
    journal,
    activities,
    find,
    runningCount: () => runs.size,
    start: (target, given) => earlier(target, given) ?? launch(newRun(target, given)),
    async startSync(target, given) {
      const run = newRun(target, given);
      const record = launch(run);
      return record.status === 'RUNNING' ? host.ended(record.arn) : record;
    },
    stop(arn, error, cause) {
      const record = find(arn);
      const run = runs.get(arn);
      if (run === undefined) return record;
      run.close('ABORTED', { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) });
      return record;
    },
    redrive(arn) {
      const record = find(arn);
      if (record.status === 'RUNNING' || record.status === 'SUCCEEDED') {
        throw new AwsError('ExecutionNotRedrivable', `Execution is not redrivable: '${arn}' is ${record.status}`);
      }
      const run = new Run({ ...host, journal }, record);
      run.redrive();
      runs.set(arn, run);
      announce(record);
      run.start(longestStandard);
      return record;
    },
    async succeedToken(token, output) {
      const { run, flow, phase } = known(() => taskOf(token));
      await settle(run, flow, succeedTask(run, flow, phase, parsedOutput(output)));
    },
    async failToken(token, error, cause) {
      const { run, flow, phase } = known(() => taskOf(token));
      await settle(run, flow, failTask(run, flow, phase, new StateFailure(error ?? '', cause)));
    },
    heartbeat(token) {
      const { run, flow, phase } = known(() => taskOf(token));
      heartbeat(run, flow, phase);
    },
    resume() {
      announcements.start();
      const left = journal.running().filter(({ arn }) => !runs.has(arn));
      const resumed = left.map((record) => {
        const run = new Run({ ...host, journal }, record);
        run.restore();
        runs.set(record.arn, run);
        return run;
      });
      // All are there before any goes on, since one may wait for another.
      for (const run of resumed) run.start(longestStandard);
    },
    forgetOld() {
      for (const record of journal.closedBefore(cloud.now() - retention)) journal.forget(record);
    },
    async suspend() {
      timers.stop();
      activities.stop();
      for (const run of runs.values()) run.suspend();
      await announcements.stop();
    },
  };
}

function parsedOutput(output: string): Json {
  try {
    return parseJson(output);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AwsError('InvalidOutput', `Invalid Output: '${why}'`, { cause });
  }
}
