import { z } from 'zod';
import type { Caller, Cloud, Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createOutbox } from '../core/outbox.ts';
import { restJson } from '../core/protocols.ts';
import { Clock } from './clock.ts';
import type { ScheduleInput } from './schedule-input.ts';
import {
  defaultRetry,
  listGroups,
  listSchedules,
  namedGroup,
  namedSchedule,
  pageOf,
  readInput,
  scheduleInput,
} from './schedule-input.ts';
import type { Kept, Run } from './schedule-runs.ts';
import { arnOf, bury, groupArnOf, invoke, keyOf, roleOf } from './schedule-runs.ts';
import { parseSchedule } from './schedule.ts';
import { kindOf, universalTarget } from './targets.ts';

/** A group as it is kept. */
interface Group {
  readonly Name: string;
  /** Epoch seconds. */
  readonly CreationDate: number;
}

const longestName = 64;
const defaultGroup = 'default';

/**
 * EventBridge Scheduler: runs at least once each time, also what fell due while the process was down. Its time can be ahead of that of the
 * other services (`faults.moveScheduler`); then runs come one after the other, in the order of their times.
 */
export function createScheduler(cloud: Cloud): Service {
  const store = cloud.store('scheduler');
  const schedules = new Map<string, Kept>();
  const groups = new Map<string, Group>([[defaultGroup, { Name: defaultGroup, CreationDate: 0 }]]);
  for (const { key, value } of store.list<Group | string>('groups')) {
    groups.set(key, typeof value === 'string' ? { Name: value, CreationDate: 0 } : value);
  }
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
  /** Of the run that was begun last: its schedule may be gone by then. */
  let latestTarget = '';
  const clock = new Clock(
    { now: () => cloud.now() + cloud.faults.schedulerOffset, fail: (error) => cloud.fail(error) },
    store,
    {
      // What is made for a time that only the moved clock has passed is due at once.
      madeAt: () => cloud.now(),
      runOver: () => (cloud.faults.schedulerOffset === 0 ? undefined : runOver(latestTarget)),
    },
  );
  cloud.faults.onSchedulerMoved(() => clock.moved());

  /** Resolves once the run's first try is over, in a function too. */
  async function runOver(target: string): Promise<void> {
    await outbox.settled();
    if (universalTarget(target) !== undefined || kindOf(target) !== 'lambda') return;
    const caller: Caller = { kind: 'service', service: 'scheduler.amazonaws.com' };
    await cloud.call('lambda', 'SettleAcceptedEvents', { FunctionName: target }, caller);
  }

  function put(input: ScheduleInput): Kept {
    const schedule = parseSchedule(input.ScheduleExpression, input.ScheduleExpressionTimezone);
    if (universalTarget(input.Target.Arn) === undefined) kindOf(input.Target.Arn);
    if (!groups.has(input.GroupName)) throw notFound(`Schedule group ${input.GroupName} does not exist.`);
    const { FlexibleTimeWindow: window } = input;
    if (window.Mode === 'FLEXIBLE' && window.MaximumWindowInMinutes === undefined) {
      throw new AwsError('ValidationException', 'MaximumWindowInMinutes is required when Mode is FLEXIBLE.');
    }
    const key = keyOf(input);
    const now = cloud.now() / 1000;
    const kept: Kept = {
      ...input,
      CreationDate: schedules.get(key)?.CreationDate ?? now,
      LastModificationDate: now,
    };
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
        flexibleWindow: window.Mode === 'FLEXIBLE' ? (window.MaximumWindowInMinutes ?? 0) * 60_000 : 0,
        ...(input.StartDate === undefined ? {} : { startDate: input.StartDate * 1000 }),
        ...(input.EndDate === undefined ? {} : { endDate: input.EndDate * 1000 }),
        run(scheduledAt) {
          latestTarget = kept.Target.Arn;
          outbox.add({ schedule: kept, scheduledAt, executionId: cloud.uuid() });
        },
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
    const wanted = readInput(namedSchedule, input);
    authorize(cloud, caller, action, arnOf(cloud, wanted));
    const schedule = schedules.get(keyOf(wanted));
    if (schedule === undefined) throw notFound(`Schedule ${wanted.Name} does not exist.`);
    return schedule;
  }

  function write(action: 'CreateSchedule' | 'UpdateSchedule', input: unknown, caller: Caller): object {
    const wanted = readInput(scheduleInput, input);
    authorize(cloud, caller, action, arnOf(cloud, wanted));
    cloud.iam.authorize(caller, {
      action: 'iam:PassRole',
      resource: wanted.Target.RoleArn,
      context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    });
    requireAssumable(wanted);
    const existing = schedules.get(keyOf(wanted));
    if (action === 'UpdateSchedule' && existing === undefined) {
      throw notFound(`Schedule ${wanted.Name} does not exist.`);
    }
    if (action === 'CreateSchedule' && existing !== undefined) {
      // The same request again, as the SDK sends it where it heard no answer.
      if (wanted.ClientToken !== undefined && wanted.ClientToken === existing.ClientToken) {
        return { ScheduleArn: arnOf(cloud, existing) };
      }
      throw conflict(`Schedule ${wanted.Name} already exists.`);
    }
    const kept = store.transaction(() => {
      const made = put(wanted);
      store.put('schedules', keyOf(made), made);
      return made;
    });
    return { ScheduleArn: arnOf(cloud, kept) };
  }

  /** https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role */
  function requireAssumable(wanted: ScheduleInput): void {
    try {
      roleOf(cloud, wanted);
    } catch (cause) {
      const message = 'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.';
      throw new AwsError('ValidationException', message, { cause });
    }
  }

  function list(input: unknown, caller: Caller): object {
    const { GroupName, NamePrefix, State, ...page } = readInput(listSchedules, input);
    authorize(cloud, caller, 'ListSchedules', '*');
    if (GroupName !== undefined) groupNamed(GroupName);
    const meant = [...schedules.values()].filter(
      (schedule) =>
        (GroupName === undefined || schedule.GroupName === GroupName) &&
        (State === undefined || schedule.State === State) &&
        schedule.Name.startsWith(NamePrefix),
    );
    const { rows, ...next } = pageOf(meant, keyOf, page);
    return {
      Schedules: rows.map((schedule) => ({
        Name: schedule.Name,
        GroupName: schedule.GroupName,
        State: schedule.State,
        Arn: arnOf(cloud, schedule),
        CreationDate: schedule.CreationDate,
        LastModificationDate: schedule.LastModificationDate,
        Target: { Arn: schedule.Target.Arn },
      })),
      ...next,
    };
  }

  function groupNamed(name: string): Group {
    const group = groups.get(name);
    if (group === undefined) throw notFound(`Schedule group ${name} does not exist.`);
    return group;
  }

  function putGroup(Name: string): Group {
    const group = groups.get(Name) ?? { Name, CreationDate: cloud.now() / 1000 };
    groups.set(Name, group);
    // Schedules that the API made must find their group at the next start, before the template is provided.
    store.put('groups', Name, group);
    return group;
  }

  function describeGroup(group: Group): object {
    return {
      ...group,
      LastModificationDate: group.CreationDate,
      Arn: groupArnOf(cloud, group.Name),
      State: 'ACTIVE',
    };
  }

  function groupCall(action: string, input: unknown, caller: Caller): object {
    const { Name } = readInput(namedGroup, input);
    authorize(cloud, caller, action, groupArnOf(cloud, Name));
    if (action === 'CreateScheduleGroup') {
      if (groups.has(Name)) throw conflict(`Schedule group ${Name} already exists.`);
      return { ScheduleGroupArn: groupArnOf(cloud, putGroup(Name).Name) };
    }
    const group = groupNamed(Name);
    if (action === 'GetScheduleGroup') return describeGroup(group);
    if (Name === defaultGroup)
      throw new AwsError('ValidationException', 'The default schedule group cannot be deleted.');
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group-delete.html
    for (const [key, schedule] of schedules) if (schedule.GroupName === Name) remove(key);
    groups.delete(Name);
    store.delete('groups', Name);
    return {};
  }

  async function call(action: string, input: Record<string, unknown>, caller: Caller): Promise<object> {
    switch (action) {
      case 'CreateSchedule':
      case 'UpdateSchedule':
        return write(action, input, caller);
      case 'GetSchedule': {
        const { ClientToken: _token, ...schedule } = find(input, action, caller);
        return { ...schedule, Arn: arnOf(cloud, schedule) };
      }
      case 'DeleteSchedule':
        remove(keyOf(find(input, action, caller)));
        return {};
      case 'ListSchedules':
        return list(input, caller);
      case 'CreateScheduleGroup':
      case 'GetScheduleGroup':
      case 'DeleteScheduleGroup':
        return groupCall(action, input, caller);
      case 'ListScheduleGroups': {
        const { NamePrefix, ...page } = readInput(listGroups, input);
        authorize(cloud, caller, action, '*');
        const meant = [...groups.values()].filter(({ Name }) => Name.startsWith(NamePrefix));
        const { rows, ...next } = pageOf(meant, ({ Name }) => Name, page);
        return { ScheduleGroups: rows.map(describeGroup), ...next };
      }
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
          const { Name } = z.object({ Name: z.string().optional() }).parse(resource.properties);
          const group = putGroup(readInput(namedGroup, { Name: Name ?? resource.generatedName(longestName) }).Name);
          return { ref: group.Name, attributes: { Arn: groupArnOf(cloud, group.Name) } };
        },
      },
      'AWS::Scheduler::Schedule': {
        async provide(resource: Resource) {
          const given = { Name: resource.generatedName(longestName), ...resource.properties };
          const kept = put(readInput(scheduleInput, given));
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
        'GET /schedules': {
          action: 'ListSchedules',
          query: { ...pageQuery, ScheduleGroup: 'GroupName', State: 'State' },
        },
        'POST /schedule-groups/{Name}': { action: 'CreateScheduleGroup' },
        'GET /schedule-groups/{Name}': { action: 'GetScheduleGroup' },
        'DELETE /schedule-groups/{Name}': { action: 'DeleteScheduleGroup' },
        'GET /schedule-groups': { action: 'ListScheduleGroups', query: pageQuery },
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

const pageQuery = { NamePrefix: 'NamePrefix', NextToken: 'NextToken', MaxResults: 'MaxResults' } as const;

function authorize(cloud: Cloud, caller: Caller, action: string, resource: string): void {
  cloud.iam.authorize(caller, { action: `scheduler:${action}`, resource });
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, { status: 404 });
}

function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message, { status: 409 });
}
