import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IRule } from 'aws-cdk-lib/aws-events';
import type { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Where every alarm is heard. */
export class Alarms {
  private readonly topic: ITopic;

  constructor(topic: ITopic) {
    this.topic = topic;
  }

  /** Raises an alarm as soon as one data point is above the threshold. `says` tells its reader what to do. */
  whenAbove(
    scope: Construct,
    id: string,
    alarm: { metric: IMetric; threshold: number; says: string; points?: number },
  ): Alarm {
    const raised = new Alarm(scope, id, {
      metric: alarm.metric,
      threshold: alarm.threshold,
      evaluationPeriods: alarm.points ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: alarm.says,
    });
    raised.addAlarmAction(new SnsAction(this.topic));
    return raised;
  }

  /** Raises an alarm where EventBridge cannot hand over what a rule matched. */
  whenUndelivered(rule: IRule): Alarm {
    return this.whenAbove(rule, 'UndeliveredAlarm', {
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'FailedInvocations',
        dimensionsMap: { RuleName: rule.ruleName },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      threshold: 0,
      says: `What the rule ${rule.node.id} matched does not reach its target: look at the target's policy.`,
    });
  }

  /** Raises an alarm where a topic cannot hand over what was published. */
  whenUnheard(topic: Topic): Alarm {
    return this.whenAbove(topic, 'UnheardAlarm', {
      metric: topic.metricNumberOfNotificationsFailed({ period: Duration.minutes(5) }),
      threshold: 0,
      says: `What ${topic.node.id} tells does not reach a subscriber: look at the queue's policy.`,
    });
  }
}
