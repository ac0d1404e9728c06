import type { Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsJson } from '../core/protocols.ts';
import { stepFunctionsActions } from './api.ts';
import { createExecutions } from './executions.ts';
import { mountExecutionsPage } from './executionsPage.ts';
import { createMachines } from './machines.ts';

/**
 * AWS Step Functions: runs the Amazon States Language in JSONPath and JSONata. Standard executions are journalled, so that
 * a kill at any moment resumes them; express ones live in memory. Distributed maps are refused when the template is provided.
 */
export function createStepFunctions(cloud: Cloud): Service {
  const store = cloud.store('states');
  const executions = createExecutions(cloud, store);
  const machines = createMachines(cloud, store, executions.journal);
  mountExecutionsPage(cloud, machines, executions);
  const actions = stepFunctionsActions(cloud, machines, executions);

  const call: NonNullable<Service['call']> = async (action, input, caller) => {
    const perform = actions[action];
    if (perform === undefined)
      throw new AwsError('UnknownOperationException', `The local cloud has no states:${action}.`);
    return perform(input, caller);
  };

  return {
    name: 'states',
    resources: machines.providers,
    call,
    handle: awsJson({ call }, '1.0'),
    start() {
      executions.forgetOld();
      executions.resume();
      return Promise.resolve();
    },
    stop: () => executions.suspend(),
    status: () => ({ 'State machines': machines.list().length, 'Running executions': executions.runningCount() }),
  };
}
