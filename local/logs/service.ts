import { z } from 'zod';
import type { Caller, Cloud, Provided, Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsJson } from '../core/protocols.ts';
import { registerConsolePage } from '../console/pages.ts';
import { embeddedMetrics } from './embedded-metrics.ts';
import { append, select } from './events.ts';
import type { LogEvent, LogGroup } from './events.ts';
import { logsPage } from './page.ts';

const inputs = {
  group: z.object({ logGroupName: z.string() }),
  stream: z.object({ logGroupName: z.string(), logStreamName: z.string() }),
  put: z.object({
    logGroupName: z.string(),
    logStreamName: z.string(),
    logEvents: z.array(z.object({ timestamp: z.number(), message: z.string() })),
  }),
  groups: z.object({ logGroupNamePrefix: z.string().default('') }),
  events: z.object({
    logGroupName: z.string(),
    logStreamName: z.string().optional(),
    logStreamNames: z.array(z.string()).optional(),
    startTime: z.number().optional(),
    endTime: z.number().optional(),
    filterPattern: z.string().optional(),
    limit: z.number().int().min(1).max(10_000).default(10_000),
  }),
};

/**
 * CloudWatch Logs in memory: the last events of each group, and the metrics that stand in them (EMF).
 * PutLogEvents makes group and stream where they are missing, as Lambda does for its functions.
 */
export function createLogs(cloud: Cloud): Service {
  const logs = new Logs(cloud);
  const call: NonNullable<Service['call']> = (action, input, caller) => logs.call(action, input, caller);
  registerConsolePage(cloud, { path: '/logs', title: 'Logs', handler: (request) => logsPage(logs.groups(), request) });
  return {
    name: 'logs',
    resources: {
      'AWS::Logs::LogGroup': { provide: async (resource) => logs.provideGroup(resource) },
      'AWS::Logs::LogStream': { provide: async (resource) => logs.provideStream(resource) },
    },
    call,
    handle: awsJson({ call }, '1.1'),
    status: () => ({ groups: logs.groups().length }),
  };
}

class Logs {
  readonly #cloud: Cloud;
  readonly #groups = new Map<string, LogGroup>();

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  groups(): readonly LogGroup[] {
    return [...this.#groups.values()];
  }

  provideGroup(resource: Resource): Provided {
    const { LogGroupName, RetentionInDays } = resource.properties;
    const name = typeof LogGroupName === 'string' ? LogGroupName : resource.generatedName(512);
    this.#group(name).retentionInDays = RetentionInDays === undefined ? undefined : Number(RetentionInDays);
    return { ref: name, attributes: { Arn: `${this.#arn(name)}:*` } };
  }

  provideStream(resource: Resource): Provided {
    const { LogGroupName, LogStreamName } = resource.properties;
    const name = typeof LogStreamName === 'string' ? LogStreamName : resource.generatedName();
    this.#group(String(LogGroupName)).streams.add(name);
    return { ref: name };
  }

  async call(action: string, input: Record<string, unknown>, caller: Caller): Promise<object> {
    switch (action) {
      case 'CreateLogGroup': {
        const { logGroupName } = this.#read(inputs.group, input);
        this.#authorize(caller, action, this.#arn(logGroupName));
        if (this.#groups.has(logGroupName)) throw alreadyExists('log group');
        this.#group(logGroupName);
        return {};
      }
      case 'CreateLogStream': {
        const { logGroupName, logStreamName } = this.#read(inputs.stream, input);
        this.#authorize(caller, action, `${this.#arn(logGroupName)}:log-stream:${logStreamName}`);
        const group = this.#existing(logGroupName);
        if (group.streams.has(logStreamName)) throw alreadyExists('log stream');
        group.streams.add(logStreamName);
        return {};
      }
      case 'PutLogEvents':
        return this.#putEvents(this.#read(inputs.put, input), caller);
      case 'DescribeLogGroups': {
        const { logGroupNamePrefix } = this.#read(inputs.groups, input);
        this.#authorize(caller, action, this.#arn('*'));
        const found = this.groups().filter(({ name }) => name.startsWith(logGroupNamePrefix));
        return { logGroups: found.map((group) => this.#describe(group)) };
      }
      case 'DescribeLogStreams': {
        const { logGroupName } = this.#read(inputs.group, input);
        this.#authorize(caller, action, this.#arn(logGroupName));
        return { logStreams: [...this.#existing(logGroupName).streams].map((logStreamName) => ({ logStreamName })) };
      }
      case 'GetLogEvents':
      case 'FilterLogEvents': {
        const asked = this.#read(inputs.events, input);
        this.#authorize(caller, action, this.#arn(asked.logGroupName));
        const streams = asked.logStreamName === undefined ? asked.logStreamNames : [asked.logStreamName];
        const found = select(this.#existing(asked.logGroupName), { ...asked, streams });
        return { events: found.slice(-asked.limit).map(describeEvent) };
      }
      default:
        throw new AwsError('UnknownOperationException', `The local CloudWatch Logs has no ${action}.`);
    }
  }

  async #putEvents(input: z.infer<typeof inputs.put>, caller: Caller): Promise<object> {
    const { logGroupName, logStreamName, logEvents } = input;
    this.#authorize(caller, 'PutLogEvents', `${this.#arn(logGroupName)}:log-stream:${logStreamName}`);
    append(this.#group(logGroupName), logStreamName, logEvents);
    for (const { message } of logEvents) {
      for (const { namespace, data } of embeddedMetrics(message)) {
        // CloudWatch itself reads the metrics out of the log: the function needs no right to put them.
        const metrics = { Namespace: namespace, MetricData: data };
        await this.#cloud.call('monitoring', 'PutMetricData', metrics, { kind: 'root' });
      }
    }
    return {};
  }

  #group(name: string): LogGroup {
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const group: LogGroup = {
      name,
      createdAt: this.#cloud.now(),
      retentionInDays: undefined,
      streams: new Set(),
      events: [],
    };
    this.#groups.set(name, group);
    return group;
  }

  #existing(name: string): LogGroup {
    const group = this.#groups.get(name);
    if (group !== undefined) return group;
    throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
  }

  #authorize(caller: Caller, action: string, resource: string): void {
    // Services that write logs of their own accord (Lambda for its functions) have passed their own checks.
    if (caller.kind === 'service') return;
    this.#cloud.iam.authorize(caller, { action: `logs:${action}`, resource });
  }

  #arn(groupName: string): string {
    return `arn:aws:logs:${this.#cloud.region}:${this.#cloud.accountId}:log-group:${groupName}`;
  }

  #describe(group: LogGroup): object {
    return {
      logGroupName: group.name,
      arn: `${this.#arn(group.name)}:*`,
      creationTime: group.createdAt,
      ...(group.retentionInDays === undefined ? {} : { retentionInDays: group.retentionInDays }),
      storedBytes: group.events.reduce((sum, { message }) => sum + message.length, 0),
    };
  }

  #read<Shape extends z.ZodType>(shape: Shape, input: unknown): z.infer<Shape> {
    const parsed = shape.safeParse(input);
    if (parsed.success) return parsed.data;
    throw new AwsError('InvalidParameterException', z.prettifyError(parsed.error));
  }
}

function describeEvent(event: LogEvent): object {
  return { logStreamName: event.stream, timestamp: event.timestamp, message: event.message };
}

function alreadyExists(what: string): AwsError {
  return new AwsError('ResourceAlreadyExistsException', `The specified ${what} already exists`);
}
