import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';

/** Wakes somebody once, at a time of the wall clock. */
export interface Schedules {
  /** Sends `input` at that time (`2026-12-31T06:00:00`, in the zone of the installation). One of this name that is there stays as it is. */
  keep(name: string, time: string, input: Readonly<Record<string, unknown>>): Promise<void>;
  /** One that is gone is fine. */
  drop(name: string): Promise<void>;
}

export interface SchedulesPlace {
  readonly group: string;
  readonly timeZone: string;
  /** The queue that is told, and as whom. */
  readonly targetArn: string;
  readonly roleArn: string;
  /** Where lies what the queue did not take. */
  readonly deadLettersArn: string;
}

/** How often, and for how many seconds, the Scheduler tries to reach the queue: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html */
const PATIENCE = { MaximumRetryAttempts: 20, MaximumEventAgeInSeconds: 3600 };

/** One-time schedules of EventBridge Scheduler, which removes each when it has run. */
export function schedulesOf({ group, timeZone, targetArn, roleArn, deadLettersArn }: SchedulesPlace): Schedules {
  const client = new SchedulerClient();
  return {
    async keep(name, time, input) {
      try {
        await client.send(
          new CreateScheduleCommand({
            Name: name,
            GroupName: group,
            ScheduleExpression: `at(${time})`,
            ScheduleExpressionTimezone: timeZone,
            FlexibleTimeWindow: { Mode: 'OFF' },
            ActionAfterCompletion: 'DELETE',
            Target: {
              Arn: targetArn,
              RoleArn: roleArn,
              Input: JSON.stringify(input),
              RetryPolicy: PATIENCE,
              DeadLetterConfig: { Arn: deadLettersArn },
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
      }
    },
    async drop(name) {
      try {
        await client.send(new DeleteScheduleCommand({ Name: name, GroupName: group }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}
