import type { GraphQLObjectType } from 'graphql';
import type { Cloud } from '../core/cloud.ts';
import type { ApiAccess, Provider } from './access/providers.ts';
import { ResolverCache, type Caching } from './cache.ts';
import { Documents } from './graphql/documents.ts';
import { buildApiSchema, type ApiSchema } from './graphql/schema.ts';
import { Sandbox } from './runtime/sandbox.ts';
import type { Source } from './sources/source.ts';

export interface ApiSettings {
  readonly apiId: string;
  readonly name: string;
  readonly access: ApiAccess;
  readonly environment: Readonly<Record<string, string>>;
  /** 0: none. */
  readonly queryDepthLimit: number;
  readonly resolverCountLimit: number;
  readonly introspection: boolean;
}

/** A step that asks a data source: a unit resolver's own, or a function of a pipeline. */
export interface Step {
  readonly name: string;
  /** What the log calls it. */
  readonly title: string;
  readonly source: Source;
  /** Undefined for a direct Lambda resolver, which has no code. */
  readonly code: number | undefined;
  /** 0: no batching. */
  readonly maxBatchSize: number;
}

export type Resolver = {
  readonly typeName: string;
  readonly fieldName: string;
  readonly caching: Caching | undefined;
} & (
  | { readonly kind: 'UNIT'; readonly step: Step }
  | { readonly kind: 'PIPELINE'; readonly code: number; readonly steps: readonly Step[] }
);

/** One GraphQL API: what the template declares of it, and the machinery that runs it. */
export class Api {
  readonly apiId: string;
  readonly sandbox: Sandbox;
  readonly sources = new Map<string, Source>();
  readonly functions = new Map<string, Step>();
  readonly cache: ResolverCache;
  readonly apiKeys = new Map<string, { readonly expiresAt: number }>();
  readonly #resolvers = new Map<string, Resolver>();
  #settings: ApiSettings;
  #sdl: string | undefined;
  #schema: ApiSchema | undefined;
  #documents: Documents | undefined;

  constructor(cloud: Cloud, settings: ApiSettings) {
    this.apiId = settings.apiId;
    this.#settings = settings;
    this.sandbox = new Sandbox(() => cloud.now());
    this.sandbox.setEnvironment(settings.environment);
    this.cache = new ResolverCache(() => cloud.now());
  }

  get settings(): ApiSettings {
    return this.#settings;
  }

  /** The same API, declared anew. */
  configure(settings: ApiSettings): void {
    this.#settings = settings;
    this.sandbox.setEnvironment(settings.environment);
    this.#schema = undefined;
    this.#documents = undefined;
  }

  /** Throws GraphQLError where the SDL is not valid. */
  setSchema(sdl: string): void {
    this.#sdl = sdl;
    this.#documents = undefined;
    this.#schema = this.#build(sdl);
  }

  #build(sdl: string): ApiSchema {
    const { primary } = this.#settings.access;
    return buildApiSchema(sdl, { mode: primary.mode, defaultAction: defaultActionOf(primary) });
  }

  get schema(): ApiSchema {
    if (this.#sdl === undefined) throw new Error(`The API ${this.#settings.name} has no schema`);
    this.#schema ??= this.#build(this.#sdl);
    return this.#schema;
  }

  get documents(): Documents {
    const { queryDepthLimit, introspection } = this.#settings;
    this.#documents ??= new Documents(this.schema, { queryDepthLimit, introspection });
    return this.#documents;
  }

  addResolver(resolver: Resolver): void {
    this.#resolvers.set(`${resolver.typeName}.${resolver.fieldName}`, resolver);
  }

  resolver(type: GraphQLObjectType, fieldName: string): Resolver | undefined {
    return this.#resolvers.get(`${type.name}.${fieldName}`);
  }

  get resolverCount(): number {
    return this.#resolvers.size;
  }
}

function defaultActionOf(provider: Provider): 'ALLOW' | 'DENY' {
  return provider.mode === 'AMAZON_COGNITO_USER_POOLS' ? provider.defaultAction : 'ALLOW';
}
