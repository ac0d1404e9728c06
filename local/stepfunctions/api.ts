import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { executionArn, parseExecutionArn, parseMachineArn, validName } from './arns.ts';
import type { Executions, StartInput } from './executions.ts';
import type { Machine, Machines } from './machines.ts';
import type { ExecutionRecord } from './records.ts';
import { decodeToken } from './tokens.ts';

type Input = Record<string, unknown>;
type Action = (input: Input, caller: Caller) => object | Promise<object>;

/** How long `GetActivityTask` waits. https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html */
const activityPoll = 60_000;
const defaultPage = 100;
const largestPage = 1_000;

/** The API actions of Step Functions, each authorised for the machine or execution that it touches. */
export function stepFunctionsActions(
  cloud: Cloud,
  machines: Machines,
  executions: Executions,
): Readonly<Record<string, Action>> {
  const permit = (caller: Caller, action: string, resource: string) =>
    cloud.iam.authorize(caller, { action: `states:${action}`, resource });

  const start = (action: 'StartExecution' | 'StartSyncExecution', input: Input, caller: Caller) => {
    const arn = input['stateMachineArn'];
    parseMachineArn(arn);
    permit(caller, action, String(arn));
    const name = optionalText(input, 'name');
    const traceHeader = optionalText(input, 'traceHeader');
    const given: StartInput = {
      input: input['input'],
      ...(name === undefined ? {} : { name: validName(name) }),
      ...(traceHeader === undefined ? {} : { traceHeader }),
    };
    return { target: machines.resolve(arn), given };
  };

  const executionOf = (action: string, input: Input, caller: Caller): ExecutionRecord => {
    const arn = input['executionArn'];
    const { machineArn, name, express } = parseExecutionArn(arn);
    permit(caller, action, express ? String(arn) : executionArn(machineArn, name));
    if (express) throw typeNotSupported();
    return executions.find(arn);
  };

  const machineOf = (action: string, input: Input, caller: Caller) => {
    const { machineArn } = parseMachineArn(input['stateMachineArn']);
    permit(caller, action, String(input['stateMachineArn']));
    return { machineArn, target: machines.resolve(input['stateMachineArn']) };
  };

  return {
    StartExecution(input, caller) {
      const { target, given } = start('StartExecution', input, caller);
      const { arn, startDate } = executions.start(target, given);
      return { executionArn: arn, startDate: startDate / 1000 };
    },

    async StartSyncExecution(input, caller) {
      const { target, given } = start('StartSyncExecution', input, caller);
      if (!target.machine.express) throw typeNotSupported();
      const record = await executions.startSync(target, given);
      const duration = Math.ceil(((record.stopDate ?? record.startDate) - record.startDate) / 100) * 100;
      return {
        ...described(record),
        billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: Math.max(100, duration) },
      };
    },

    StopExecution(input, caller) {
      const { arn } = executionOf('StopExecution', input, caller);
      const stopped = executions.stop(arn, optionalText(input, 'error'), optionalText(input, 'cause'));
      return { stopDate: (stopped.stopDate ?? cloud.now()) / 1000 };
    },

    RedriveExecution(input, caller) {
      const { arn } = executionOf('RedriveExecution', input, caller);
      return { redriveDate: (executions.redrive(arn).redriveDate ?? cloud.now()) / 1000 };
    },

    DescribeExecution: (input, caller) => described(executionOf('DescribeExecution', input, caller)),

    ListExecutions(input, caller) {
      const { machineArn, target } = machineOf('ListExecutions', input, caller);
      if (target.machine.express) throw typeNotSupported();
      const status = input['statusFilter'];
      const listed = executions.journal
        .list(machineArn)
        .filter((record) => status === undefined || record.status === status)
        .sort((left, right) => right.startDate - left.startDate || left.name.localeCompare(right.name))
        .map((record) => ({
          executionArn: record.arn,
          stateMachineArn: record.machineArn,
          ...(record.versionArn === undefined ? {} : { stateMachineVersionArn: record.versionArn }),
          ...(record.aliasArn === undefined ? {} : { stateMachineAliasArn: record.aliasArn }),
          name: record.name,
          status: record.status,
          startDate: record.startDate / 1000,
          ...(record.stopDate === undefined ? {} : { stopDate: record.stopDate / 1000 }),
          redriveCount: record.redriveCount,
        }));
      const { items, nextToken } = page(listed, input);
      return { executions: items, ...nextToken };
    },

    GetExecutionHistory(input, caller) {
      const record = executionOf('GetExecutionHistory', input, caller);
      const events = executions.journal.events(record.arn);
      if (input['reverseOrder'] === true) events.reverse();
      const { items, nextToken } = page(events, input);
      return { events: items, ...nextToken };
    },

    async SendTaskSuccess(input, caller) {
      permitToken(cloud, 'SendTaskSuccess', input, caller);
      const output = optionalText(input, 'output');
      if (output === undefined)
        throw new AwsError('InvalidOutput', "Invalid Output: 'Missing required parameter output'");
      await executions.succeedToken(input['taskToken'], output);
      return {};
    },

    async SendTaskFailure(input, caller) {
      permitToken(cloud, 'SendTaskFailure', input, caller);
      await executions.failToken(input['taskToken'], optionalText(input, 'error'), optionalText(input, 'cause'));
      return {};
    },

    SendTaskHeartbeat(input, caller) {
      permitToken(cloud, 'SendTaskHeartbeat', input, caller);
      executions.heartbeat(input['taskToken']);
      return {};
    },

    async GetActivityTask(input, caller) {
      const arn = optionalText(input, 'activityArn') ?? '';
      permit(caller, 'GetActivityTask', arn);
      if (!machines.hasActivity(arn)) throw new AwsError('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`);
      const task = await executions.activities.take(arn, optionalText(input, 'workerName'), activityPoll);
      return task === undefined ? {} : { taskToken: task.token, input: task.input };
    },

    ListStateMachines(input, caller) {
      permit(caller, 'ListStateMachines', '*');
      const listed = machines.list().map(({ arn, name, express, createdAt }) => ({
        stateMachineArn: arn,
        name,
        type: express ? 'EXPRESS' : 'STANDARD',
        creationDate: createdAt / 1000,
      }));
      const { items, nextToken } = page(listed, input);
      return { stateMachines: items, ...nextToken };
    },

    DescribeStateMachine(input, caller) {
      const { target } = machineOf('DescribeStateMachine', input, caller);
      const { machine } = target;
      return {
        ...machineDetails(machine, executions.journal.definition(target.definitionKey).text, target.roleArn),
        stateMachineArn: target.versionArn ?? machine.arn,
        status: 'ACTIVE',
        type: machine.express ? 'EXPRESS' : 'STANDARD',
        creationDate: machine.createdAt / 1000,
      };
    },

    DescribeStateMachineForExecution(input, caller) {
      const record = executionOf('DescribeStateMachineForExecution', input, caller);
      const { text } = executions.journal.definition(record.definitionKey);
      return {
        ...machineDetails(machines.find(record.machineArn), text, record.roleArn),
        stateMachineArn: record.machineArn,
        updateDate: record.startDate / 1000,
      };
    },
  };
}

