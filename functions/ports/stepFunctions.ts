import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { ExecutionState, WaitingStep, Workflow } from './workflow.ts';

const client = new SFNClient();

/** A standard workflow of Step Functions. */
export function stateMachine(stateMachineArn: string): Workflow {
  return {
    async start(name, input) {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },

    async state(name) {
      try {
        const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
        const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
        return stateOf(status);
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return 'MISSING';
        throw error;
      }
    },
  };
}

function stateOf(status: string | undefined): ExecutionState {
  switch (status) {
    case 'SUCCEEDED':
    case 'TIMED_OUT':
      return status;
    case 'FAILED':
    case 'ABORTED':
      return 'FAILED';
    default:
      return 'RUNNING';
  }
}

/** Steps of Step Functions that wait for a task token. */
export const waitingStep: WaitingStep = {
  async succeed(taskToken, output) {
    await unlessOver(client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })));
  },
  async fail(taskToken, error, cause) {
    await unlessOver(client.send(new SendTaskFailureCommand({ taskToken, error, cause })));
  },
};

async function unlessOver(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken) return;
    throw error;
  }
}
