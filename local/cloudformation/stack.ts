import { createHash } from 'node:crypto';
import type { Provided, Resource, ResourceProvider } from '../core/cloud.ts';
import { OperatorError } from '../core/errors.ts';
import { generatedName } from '../core/names.ts';
import type { LocalCloud } from '../core/runtime.ts';
import { readJson } from './assembly.ts';
import type { ResourceDeclaration, StackArtifact, Template } from './assembly.ts';
import { dependencies } from './graph.ts';
import { inertType, provideInert } from './inert.ts';
import { evaluate, evaluateCondition, NO_VALUE } from './intrinsics.ts';
import type { Scope } from './intrinsics.ts';
import { parameterValues, resolveDynamic } from './parameters.ts';
import type { ParameterOverrides } from './parameters.ts';
import { isRecord } from './values.ts';

export interface StackResource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  readonly ref: string;
  /** Why it does nothing here; `undefined` for a resource that works. */
  readonly inert: string | undefined;
}

export interface BootedStack {
  readonly stackName: string;
  readonly stackId: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly exports: ReadonlyMap<string, string>;
  readonly resources: readonly StackResource[];
  readonly milliseconds: number;
}

export interface StackContext {
  readonly cloud: LocalCloud;
  readonly providers: ReadonlyMap<string, ResourceProvider>;
  /** By object key, for the templates of nested stacks. */
  readonly assets: ReadonlyMap<string, string>;
  readonly overrides: ParameterOverrides;
  /** What earlier stacks exported. */
  readonly exports: ReadonlyMap<string, string>;
}

type StackInput = Pick<StackArtifact, 'stackName' | 'template' | 'parameters'>;

interface Existing {
  readonly ref: string;
  attribute(name: string): unknown;
}

/**
 * Provides what one template declares, each resource as soon as those that it needs are there.
 * Throws `OperatorError` naming stack, resource, type and cause in one line.
 */
export async function bootStack(context: StackContext, stack: StackInput): Promise<BootedStack> {
  const started = performance.now();
  const boot = new StackBoot(context, stack);
  await boot.run();
  return { ...boot.result(), milliseconds: performance.now() - started };
}

class StackBoot {
  readonly #context: StackContext;
  readonly #stack: StackInput;
  readonly #template: Template;
  readonly #stackId: string;
  readonly #existing = new Map<string, Existing>();
  readonly #listed: StackResource[] = [];
  readonly #conditions = new Map<string, boolean>();
  #parameters: ReadonlyMap<string, unknown> = new Map();
  readonly #scope: Scope;

