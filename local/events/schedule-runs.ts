import { z } from 'zod';
import type { Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { isoSeconds } from './put-events.ts';
import type { ScheduleInput } from './schedule-input.ts';
import { invokeTarget, queueUrl, serviceNameOf, universalTarget } from './targets.ts';

const text = z.string();

/** A schedule as it is kept. */
export interface Kept extends ScheduleInput {
  /** Epoch seconds. */
  readonly CreationDate: number;
  readonly LastModificationDate?: number;
}

/** One run that a schedule promised. */
export interface Run {
  readonly schedule: Kept;
  /** Epoch milliseconds. */
  readonly scheduledAt: number;
  readonly executionId: string;
}

const longestSessionName = 64;

export function keyOf({ GroupName, Name }: { readonly GroupName: string; readonly Name: string }): string {
  return `${GroupName}/${Name}`;
}

export function arnOf(cloud: Cloud, schedule: { readonly GroupName: string; readonly Name: string }): string {
  return `arn:${cloud.partition}:scheduler:${cloud.region}:${cloud.accountId}:schedule/${keyOf(schedule)}`;
}

/** Calls the target under the schedule's role. Rejects with the target's refusal, and with `AccessDenied`. */
export async function invoke(cloud: Cloud, run: Run, attempt: number): Promise<void> {
  const { schedule } = run;
  const { Target: target } = schedule;
  const arn = arnOf(cloud, schedule);
  const caller = roleOf(cloud, schedule);
  const payload =
    target.Input === undefined ? defaultInput(cloud, run, arn) : withContext(target.Input, run, arn, attempt);
  const universal = universalTarget(target.Arn);
  if (universal !== undefined) {
    const input = z.record(text, z.unknown()).parse(JSON.parse(payload));
    await cloud.call(serviceNameOf(universal.service), universal.action, input, caller);
    return;
  }
  await invokeTarget(cloud, {
    arn: target.Arn,
    payload,
    caller,
    messageGroupId: target.SqsParameters?.MessageGroupId,
    eventBridge: target.EventBridgeParameters,
  });
}

/** The schedule's role, as EventBridge Scheduler assumes it. Throws `AccessDenied` where the role does not let it. */
export function roleOf(cloud: Cloud, schedule: Pick<ScheduleInput, 'GroupName' | 'Name' | 'Target'>) {
  const sessionName = schedule.Name.slice(0, longestSessionName);
  return cloud.iam.assume(
    schedule.Target.RoleArn,
    'scheduler.amazonaws.com',
    sessionName,
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html: the group's ARN, not the schedule's.
    groupArnOf(cloud, schedule.GroupName),
  );
}

export function groupArnOf(cloud: Cloud, name: string): string {
  return `arn:${cloud.partition}:scheduler:${cloud.region}:${cloud.accountId}:schedule-group/${name}`;
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
function withContext(input: string, run: Run, arn: string, attempt: number): string {
  const attributes: Readonly<Record<string, string>> = {
    'schedule-arn': arn,
    'scheduled-time': isoSeconds(run.scheduledAt),
    'execution-id': run.executionId,
    'attempt-number': String(attempt),
  };
  return input.replace(/<aws\.scheduler\.([\w-]+)>/gu, (whole, name: string) => attributes[name] ?? whole);
}

function defaultInput(cloud: Cloud, run: Run, arn: string): string {
  return JSON.stringify({
    version: '0',
    id: run.executionId,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: cloud.accountId,
    time: isoSeconds(run.scheduledAt),
    region: cloud.region,
    resources: [arn],
    detail: '{}',
  });
}

/** Sends a run that failed for good to its dead-letter queue, under the schedule's role; the log names it either way. */
export async function bury(cloud: Cloud, run: Run, error: unknown): Promise<void> {
  const { schedule } = run;
  const message = error instanceof Error ? error.message : String(error);
  cloud.trace.warn(`scheduler: ${keyOf(schedule)} could not reach ${schedule.Target.Arn}: ${message}`);
  const deadLetterArn = schedule.Target.DeadLetterConfig?.Arn;
  if (deadLetterArn === undefined) return;
  const arn = arnOf(cloud, schedule);
  try {
    const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
    await cloud.call(
      'sqs',
      'SendMessage',
      {
        QueueUrl: queueUrl(cloud, deadLetterArn),
        MessageBody: schedule.Target.Input ?? defaultInput(cloud, run, arn),
        MessageAttributes: {
          SCHEDULE_ARN: attribute(arn),
          TARGET_ARN: attribute(schedule.Target.Arn),
          ERROR_CODE: attribute(error instanceof AwsError ? error.code : 'InternalError'),
          ERROR_MESSAGE: attribute(message.slice(0, 1000) || 'unknown'),
        },
      },
      roleOf(cloud, schedule),
    );
  } catch (refusal) {
    cloud.trace.warn(`scheduler: the dead-letter queue ${deadLetterArn} refused the run: ${String(refusal)}`);
  }
}
