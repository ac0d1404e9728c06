import { z } from 'zod';
import type { Cloud, PolicyDocument } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { compilePattern, compilePatternText } from '../core/patterns.ts';
import type { Matches } from '../core/patterns.ts';
import { parseSchedule } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import { kindOf } from './targets.ts';
import type { Target } from './targets.ts';

export const ruleProperties = z.object({
  Name: z.string().optional(),
  EventBusName: z.string().default('default'),
  EventPattern: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
});

export interface Bus {
  readonly name: string;
  readonly arn: string;
  policy: PolicyDocument | undefined;
}

export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly enabled: boolean;
  /** JSON text, as DescribeRule answers it. */
  readonly pattern: string | undefined;
  readonly matches: Matches | undefined;
  readonly scheduleExpression: string | undefined;
  readonly schedule: Schedule | undefined;
  readonly managedBy: string | undefined;
  readonly targets: Map<string, Target>;
}

export const defaultBus = 'default';

/** Buses and their rules. */
export class Rules {
  readonly #cloud: Pick<Cloud, 'partition' | 'region' | 'accountId'>;
  readonly #buses = new Map<string, Bus>();
  readonly #rules = new Map<string, Rule>();

  constructor(cloud: Pick<Cloud, 'partition' | 'region' | 'accountId'>) {
    this.#cloud = cloud;
    this.putBus(defaultBus);
  }

  putBus(name: string): Bus {
    const bus: Bus = { name, arn: this.#arn(`event-bus/${name}`), policy: this.#buses.get(name)?.policy };
    this.#buses.set(name, bus);
    return bus;
  }

  /** By name or ARN. */
  bus(nameOrArn: string): Bus {
    const bus = this.#buses.get(nameOrArn.split('/').at(-1) ?? '');
    if (bus === undefined) throw new AwsError('ResourceNotFoundException', `Event bus ${nameOrArn} does not exist.`);
    return bus;
  }

  putRule(properties: z.output<typeof ruleProperties>, name: string, managedBy?: string): Rule {
    const bus = this.bus(properties.EventBusName);
    const { EventPattern: pattern, ScheduleExpression: expression } = properties;
    if (pattern === undefined && expression === undefined) {
      throw new AwsError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.');
    }
    const arn = this.#arn(bus.name === defaultBus ? `rule/${name}` : `rule/${bus.name}/${name}`);
    const rule: Rule = {
      name,
      arn,
      bus: bus.name,
      // `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS` is enabled too.
      enabled: properties.State.startsWith('ENABLED'),
      pattern: typeof pattern === 'string' || pattern === undefined ? pattern : JSON.stringify(pattern),
      matches:
        pattern === undefined
          ? undefined
          : typeof pattern === 'string'
            ? compilePatternText(pattern)
            : compilePattern(pattern),
      scheduleExpression: expression,
      schedule: expression === undefined ? undefined : parseSchedule(expression),
      managedBy,
      targets: new Map(this.#rules.get(arn)?.targets),
    };
    this.#rules.set(arn, rule);
    return rule;
  }

  putTargets(rule: Rule, targets: readonly Target[]): void {
    for (const target of targets) kindOf(target.Arn);
    for (const target of targets) rule.targets.set(target.Id, target);
  }

  deleteRule(rule: Rule): void {
    this.#rules.delete(rule.arn);
  }

  byArn(arn: string): Rule | undefined {
    return this.#rules.get(arn);
  }

  byName(name: string, busName: string): Rule {
    const bus = this.bus(busName);
    const rule = this.onBus(bus).find((one) => one.name === name);
    if (rule === undefined) {
      throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus.name}.`);
    }
    return rule;
  }

  onBus(bus: Bus): Rule[] {
    return [...this.#rules.values()].filter((rule) => rule.bus === bus.name);
  }

  all(): Rule[] {
    return [...this.#rules.values()];
  }

  ruleArn(name: string): string {
    return this.#arn(`rule/${name}`);
  }

  #arn(resource: string): string {
    const { partition, region, accountId } = this.#cloud;
    return `arn:${partition}:events:${region}:${accountId}:${resource}`;
  }
}