  constructor(context: StackContext, stack: StackInput) {
    this.#context = context;
    this.#stack = stack;
    this.#template = stack.template;
    const { region, accountId } = context.cloud;
    const id = createHash('sha256').update(`${accountId}/${stack.stackName}`).digest('hex');
    const uuid = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join('-');
    this.#stackId = `arn:aws:cloudformation:${region}:${accountId}:stack/${stack.stackName}/${uuid}`;
    this.#scope = {
      region,
      ref: (name) => this.#ref(name),
      attribute: (logicalId, name) => this.#attribute(logicalId, name),
      condition: (name) => this.#condition(name),
      mapping: (map, first, second) => this.#mapping(map, first, second),
      imported: (name) => this.#imported(name),
    };
  }

  async run(): Promise<void> {
    await this.#naming('', async () => {
      if (this.#template.Transform !== undefined) throw new TypeError('templates with a Transform are not supported');
      this.#parameters = await parameterValues(this.#context.cloud, this.#stack, this.#context.overrides);
      await this.#provideAll();
    });
  }

  result(): Omit<BootedStack, 'milliseconds'> {
    const outputs: Record<string, string> = {};
    const exports = new Map<string, string>();
    for (const [name, output] of Object.entries(this.#template.Outputs ?? {})) {
      if (output.Condition !== undefined && !this.#condition(output.Condition)) continue;
      const value = this.#outputValue(name, output.Value);
      outputs[name] = value;
      if (output.Export !== undefined) exports.set(String(evaluate(output.Export.Name, this.#scope)), value);
    }
    const { stackName } = this.#stack;
    return { stackName, stackId: this.#stackId, outputs, exports, resources: this.#listed };
  }

  #outputValue(name: string, value: unknown): string {
    try {
      const result = evaluate(value, this.#scope);
      return Array.isArray(result) ? result.join(',') : String(result);
    } catch (cause) {
      throw this.#failure(`output ${name}`, cause);
    }
  }

  async #provideAll(): Promise<void> {
    const active = Object.fromEntries(
      Object.entries(this.#template.Resources ?? {}).filter(
        ([, { Condition }]) => Condition === undefined || this.#condition(Condition),
      ),
    );
    const graph = dependencies(active);
    const running = new Map<string, Promise<void>>();
    let failed = false;
    const provide = (logicalId: string): Promise<void> => {
      const known = running.get(logicalId);
      if (known !== undefined) return known;
      const work = (async () => {
        await Promise.all([...(graph.get(logicalId) ?? [])].map(provide));
        const declaration = active[logicalId];
        if (failed || declaration === undefined) return;
        await this.#naming(`/${logicalId} (${declaration.Type})`, () => this.#provide(logicalId, declaration));
      })();
      running.set(logicalId, work);
      return work;
    };
    const attempts = Object.keys(active).map((logicalId) =>
      provide(logicalId).catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    );
    const outcome = await Promise.allSettled(attempts);
    const refused = outcome.find((each) => each.status === 'rejected');
    if (refused !== undefined) throw refused.reason;
  }

  async #provide(logicalId: string, declaration: ResourceDeclaration): Promise<void> {
    const type = declaration.Type;
    const evaluated = await resolveDynamic(this.#context.cloud, evaluate(declaration.Properties ?? {}, this.#scope));
    if (!isRecord(evaluated)) throw new TypeError('Properties are no object');
    const resource: Resource = {
      stackName: this.#stack.stackName,
      logicalId,
      type,
      properties: evaluated,
      generatedName: (maximumLength) => generatedName(this.#stack.stackName, logicalId, maximumLength),
    };
    if (type === 'AWS::CloudFormation::Stack') return this.#provideNested(resource);
    const provider = this.#context.providers.get(type);
    if (provider !== undefined) {
      const provided = await provider.provide(resource);
      return this.#add(resource, provided.ref, attributesOf(provided), undefined);
    }
    const inert = inertType(type);
    if (inert === undefined) throw new TypeError('the local cloud does not know this type');
    const provided = provideInert(resource, this.#context.cloud);
    this.#add(resource, provided.ref, (name) => provided.attribute(name), inert.reason);
  }

  async #provideNested(resource: Resource): Promise<void> {
    const url = String(resource.properties['TemplateURL']);
    const file = this.#context.assets.get(url.slice(url.lastIndexOf('/') + 1));
    if (file === undefined) throw new TypeError(`the assembly has no template for ${url}`);
    const given = resource.properties['Parameters'];
    const parameters = Object.fromEntries(
      Object.entries(isRecord(given) ? given : {}).map(([name, value]) => [name, String(value)]),
    );
    const stackName = resource.generatedName(128);
    const nested = await bootStack(
      { ...this.#context, overrides: {} },
      { stackName, template: readJson<Template>(file), parameters },
    );
    this.#listed.push(...nested.resources);
    this.#add(resource, nested.stackId, (name) => nested.outputs[name.replace(/^Outputs\./, '')], undefined);
  }

  #add(resource: Resource, ref: string, attribute: (name: string) => unknown, inert: string | undefined): void {
    this.#existing.set(resource.logicalId, { ref, attribute });
    const { stackName, logicalId, type } = resource;
    this.#listed.push({ stackName, logicalId, type, ref, inert });
  }

  #ref(name: string): unknown {
    const pseudo = this.#pseudo(name);
    if (pseudo !== undefined) return pseudo;
    if (this.#parameters.has(name)) return this.#parameters.get(name);
    const existing = this.#existing.get(name);
    if (existing !== undefined) return existing.ref;
    throw new TypeError(`Ref: there is no parameter or resource ${name}`);
  }

  #pseudo(name: string): unknown {
    const { region, accountId } = this.#context.cloud;
    switch (name) {
      case 'AWS::AccountId':
        return accountId;
      case 'AWS::Region':
        return region;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return this.#stack.stackName;
      case 'AWS::StackId':
        return this.#stackId;
      case 'AWS::NotificationARNs':
        return [];
      case 'AWS::NoValue':
        return NO_VALUE;
      default:
        return undefined;
    }
  }

  #attribute(logicalId: string, name: string): unknown {
    const existing = this.#existing.get(logicalId);
    if (existing === undefined) throw new TypeError(`Fn::GetAtt: there is no resource ${logicalId}`);
    const value = existing.attribute(name);
    if (value === undefined) throw new TypeError(`Fn::GetAtt: ${logicalId} has no attribute ${name}`);
    return value;
  }

  #condition(name: string): boolean {
    const known = this.#conditions.get(name);
    if (known !== undefined) return known;
    const definition = this.#template.Conditions?.[name];
    if (definition === undefined) throw new TypeError(`there is no condition ${name}`);
    const value = evaluateCondition(definition, this.#scope);
    this.#conditions.set(name, value);
    return value;
  }

  #mapping(map: string, first: string, second: string): unknown {
    const outer = this.#template.Mappings?.[map];
    const inner = isRecord(outer) ? outer[first] : undefined;
    return isRecord(inner) ? inner[second] : undefined;
  }

  #imported(name: string): string {
    const value = this.#context.exports.get(name);
    if (value === undefined) throw new TypeError(`Fn::ImportValue: no stack exports ${name}`);
    return value;
  }

  async #naming(place: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      if (cause instanceof OperatorError) throw cause;
      this.#context.cloud.noticeDiskFull(cause);
      throw this.#failure(place, cause);
    }
  }

  #failure(place: string, cause: unknown): OperatorError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new OperatorError(`${this.#stack.stackName}${place}: ${reason}`, { cause });
  }
}

function attributesOf(provided: Provided): (name: string) => unknown {
  const attributes = provided.attributes ?? {};
  return (name) => attributes[name];
}
