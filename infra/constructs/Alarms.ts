import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
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
}