function machineDetails(machine: Machine, definition: string, roleArn: string): object {
  return {
    name: machine.name,
    definition,
    roleArn,
    loggingConfiguration: machine.loggingConfiguration,
    tracingConfiguration: machine.tracingConfiguration,
    revisionId: machine.revisionId,
  };
}

function described(record: ExecutionRecord): object {
  const included = { included: true };
  return {
    executionArn: record.arn,
    stateMachineArn: record.machineArn,
    name: record.name,
    status: record.status,
    startDate: record.startDate / 1000,
    ...(record.stopDate === undefined ? {} : { stopDate: record.stopDate / 1000 }),
    input: record.input,
    inputDetails: included,
    ...(record.output === undefined ? {} : { output: record.output, outputDetails: included }),
    ...(record.error === undefined ? {} : { error: record.error }),
    ...(record.cause === undefined ? {} : { cause: record.cause }),
    ...(record.versionArn === undefined ? {} : { stateMachineVersionArn: record.versionArn }),
    ...(record.aliasArn === undefined ? {} : { stateMachineAliasArn: record.aliasArn }),
    ...(record.traceHeader === undefined ? {} : { traceHeader: record.traceHeader }),
    ...(record.express
      ? {}
      : {
          redriveCount: record.redriveCount,
          ...(record.redriveDate === undefined ? {} : { redriveDate: record.redriveDate / 1000 }),
          redriveStatus: record.status === 'RUNNING' || record.status === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
        }),
  };
}

/** Task tokens are permitted by the machine that they belong to. */
function permitToken(cloud: Cloud, action: string, input: Input, caller: Caller): void {
  const { machineArn } = parseExecutionArn(decodeToken(input['taskToken']).execution);
  cloud.iam.authorize(caller, { action: `states:${action}`, resource: machineArn });
}

function page<Item>(all: readonly Item[], input: Input): { items: readonly Item[]; nextToken: { nextToken?: string } } {
  const asked = typeof input['maxResults'] === 'number' && input['maxResults'] > 0 ? input['maxResults'] : defaultPage;
  const from = pageStart(input['nextToken']);
  const to = from + Math.min(asked, largestPage);
  const more = to < all.length ? { nextToken: Buffer.from(String(to)).toString('base64') } : {};
  return { items: all.slice(from, to), nextToken: more };
}

function pageStart(token: unknown): number {
  if (token === undefined || token === null) return 0;
  const start = typeof token === 'string' ? Number(Buffer.from(token, 'base64').toString('utf8')) : NaN;
  if (Number.isSafeInteger(start) && start > 0) return start;
  throw new AwsError('InvalidToken', `Invalid Token: '${String(token)}'`);
}

function optionalText(input: Input, member: string): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw new AwsError('ValidationException', `1 validation error detected: Value at '${member}' must be a string`);
}

function typeNotSupported(): AwsError {
  return new AwsError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
}
