import type { Cloud } from '../core/cloud.ts';
import type { ExecutionRecord } from './records.ts';

/** An entry of `PutEvents`. */
export interface StatusEvent {
  readonly Source: 'aws.states';
  readonly DetailType: 'Step Functions Execution Status Change';
  readonly Resources: readonly string[];
  readonly Time: number;
  readonly Detail: string;
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
export function statusEvent(cloud: Pick<Cloud, 'now'>, record: ExecutionRecord): StatusEvent {
  const included = { included: true };
  return {
    Source: 'aws.states',
    DetailType: 'Step Functions Execution Status Change',
    Resources: [record.arn],
    Time: cloud.now() / 1000,
    Detail: JSON.stringify({
      executionArn: record.arn,
      stateMachineArn: record.machineArn,
      stateMachineVersionArn: record.versionArn ?? null,
      stateMachineAliasArn: record.aliasArn ?? null,
      name: record.name,
      status: record.status,
      startDate: record.startDate,
      stopDate: record.stopDate ?? null,
      input: record.input,
      output: record.output ?? null,
      inputDetails: included,
      outputDetails: record.output === undefined ? null : included,
      error: record.error ?? null,
      cause: record.cause ?? null,
      redriveCount: record.redriveCount,
      redriveDate: record.redriveDate ?? null,
    }),
  };
}
