import { StateFailure } from './language/failure.ts';
import type { JsonObject } from './language/json.ts';
import type { Flow } from './records.ts';
import type { Run } from './run.ts';

/** What a state can see beside its input: variables of its own flow hide those of the flows around it. */
export function variablesOf(run: Run, flow: Flow): JsonObject {
  const parent = parentOf(run, flow);
  return parent === undefined ? flow.variables : { ...variablesOf(run, parent), ...flow.variables };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
export function contextOf(run: Run, flow: Flow, token: string | undefined): JsonObject {
  const { record } = run;
  const mapItem = mapItemOf(run, flow);
  return {
    Execution: {
      Id: record.arn,
      Input: run.executionInput,
      Name: record.name,
      RoleArn: record.roleArn,
      StartTime: new Date(record.startDate).toISOString(),
      RedriveCount: record.redriveCount,
      ...(record.redriveDate === undefined ? {} : { RedriveTime: new Date(record.redriveDate).toISOString() }),
    },
    StateMachine: { Id: record.machineArn, Name: record.machineName },
    State: { Name: flow.state, EnteredTime: new Date(flow.enteredAt).toISOString(), RetryCount: flow.retryCount },
    ...(token === undefined ? {} : { Task: { Token: token } }),
    ...(mapItem === undefined ? {} : { Map: { Item: { ...mapItem } } }),
  };
}

/** The failure with the state it happened in, where the language itself failed. */
export function located(run: Run, flow: Flow, failure: StateFailure): StateFailure {
  if (failure.error !== 'States.Runtime' && failure.error !== 'States.QueryEvaluationError') return failure;
  if (failure.causeText?.startsWith('An error occurred') === true) return failure;
  // The entry of a state that fails at once is not numbered yet: it will be the next event.
  const eventId = flow.enteredEventId === 0 ? run.record.eventCount + 1 : flow.enteredEventId;
  const where = `An error occurred while executing the state '${flow.state}' (entered at the event id #${eventId}).`;
  const cause = failure.causeText === undefined ? where : `${where} ${failure.causeText}`;
  return new StateFailure(failure.error, cause, {
    ...(failure.location === undefined ? {} : { location: failure.location }),
    cause: failure,
  });
}

function mapItemOf(run: Run, flow: Flow): Flow['mapItem'] {
  if (flow.mapItem !== undefined) return flow.mapItem;
  const parent = parentOf(run, flow);
  return parent === undefined ? undefined : mapItemOf(run, parent);
}

function parentOf(run: Run, flow: Flow): Flow | undefined {
  return flow.parentId === undefined ? undefined : run.flows.get(flow.parentId);
}
