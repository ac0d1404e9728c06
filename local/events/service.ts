import { z } from 'zod';
import type { Caller, Cloud, PolicyDocument, Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createOutbox } from '../core/outbox.ts';
import { compilePatternText } from '../core/patterns.ts';
import { awsJson } from '../core/protocols.ts';
import { Clock } from './clock.ts';
import { targetInput } from './input.ts';
import { isoSeconds, promise, putEvents } from './put-events.ts';
import type { Delivery, EventBridge } from './put-events.ts';
import { defaultBus, ruleProperties, Rules } from './rules.ts';
import type { Rule } from './rules.ts';
import { invokeTarget, queueUrl, targetProperties } from './targets.ts';
import type { Target } from './targets.ts';

const longestName = 64;
const text = z.string();
const busProperties = z.object({ Name: text, Policy: z.custom<PolicyDocument>().optional() });
const busPolicyProperties = z.object({
  EventBusName: text.default(defaultBus),
  Statement: z.custom<PolicyDocument['Statement']>(),
});
const targets = z.object({ Targets: z.array(targetProperties).default([]) });
const inputs = {
  rule: z.object({ Name: text, EventBusName: text.default(defaultBus) }),
  putRule: ruleProperties.extend({ Name: text, ManagedBy: text.optional() }),
  putTargets: z.object({ Rule: text, EventBusName: text.default(defaultBus), Targets: z.array(targetProperties) }),
  removeTargets: z.object({ Rule: text, EventBusName: text.default(defaultBus), Ids: z.array(text) }),
  listRules: z.object({ EventBusName: text.default(defaultBus), NamePrefix: text.default('') }),
  testPattern: z.object({ EventPattern: text, Event: text }),
};
type PutRule = z.output<typeof inputs.putRule>;
const defaultRetry = { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 };

/** EventBridge: what a bus accepted reaches each target of each rule that it matches, at least once, after a kill too. */
export function createEvents(cloud: Cloud): Service {
  const store = cloud.store('events');
  const rules = new Rules(cloud);
  const clock = new Clock(cloud, store);
  const outbox = createOutbox<Delivery>({
    cloud,
    store,
    table: 'deliveries',
    deliver: (delivery) => deliver(cloud, rules, delivery),
    retry(delivery) {
      const policy = rules.byArn(delivery.ruleArn)?.targets.get(delivery.targetId)?.RetryPolicy ?? defaultRetry;
      return {
        attempts: policy.MaximumRetryAttempts + 1,
        maximumAgeMilliseconds: policy.MaximumEventAgeInSeconds * 1000,
      };
    },
    giveUp: (delivery, error) => bury(cloud, rules, delivery, error),
  });
  const bridge: EventBridge = { cloud, store, rules, outbox };
  for (const { value } of store.list<PutRule>('rules')) rules.putRule(value, value.Name, value.ManagedBy);
  for (const { value } of store.list<z.output<typeof inputs.putTargets>>('targets')) {
    rules.putTargets(rules.byName(value.Rule, value.EventBusName), value.Targets);
  }

  function schedule(rule: Rule): void {
    const { schedule: times, scheduleExpression: expression } = rule;
    if (times === undefined || expression === undefined || !rule.enabled) {
      clock.delete(rule.arn);
      return;
    }
    clock.set(rule.arn, expression, {
      schedule: times,
      run: (at) => promise(bridge, rule, scheduledEvent(cloud, rule, at)),
    });
  }

  const service: Service = {
    name: 'events',
    resources: {
      'AWS::Events::EventBus': {
        async provide({ properties }) {
          const { Name, Policy } = busProperties.parse(properties);
          const bus = rules.putBus(Name);
          bus.policy = Policy;
          return { ref: Name, attributes: { Arn: bus.arn, Name } };
        },
      },
      'AWS::Events::EventBusPolicy': {
        async provide({ properties, logicalId }) {
          const { EventBusName, Statement } = busPolicyProperties.parse(properties);
          rules.bus(EventBusName).policy = { Statement };
          return { ref: logicalId };
        },
      },
      'AWS::Events::Rule': {
        async provide(resource) {
          const rule = provideRule(rules, resource);
          schedule(rule);
          return {
            ref: rule.bus === defaultBus ? rule.name : `${rule.bus}|${rule.name}`,
            attributes: { Arn: rule.arn },
          };
        },
      },
    },
    call: (action, input, caller) => call(bridge, schedule, action, input, caller),
    handle: (request) => handle(request),
    async start() {
      outbox.start();
      clock.start();
    },
    async stop() {
      clock.stop();
      await outbox.stop();
    },
    status: () => ({ rules: rules.all().length, 'events to deliver': outbox.size() }),
  };
  const handle = awsJson(service, '1.1');
  return service;
}

