import { AwsError } from '../core/errors.ts';
import type { Caller } from '../core/cloud.ts';
import { asFailure, StateFailure } from './language/failure.ts';
import type { Json, JsonObject } from './language/json.ts';
import { parseJson } from './language/json.ts';
import type { TaskState } from './definition.ts';
import { taskHappenings } from './taskHistory.ts';
import { callIntegration, invokeFunction } from './integrations.ts';
import type { Attempt, ExecutionRecord, Flow, Phase } from './records.ts';
import { parseResource } from './resources.ts';
import type { TaskResource } from './resources.ts';
import type { Run } from './run.ts';
import { located } from './surroundings.ts';
import { encodeToken } from './tokens.ts';
import { argumentsOf, numberField, withinLimit } from './view.ts';

type TaskPhase = Extract<Phase, { kind: 'task' }>;

/** Evaluates the task's input, writes the attempt down and makes the call. */
export async function beginTask(run: Run, flow: Flow, phase: Phase, state: TaskState): Promise<boolean> {
  const resource = parseResource(state.Resource);
  const id = run.host.cloud.uuid();
  const token = needsToken(resource)
    ? encodeToken({ execution: run.record.arn, flow: flow.id, attempt: id })
    : undefined;
  const view = run.view(flow, token);
  const taskArguments = await argumentsOf(view, state);
  withinLimit(taskArguments, flow.state);
  const timeout = await numberField(view, state, 'TimeoutSeconds');
  const heartbeat = await numberField(view, state, 'HeartbeatSeconds');
  if (!run.current(flow, phase)) return false;
  const now = run.now();
  const attempt: Attempt = {
    id,
    arguments: taskArguments,
    submitted: false,
    ...(timeout === undefined ? {} : { timeoutAt: now + timeout * 1000 }),
    ...(heartbeat === undefined ? {} : { heartbeatSeconds: heartbeat, heartbeatAt: now + heartbeat * 1000 }),
    ...(token === undefined ? {} : { token }),
  };
  run.note(flow, ...taskHappenings.scheduled(now, run.host.cloud.region, resource, taskArguments, timeout, heartbeat));
  flow.phase = { kind: 'task', attempt };
  // True: the next turn finds the task in flight and makes the call, just as after a restart.
  return run.commit([flow]);
}

/** Makes the call of a task that is written down as in flight, or waits on for what it waited for. */
export function resumeTask(run: Run, flow: Flow, phase: TaskPhase): void {
  const { attempt } = phase;
  const state = run.stateOf(flow);
  if (state.Type !== 'Task') throw new Error(`${flow.state} is no Task`);
  const resource = parseResource(state.Resource);
  watchTime(run, flow, phase);
  if (resource.kind === 'activity') return offerActivity(run, flow, phase, resource.arn);
  if (attempt.childExecution !== undefined) return awaitChild(run, flow, phase, attempt.childExecution);
  if (attempt.submitted) return;
  perform(run, resource, attempt)
    .then(
      (result) => answered(run, flow, phase, resource, result),
      (error: unknown) => run.guard(flow, failTask(run, flow, phase, asFailure(error))),
    )
    .catch((error: unknown) => run.guard(flow, Promise.reject(error)));
}

/** The task has its result. Resolves once that is written down. */
export async function succeedTask(run: Run, flow: Flow, phase: TaskPhase, result: Json): Promise<boolean> {
  if (!run.current(flow, phase)) return false;
  try {
    const text = withinLimit(result, flow.state);
    return await run.complete(flow, phase, result, {
      happenings: taskHappenings.succeeded(run.now(), resourceOf(run, flow), text),
    });
  } catch (thrown) {
    const failure = asFailure(thrown);
    return run.current(flow, phase) && run.recover(flow, located(run, flow, failure));
  }
}

/** The task has failed. Resolves once that is written down. */
export async function failTask(run: Run, flow: Flow, phase: TaskPhase, failure: StateFailure): Promise<boolean> {
  if (!run.current(flow, phase)) return false;
  run.note(flow, ...taskHappenings.failed(run.now(), resourceOf(run, flow), failure));
  return run.recover(flow, failure);
}

/** A sign of life: the heartbeat's clock begins anew. */
export function heartbeat(run: Run, flow: Flow, phase: TaskPhase): void {
  const { attempt } = phase;
  if (attempt.heartbeatSeconds === undefined) return;
  attempt.heartbeatAt = run.now() + attempt.heartbeatSeconds * 1000;
  if (!run.commit([flow])) return;
  run.cancelTimers(flow.id);
  watchTime(run, flow, phase);
}

function needsToken(resource: TaskResource): boolean {
  return resource.kind === 'activity' || (resource.kind === 'integration' && resource.pattern === 'waitForTaskToken');
}

function resourceOf(run: Run, flow: Flow): TaskResource {
  const state = run.stateOf(flow);
  if (state.Type !== 'Task') throw new Error(`${flow.state} is no Task`);
  return parseResource(state.Resource);
}

