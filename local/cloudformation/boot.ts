import { OperatorError } from '../core/errors.ts';
import type { ResourceProvider } from '../core/cloud.ts';
import type { LocalCloud } from '../core/runtime.ts';
import type { Assembly, StackArtifact } from './assembly.ts';
import { changesSince, remember } from './history.ts';
import type { ParameterOverrides } from './parameters.ts';
import { bootStack } from './stack.ts';
import type { BootedStack } from './stack.ts';

export interface BootOptions {
  readonly stacks: readonly StackArtifact[];
  readonly parameters?: ParameterOverrides;
}

/** Boots the chosen stacks of an assembly, one after another, and tells what changed since the last start. */
export async function bootStacks(cloud: LocalCloud, assembly: Assembly, options: BootOptions): Promise<BootedStack[]> {
  const providers = providersOf(cloud);
  const store = cloud.storeNamed('cloudformation');
  const exports = new Map<string, string>();
  const booted: BootedStack[] = [];
  for (const stack of options.stacks) {
    for (const line of changesSince(store, stack.stackName, stack.template)) cloud.trace.warn(line);
    const overrides = options.parameters ?? {};
    const result = await bootStack({ cloud, providers, assets: assembly.assets, overrides, exports }, stack);
    for (const [name, value] of result.exports) exports.set(name, value);
    remember(store, stack.stackName, stack.template);
    booted.push(result);
  }
  for (const gone of stacksGone(store, assembly.stacks)) {
    cloud.trace.warn(`Stack ${gone} is not in the assembly any more: its state stays behind until --fresh.`);
  }
  return booted;
}

function providersOf(cloud: LocalCloud): ReadonlyMap<string, ResourceProvider> {
  const providers = new Map<string, ResourceProvider>();
  for (const service of cloud.services.values()) {
    for (const [type, provider] of Object.entries(service.resources)) {
      if (providers.has(type)) throw new OperatorError(`Two services provide ${type}; one of them is ${service.name}.`);
      providers.set(type, provider);
    }
  }
  return providers;
}

function stacksGone(store: ReturnType<LocalCloud['storeNamed']>, stacks: readonly StackArtifact[]): string[] {
  const present = new Set(stacks.map(({ stackName }) => stackName));
  return store
    .list('templates')
    .map(({ key }) => key)
    .filter((name) => !present.has(name));
}