function provideRule(rules: Rules, resource: Resource): Rule {
  const properties = ruleProperties.parse(resource.properties);
  const rule = rules.putRule(properties, properties.Name ?? resource.generatedName(longestName));
  rule.targets.clear();
  rules.putTargets(rule, targets.parse(resource.properties).Targets);
  return rule;
}

function scheduledEvent(cloud: Cloud, rule: Rule, at: number): Record<string, unknown> {
  return {
    version: '0',
    id: cloud.uuid(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: cloud.accountId,
    time: isoSeconds(at),
    region: cloud.region,
    resources: [rule.arn],
    detail: {},
  };
}

async function deliver(cloud: Cloud, rules: Rules, delivery: Delivery): Promise<void> {
  const rule = rules.byArn(delivery.ruleArn);
  const target = rule?.targets.get(delivery.targetId);
  // A template without it came in between.
  if (rule === undefined || target === undefined) return;
  const context = { ruleArn: rule.arn, ruleName: rule.name, ingestionTime: delivery.ingestedAt };
  await invokeTarget(cloud, {
    arn: target.Arn,
    payload: targetInput(target, delivery.event, context),
    caller: callerFor(cloud, rule, target),
    messageGroupId: target.SqsParameters?.MessageGroupId,
  });
}

/** A target with a role is reached under it, any other as EventBridge itself, by the target's own policy. */
function callerFor(cloud: Cloud, rule: Rule, target: Target): Caller {
  if (target.RoleArn === undefined) return { kind: 'service', service: 'events.amazonaws.com', sourceArn: rule.arn };
  return cloud.iam.assume(target.RoleArn, 'events.amazonaws.com', rule.name, rule.arn);
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
async function bury(cloud: Cloud, rules: Rules, delivery: Delivery, error: unknown): Promise<void> {
  const target = rules.byArn(delivery.ruleArn)?.targets.get(delivery.targetId);
  const message = error instanceof Error ? error.message : String(error);
  cloud.trace.warn(`events: rule ${delivery.ruleArn} could not reach ${target?.Arn ?? delivery.targetId}: ${message}`);
  const deadLetterArn = target?.DeadLetterConfig?.Arn;
  if (target === undefined || deadLetterArn === undefined) return;
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
  try {
    await cloud.call(
      'sqs',
      'SendMessage',
      {
        QueueUrl: queueUrl(cloud, deadLetterArn),
        MessageBody: JSON.stringify(delivery.event),
        MessageAttributes: {
          RULE_ARN: attribute(delivery.ruleArn),
          TARGET_ARN: attribute(target.Arn),
          ERROR_CODE: attribute(error instanceof AwsError ? error.code : 'SDK_CLIENT_ERROR'),
          ERROR_MESSAGE: attribute(message.slice(0, 1000) || 'unknown'),
        },
      },
      { kind: 'service', service: 'events.amazonaws.com', sourceArn: delivery.ruleArn },
    );
  } catch (refusal) {
    cloud.trace.warn(`events: the dead-letter queue ${deadLetterArn} refused the event: ${String(refusal)}`);
  }
}

async function call(
  bridge: EventBridge,
  schedule: (rule: Rule) => void,
  action: string,
  input: Record<string, unknown>,
  caller: Caller,
): Promise<object> {
  const { cloud, rules, store } = bridge;
  const authorize = (resource: string, context?: Record<string, string>) =>
    cloud.iam.authorize(caller, {
      action: `events:${action}`,
      resource,
      ...(context === undefined ? {} : { context }),
    });
  switch (action) {
    case 'PutEvents':
      return putEvents(bridge, input, caller);
    case 'TestEventPattern': {
      const { EventPattern, Event } = inputs.testPattern.parse(input);
      authorize('*');
      return { Result: compilePatternText(EventPattern)(JSON.parse(Event)) };
    }
    case 'PutRule': {
      const wanted = inputs.putRule.parse(input);
      authorize(rules.ruleArn(wanted.Name), managed(wanted.ManagedBy));
      const rule = rules.putRule(wanted, wanted.Name, wanted.ManagedBy);
      store.put('rules', `${rule.bus}/${rule.name}`, wanted);
      schedule(rule);
      return { RuleArn: rule.arn };
    }
    case 'PutTargets': {
      const wanted = inputs.putTargets.parse(input);
      const rule = rules.byName(wanted.Rule, wanted.EventBusName);
      authorize(rule.arn, managed(rule.managedBy));
      rules.putTargets(rule, wanted.Targets);
      store.put('targets', `${rule.bus}/${rule.name}`, { ...wanted, Targets: [...rule.targets.values()] });
      return { FailedEntryCount: 0, FailedEntries: [] };
    }
    case 'RemoveTargets': {
      const wanted = inputs.removeTargets.parse(input);
      const rule = rules.byName(wanted.Rule, wanted.EventBusName);
      authorize(rule.arn, managed(rule.managedBy));
      for (const id of wanted.Ids) rule.targets.delete(id);
      store.put('targets', `${rule.bus}/${rule.name}`, {
        Rule: rule.name,
        EventBusName: rule.bus,
        Targets: [...rule.targets.values()],
      });
      return { FailedEntryCount: 0, FailedEntries: [] };
    }
    case 'DeleteRule': {
      const { Name, EventBusName } = inputs.rule.parse(input);
      const rule = rules.byName(Name, EventBusName);
      authorize(rule.arn, managed(rule.managedBy));
      if (rule.targets.size > 0)
        throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
      rules.deleteRule(rule);
      clockless(store, rule);
      return {};
    }
    case 'DescribeRule': {
      const { Name, EventBusName } = inputs.rule.parse(input);
      const rule = rules.byName(Name, EventBusName);
      authorize(rule.arn);
      return describe(rule);
    }
    case 'ListRules': {
      const { EventBusName, NamePrefix } = inputs.listRules.parse(input);
      authorize(rules.ruleArn('*'));
      return {
        Rules: rules
          .onBus(rules.bus(EventBusName))
          .filter(({ name }) => name.startsWith(NamePrefix))
          .map(describe),
      };
    }
    default:
      throw new AwsError('UnknownOperationException', `The local cloud's EventBridge does not implement ${action}.`);
  }
}

function clockless(store: EventBridge['store'], rule: Rule): void {
  store.delete('rules', `${rule.bus}/${rule.name}`);
  store.delete('targets', `${rule.bus}/${rule.name}`);
  store.delete('clock', rule.arn);
}

function managed(by: string | undefined): Record<string, string> | undefined {
  return by === undefined ? undefined : { 'events:ManagedBy': by };
}

function describe(rule: Rule): Record<string, unknown> {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventBusName: rule.bus,
    State: rule.enabled ? 'ENABLED' : 'DISABLED',
    ...(rule.pattern === undefined ? {} : { EventPattern: rule.pattern }),
    ...(rule.scheduleExpression === undefined ? {} : { ScheduleExpression: rule.scheduleExpression }),
    ...(rule.managedBy === undefined ? {} : { ManagedBy: rule.managedBy }),
  };
}
