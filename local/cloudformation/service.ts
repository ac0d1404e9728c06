import type { Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsQuery } from '../core/protocols.ts';
import { crossRegionReferences } from './custom.ts';
import type { BootedStack } from './stack.ts';

const XMLNS = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';
const booted = new WeakMap<Cloud, readonly BootedStack[]>();

/** What was booted, for the API and the status page. */
export function bootedStacks(cloud: Cloud): readonly BootedStack[] {
  return booted.get(cloud) ?? [];
}

export function setBootedStacks(cloud: Cloud, stacks: readonly BootedStack[]): void {
  booted.set(cloud, stacks);
}

/** CloudFormation, to read what stands: the template itself is booted by the local cloud, never changed by the API. */
export function createCloudFormation(cloud: Cloud): Service {
  const call: NonNullable<Service['call']> = async (action, input, caller) => {
    cloud.iam.authorize(caller, { action: `cloudformation:${action}`, resource: '*' });
    switch (action) {
      case 'DescribeStacks':
        return { Stacks: named(cloud, input['StackName']).map(describeStack) };
      case 'DescribeStackResources':
      case 'ListStackResources': {
        const summaries = named(cloud, input['StackName']).flatMap(describeResources);
        return action === 'ListStackResources' ? { StackResourceSummaries: summaries } : { StackResources: summaries };
      }
      case 'ListExports':
        return {
          Exports: bootedStacks(cloud).flatMap(({ stackId, exports }) =>
            [...exports].map(([Name, Value]) => ({ ExportingStackId: stackId, Name, Value })),
          ),
        };
      default:
        throw new AwsError('UnknownOperationException', `The local CloudFormation only reads: it has no ${action}.`);
    }
  };
  return {
    name: 'cloudformation',
    resources: crossRegionReferences(cloud),
    call,
    handle: awsQuery({ call }, { xmlns: XMLNS }),
    status: () => ({
      stacks: bootedStacks(cloud).length,
      resources: bootedStacks(cloud).reduce((sum, { resources }) => sum + resources.length, 0),
    }),
  };
}

function named(cloud: Cloud, name: unknown): readonly BootedStack[] {
  const stacks = bootedStacks(cloud);
  if (name === undefined) return stacks;
  const found = stacks.filter(({ stackName, stackId }) => stackName === name || stackId === name);
  if (found.length === 0) throw new AwsError('ValidationError', `Stack with id ${String(name)} does not exist`);
  return found;
}

function describeStack(stack: BootedStack): object {
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    StackStatus: 'CREATE_COMPLETE',
    CreationTime: new Date(0),
    Outputs: Object.entries(stack.outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
  };
}

function describeResources(stack: BootedStack): object[] {
  return stack.resources.map(({ logicalId, type, ref, inert }) => ({
    LogicalResourceId: logicalId,
    PhysicalResourceId: ref,
    ResourceType: type,
    ResourceStatus: 'CREATE_COMPLETE',
    ...(inert === undefined ? {} : { ResourceStatusReason: `Does nothing here: ${inert}` }),
    LastUpdatedTimestamp: new Date(0),
    Timestamp: new Date(0),
  }));
}