function watchTime(run: Run, flow: Flow, phase: TaskPhase): void {
  const { timeoutAt, heartbeatAt } = phase.attempt;
  const expire = (error: string) => () =>
    run.guard(flow, failTask(run, flow, phase, new StateFailure(error, undefined, { timedOut: true })));
  if (timeoutAt !== undefined) run.timer(flow.id, timeoutAt, expire('States.Timeout'));
  if (heartbeatAt !== undefined) run.timer(flow.id, heartbeatAt, expire('States.HeartbeatTimeout'));
}

function callerOf(run: Run): Caller {
  const { record, host } = run;
  try {
    return host.cloud.iam.assume(record.roleArn, 'states.amazonaws.com', record.name.slice(0, 64), record.machineArn);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new StateFailure('States.Permissions', error.message, { cause: error });
  }
}

async function perform(run: Run, resource: TaskResource, attempt: Attempt): Promise<Json> {
  const { cloud } = run.host;
  return cloud.trace.resume(run.record.traceId, async () => {
    const caller = callerOf(run);
    if (resource.kind === 'lambda') return invokeFunction(cloud, resource.functionArn, attempt.arguments, caller);
    if (resource.kind === 'activity') return null;
    return callIntegration(cloud, resource, argumentsForCall(resource, attempt), caller);
  });
}

/** A child execution without a name gets the attempt's id, so that a call made again after a kill finds the same child. */
function argumentsForCall(resource: TaskResource, attempt: Attempt): Json {
  const given = attempt.arguments;
  if (resource.kind !== 'integration' || resource.service !== 'states' || resource.sdk) return given;
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? { Name: attempt.id, ...given } : given;
}

function answered(run: Run, flow: Flow, phase: TaskPhase, resource: TaskResource, result: Json): void {
  if (!run.current(flow, phase)) return;
  const pattern = resource.kind === 'integration' ? resource.pattern : 'requestResponse';
  if (pattern === 'requestResponse') {
    run.guard(flow, succeedTask(run, flow, phase, result));
    return;
  }
  phase.attempt.submitted = true;
  const child =
    typeof result === 'object' && result !== null && !Array.isArray(result) ? result['ExecutionArn'] : undefined;
  const waitsForChild = pattern === 'sync' || pattern === 'sync2';
  if (waitsForChild && typeof child === 'string') phase.attempt.childExecution = child;
  run.note(flow, ...taskHappenings.submitted(run.now(), resource, JSON.stringify(result)));
  if (!run.commit([flow])) return;
  if (waitsForChild && typeof child === 'string') awaitChild(run, flow, phase, child);
}

function awaitChild(run: Run, flow: Flow, phase: TaskPhase, childArn: string): void {
  const { cloud } = run.host;
  const settle = async (): Promise<boolean> => {
    const child = await run.host.ended(childArn);
    if (!run.current(flow, phase)) return false;
    try {
      await cloud.call('states', 'DescribeExecution', { executionArn: childArn }, callerOf(run));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const cause = `${error.message} (Service: StepFunctions, Status Code: ${error.status})`;
      return failTask(
        run,
        flow,
        phase,
        new StateFailure('StepFunctions.AWSStepFunctionsException', cause, { cause: error }),
      );
    }
    const resource = resourceOf(run, flow);
    const parsed = resource.kind === 'integration' && resource.pattern === 'sync2';
    const description = describeChild(child, parsed);
    if (child.status === 'SUCCEEDED') return succeedTask(run, flow, phase, description);
    return failTask(run, flow, phase, new StateFailure('States.TaskFailed', JSON.stringify(description)));
  };
  run.guard(flow, settle());
}

/** What `.sync` answers of a child; `.sync:2` has its input and output as JSON. */
function describeChild(child: ExecutionRecord, parsed: boolean): JsonObject {
  const shape = (text: string): Json => (parsed ? parseJson(text) : text);
  return {
    ExecutionArn: child.arn,
    Input: shape(child.input),
    InputDetails: { Included: true },
    Name: child.name,
    ...(child.output === undefined ? {} : { Output: shape(child.output), OutputDetails: { Included: true } }),
    ...(child.error === undefined ? {} : { Error: child.error }),
    ...(child.cause === undefined ? {} : { Cause: child.cause }),
    StartDate: child.startDate,
    StateMachineArn: child.machineArn,
    Status: child.status,
    ...(child.stopDate === undefined ? {} : { StopDate: child.stopDate }),
  };
}

function offerActivity(run: Run, flow: Flow, phase: TaskPhase, activityArn: string): void {
  const { attempt } = phase;
  if (attempt.submitted) return;
  run.host.activities.offer(activityArn, {
    token: attempt.token ?? '',
    input: JSON.stringify(attempt.arguments),
    waiting: () => run.current(flow, phase),
    taken(workerName) {
      attempt.submitted = true;
      run.note(flow, taskHappenings.activityStarted(run.now(), workerName));
      run.commit([flow]);
    },
  });
}
