import { z } from 'zod';
import type { Caller, Cloud, Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createOutbox } from '../core/outbox.ts';
import { restJson } from '../core/protocols.ts';
import { Clock } from './clock.ts';
import { isoSeconds } from './put-events.ts';
import { parseSchedule } from './schedule.ts';
import { invokeTarget, kindOf, queueUrl, serviceNameOf, universalTarget } from './targets.ts';

const text = z.string();
const count = z.coerce.number().int();
/** CloudFormation gives ISO 8601, the API epoch seconds; kept as epoch seconds. */
const instant = z.union([z.number(), text.transform((iso) => Date.parse(iso) / 1000)]).refine(Number.isFinite);

const scheduleInput = z.object({
  Name: text,
  GroupName: text.default('default'),
  ScheduleExpression: text,
  ScheduleExpressionTimezone: text.default('UTC'),
  StartDate: instant.optional(),
  EndDate: instant.optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: text.optional(),
  KmsKeyArn: text.optional(),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  FlexibleTimeWindow: z.object({ Mode: z.enum(['OFF', 'FLEXIBLE']), MaximumWindowInMinutes: count.optional() }),
  Target: z.object({
    Arn: text,
    RoleArn: text,
    Input: text.optional(),
    DeadLetterConfig: z.object({ Arn: text.optional() }).optional(),
    RetryPolicy: z
      .object({ MaximumRetryAttempts: count.default(185), MaximumEventAgeInSeconds: count.default(86_400) })
      .optional(),
    SqsParameters: z.object({ MessageGroupId: text.optional() }).optional(),
    EventBridgeParameters: z.object({ Source: text, DetailType: text }).optional(),
  }),
});
type ScheduleInput = z.output<typeof scheduleInput>;

interface Kept extends ScheduleInput {
  /** Epoch seconds. */
  readonly CreationDate: number;
}

interface Run {
  readonly schedule: Kept;
  /** Epoch milliseconds. */
  readonly scheduledAt: number;
  readonly executionId: string;
}

const named = z.object({ Name: text, GroupName: text.default('default') });
const longestName = 64;
const defaultRetry = { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 };

