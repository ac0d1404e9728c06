import { errorDetails } from './history.ts';
import type { Happening } from './history.ts';
import type { StateFailure } from './language/failure.ts';
import type { Json, JsonObject } from './language/json.ts';
import type { TaskResource } from './resources.ts';

const whole: JsonObject = { truncated: false };

/** The events of a task's life. Functions called by ARN and activities have event types of their own. */
export const taskHappenings = {
  scheduled(
    at: number,
    region: string,
    resource: TaskResource,
    input: Json,
    timeout: number | undefined,
    heartbeat: number | undefined,
  ): Happening[] {
    const limits = {
      ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
      ...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }),
    };
    const text = JSON.stringify(input);
    switch (resource.kind) {
      case 'lambda':
        return [
          {
            type: 'LambdaFunctionScheduled',
            details: [
              'lambdaFunctionScheduledEventDetails',
              { resource: resource.functionArn, input: text, inputDetails: whole, ...limits },
            ],
            at,
          },
          { type: 'LambdaFunctionStarted', at },
        ];
      case 'activity':
        return [
          {
            type: 'ActivityScheduled',
            details: [
              'activityScheduledEventDetails',
              { resource: resource.arn, input: text, inputDetails: whole, ...limits },
            ],
            at,
          },
        ];
      case 'integration':
        return [
          {
            type: 'TaskScheduled',
            details: ['taskScheduledEventDetails', { ...named(resource), region, parameters: text, ...limits }],
            at,
          },
          { type: 'TaskStarted', details: ['taskStartedEventDetails', named(resource)], at },
        ];
    }
  },

  submitted(at: number, resource: TaskResource, output: string): Happening[] {
    if (resource.kind !== 'integration') return [];
    const details: JsonObject = { ...named(resource), output, outputDetails: whole };
    return [{ type: 'TaskSubmitted', details: ['taskSubmittedEventDetails', details], at }];
  },

  succeeded(at: number, resource: TaskResource, output: string): Happening[] {
    const details: JsonObject = { output, outputDetails: whole };
    switch (resource.kind) {
      case 'lambda':
        return [{ type: 'LambdaFunctionSucceeded', details: ['lambdaFunctionSucceededEventDetails', details], at }];
      case 'activity':
        return [{ type: 'ActivitySucceeded', details: ['activitySucceededEventDetails', details], at }];
      case 'integration':
        return [
          { type: 'TaskSucceeded', details: ['taskSucceededEventDetails', { ...named(resource), ...details }], at },
        ];
    }
  },

  failed(at: number, resource: TaskResource, failure: StateFailure): Happening[] {
    const what = failure.timedOut ? 'TimedOut' : 'Failed';
    const details = errorDetails(failure.error, failure.causeText);
    switch (resource.kind) {
      case 'lambda':
        return [{ type: `LambdaFunction${what}`, details: [`lambdaFunction${what}EventDetails`, details], at }];
      case 'activity':
        return [{ type: `Activity${what}`, details: [`activity${what}EventDetails`, details], at }];
      case 'integration':
        return [{ type: `Task${what}`, details: [`task${what}EventDetails`, { ...named(resource), ...details }], at }];
    }
  },

  activityStarted(at: number, workerName: string | undefined): Happening {
    const details: JsonObject = workerName === undefined ? {} : { workerName };
    return { type: 'ActivityStarted', details: ['activityStartedEventDetails', details], at };
  },
};

function named(resource: Extract<TaskResource, { kind: 'integration' }>): JsonObject {
  return { resourceType: resource.resourceType, resource: resource.resource };
}
