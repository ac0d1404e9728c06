import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OperatorError } from '../core/errors.ts';

/** A template as CloudFormation reads it; what stands inside its sections is untyped until it is evaluated. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, ParameterDeclaration>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources?: Readonly<Record<string, ResourceDeclaration>>;
  readonly Outputs?: Readonly<Record<string, OutputDeclaration>>;
  readonly Transform?: unknown;
}

export interface ParameterDeclaration {
  readonly Type: string;
  readonly Default?: string | number;
  readonly AllowedValues?: readonly (string | number)[];
}

export interface ResourceDeclaration {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
}

export interface OutputDeclaration {
  readonly Value: unknown;
  readonly Condition?: string;
  readonly Export?: { readonly Name: unknown };
}

export interface StackArtifact {
  /** Unique in its assembly. */
  readonly id: string;
  /** Path in the construct tree, `Stage/Stack`. */
  readonly displayName: string;
  readonly stackName: string;
  readonly template: Template;
  readonly dependencies: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  /** `undefined` where the stack is environment-agnostic. */
  readonly accountId: string | undefined;
  readonly region: string | undefined;
}

export interface Assembly {
  /** In an order in which each comes after those that it depends on. */
  readonly stacks: readonly StackArtifact[];
  /** File or folder of an asset by its object key. */
  readonly assets: ReadonlyMap<string, string>;
}

interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly dependencies?: readonly string[];
  readonly displayName?: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly directoryName?: string;
    readonly file?: string;
    readonly parameters?: Readonly<Record<string, string>>;
  };
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

/**
 * Reads a CDK cloud assembly with the assemblies of its stages.
 * Throws `OperatorError` where there is none, or where its stacks depend on each other in a circle.
 * https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
 */
export function readAssembly(directory: string): Assembly {
  const assets = new Map<string, string>();
  const stacks = readStacks(resolve(directory), assets);
  return { stacks: inOrder(stacks), assets };
}

function readStacks(directory: string, assets: Map<string, string>): StackArtifact[] {
  const manifestPath = join(directory, 'manifest.json');
  if (!existsSync(manifestPath)) {
    throw new OperatorError(`There is no cloud assembly in ${directory}: run cdk synth first.`);
  }
  const manifest = readJson<Manifest>(manifestPath);
  return Object.entries(manifest.artifacts ?? {}).flatMap(([id, artifact]): StackArtifact[] => {
    const { properties } = artifact;
    switch (artifact.type) {
      case 'cdk:cloud-assembly':
        return properties?.directoryName === undefined
          ? []
          : readStacks(join(directory, properties.directoryName), assets);
      case 'cdk:asset-manifest':
        if (properties?.file !== undefined) readAssets(directory, properties.file, assets);
        return [];
      case 'aws:cloudformation:stack':
        return properties?.templateFile === undefined
          ? []
          : [stackOf(directory, id, artifact, properties.templateFile)];
      default:
        return [];
    }
  });
}

function stackOf(directory: string, id: string, artifact: Artifact, templateFile: string): StackArtifact {
  const [accountId, region] = (artifact.environment ?? '').replace('aws://', '').split('/');
  const known = (part: string | undefined): string | undefined =>
    part === undefined || part === '' || part.startsWith('unknown-') ? undefined : part;
  return {
    id,
    displayName: artifact.displayName ?? id,
    stackName: artifact.properties?.stackName ?? id,
    template: readJson<Template>(join(directory, templateFile)),
    dependencies: artifact.dependencies ?? [],
    parameters: artifact.properties?.parameters ?? {},
    accountId: known(accountId),
    region: known(region),
  };
}

function readAssets(directory: string, file: string, assets: Map<string, string>): void {
  const manifest = readJson<AssetManifest>(join(directory, file));
  for (const asset of Object.values(manifest.files ?? {})) {
    if (asset.source.path === undefined) continue;
    for (const destination of Object.values(asset.destinations)) {
      assets.set(destination.objectKey, join(directory, asset.source.path));
    }
  }
}

function inOrder(stacks: readonly StackArtifact[]): StackArtifact[] {
  const byId = new Map(stacks.map((stack) => [stack.id, stack]));
  const done = new Set<string>();
  const ordered: StackArtifact[] = [];
  const visit = (stack: StackArtifact, path: readonly string[]): void => {
    if (done.has(stack.id)) return;
    if (path.includes(stack.id))
      throw new OperatorError(`Stacks depend on each other: ${[...path, stack.id].join(' → ')}.`);
    for (const id of stack.dependencies) {
      const dependency = byId.get(id);
      if (dependency !== undefined) visit(dependency, [...path, stack.id]);
    }
    done.add(stack.id);
    ordered.push(stack);
  };
  for (const stack of stacks) visit(stack, []);
  return ordered;
}

/** A JSON file of the assembly. The toolkit that wrote it vouches for its shape. */
export function readJson<Shape>(path: string): Shape {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Shape;
  } catch (cause) {
    throw new OperatorError(`The cloud assembly's file ${path} cannot be read.`, { cause });
  }
}