/** EventBridge Scheduler: runs at least once each time, also what fell due while the process was down. */
export function createScheduler(cloud: Cloud): Service {
  const store = cloud.store('scheduler');
  const clock = new Clock(cloud, store);
  const schedules = new Map<string, Kept>();
  const groups = new Set(['default', ...store.list<string>('groups').map(({ value }) => value)]);
  const outbox = createOutbox<Run>({
    cloud,
    store,
    table: 'runs',
    deliver: (run, attempt) => invoke(cloud, run, attempt),
    retry({ schedule }) {
      const policy = schedule.Target.RetryPolicy ?? defaultRetry;
      return {
        attempts: policy.MaximumRetryAttempts + 1,
        maximumAgeMilliseconds: policy.MaximumEventAgeInSeconds * 1000,
      };
    },
    giveUp: (run, error) => bury(cloud, run, error),
  });

  function put(input: ScheduleInput): Kept {
    const schedule = parseSchedule(input.ScheduleExpression, input.ScheduleExpressionTimezone);
    if (universalTarget(input.Target.Arn) === undefined) kindOf(input.Target.Arn);
    if (!groups.has(input.GroupName)) throw notFound(`Schedule group ${input.GroupName} does not exist.`);
    const key = keyOf(input);
    const kept: Kept = { ...input, CreationDate: schedules.get(key)?.CreationDate ?? cloud.now() / 1000 };
    schedules.set(key, kept);
    if (input.State === 'DISABLED') {
      clock.delete(key);
      return kept;
    }
    clock.set(
      key,
      JSON.stringify([input.ScheduleExpression, input.ScheduleExpressionTimezone, input.StartDate, input.EndDate]),
      {
        schedule,
        flexibleWindow:
          input.FlexibleTimeWindow.Mode === 'FLEXIBLE'
            ? (input.FlexibleTimeWindow.MaximumWindowInMinutes ?? 0) * 60_000
            : 0,
        ...(input.StartDate === undefined ? {} : { startDate: input.StartDate * 1000 }),
        ...(input.EndDate === undefined ? {} : { endDate: input.EndDate * 1000 }),
        run: (scheduledAt) => outbox.add({ schedule: kept, scheduledAt, executionId: cloud.uuid() }),
        finished() {
          if (input.ActionAfterCompletion === 'DELETE') remove(key);
        },
      },
    );
    return kept;
  }

  function remove(key: string): void {
    schedules.delete(key);
    store.delete('schedules', key);
    clock.delete(key);
  }

  function find(input: unknown, action: string, caller: Caller): Kept {
    const wanted = named.parse(input);
    authorize(cloud, caller, action, wanted);
    const schedule = schedules.get(keyOf(wanted));
    if (schedule === undefined) throw notFound(`Schedule ${wanted.Name} does not exist.`);
    return schedule;
  }

  async function call(action: string, input: Record<string, unknown>, caller: Caller): Promise<object> {
    switch (action) {
      case 'CreateSchedule':
      case 'UpdateSchedule': {
        const wanted = read(input);
        authorize(cloud, caller, action, wanted);
        cloud.iam.authorize(caller, {
          action: 'iam:PassRole',
          resource: wanted.Target.RoleArn,
          context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
        });
        const exists = schedules.has(keyOf(wanted));
        if (action === 'UpdateSchedule' && !exists) throw notFound(`Schedule ${wanted.Name} does not exist.`);
        if (action === 'CreateSchedule' && exists) {
          throw new AwsError('ConflictException', `Schedule ${wanted.Name} already exists.`, { status: 409 });
        }
        const kept = store.transaction(() => {
          const made = put(wanted);
          store.put('schedules', keyOf(made), made);
          return made;
        });
        return { ScheduleArn: arnOf(cloud, kept) };
      }
      case 'GetSchedule': {
        const schedule = find(input, action, caller);
        return { ...schedule, Arn: arnOf(cloud, schedule) };
      }
      case 'DeleteSchedule':
        remove(keyOf(find(input, action, caller)));
        return {};
      case 'ListSchedules':
        cloud.iam.authorize(caller, { action: 'scheduler:ListSchedules', resource: '*' });
        return {
          Schedules: [...schedules.values()].map((schedule) => ({
            Name: schedule.Name,
            GroupName: schedule.GroupName,
            State: schedule.State,
            Arn: arnOf(cloud, schedule),
            CreationDate: schedule.CreationDate,
            Target: { Arn: schedule.Target.Arn },
          })),
        };
      default:
        throw new AwsError('UnknownOperationException', `The local cloud's Scheduler does not implement ${action}.`);
    }
  }

  for (const { value } of store.list<Kept>('schedules')) put(value);

  return {
    name: 'scheduler',
    resources: {
      'AWS::Scheduler::ScheduleGroup': {
        async provide(resource) {
          const Name =
            z.object({ Name: text.optional() }).parse(resource.properties).Name ?? resource.generatedName(longestName);
          groups.add(Name);
          // Schedules that the API made must find their group at the next start, before the template is provided.
          store.put('groups', Name, Name);
          return {
            ref: Name,
            attributes: {
              Arn: `arn:${cloud.partition}:scheduler:${cloud.region}:${cloud.accountId}:schedule-group/${Name}`,
            },
          };
        },
      },
      'AWS::Scheduler::Schedule': {
        async provide(resource: Resource) {
          const kept = put(read({ Name: resource.generatedName(longestName), ...resource.properties }));
          return { ref: kept.Name, attributes: { Arn: arnOf(cloud, kept) } };
        },
      },
    },
    call,
    handle: restJson(
      { call },
      {
        'POST /schedules/{Name}': { action: 'CreateSchedule' },
        'PUT /schedules/{Name}': { action: 'UpdateSchedule' },
        'GET /schedules/{Name}': { action: 'GetSchedule', query: { groupName: 'GroupName' } },
        'DELETE /schedules/{Name}': { action: 'DeleteSchedule', query: { groupName: 'GroupName' } },
        'GET /schedules': { action: 'ListSchedules' },
      },
    ),
    async start() {
      outbox.start();
      clock.start();
    },
    async stop() {
      clock.stop();
      await outbox.stop();
    },
    status: () => ({ schedules: schedules.size, 'runs to deliver': outbox.size() }),
  };
}

function read(input: unknown): ScheduleInput {
  const parsed = scheduleInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AwsError('ValidationException', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, {
    cause: parsed.error,
  });
}

function keyOf({ GroupName, Name }: { GroupName: string; Name: string }): string {
  return `${GroupName}/${Name}`;
}

function arnOf(cloud: Cloud, schedule: { GroupName: string; Name: string }): string {
  return `arn:${cloud.partition}:scheduler:${cloud.region}:${cloud.accountId}:schedule/${keyOf(schedule)}`;
}

function authorize(cloud: Cloud, caller: Caller, action: string, schedule: { GroupName: string; Name: string }): void {
  cloud.iam.authorize(caller, { action: `scheduler:${action}`, resource: arnOf(cloud, schedule) });
}

async function invoke(cloud: Cloud, run: Run, attempt: number): Promise<void> {
  const { schedule } = run;
  const { Target: target } = schedule;
  const arn = arnOf(cloud, schedule);
  const caller = cloud.iam.assume(target.RoleArn, 'scheduler.amazonaws.com', schedule.Name.slice(0, longestName), arn);
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

async function bury(cloud: Cloud, run: Run, error: unknown): Promise<void> {
  const { schedule } = run;
  const message = error instanceof Error ? error.message : String(error);
  cloud.trace.warn(`scheduler: ${keyOf(schedule)} could not reach ${schedule.Target.Arn}: ${message}`);
  const deadLetterArn = schedule.Target.DeadLetterConfig?.Arn;
  if (deadLetterArn === undefined) return;
  const arn = arnOf(cloud, schedule);
  try {
    const caller = cloud.iam.assume(
      schedule.Target.RoleArn,
      'scheduler.amazonaws.com',
      schedule.Name.slice(0, longestName),
      arn,
    );
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
      caller,
    );
  } catch (refusal) {
    cloud.trace.warn(`scheduler: the dead-letter queue ${deadLetterArn} refused the run: ${String(refusal)}`);
  }
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, { status: 404 });
}
