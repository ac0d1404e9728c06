/**
 * AppSync's server-side cache, in memory.
 * https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html
 */

/** Memory of each type in MiB. https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html */
const memoryOfTypes = {
  SMALL: 1536,
  MEDIUM: 3072,
  LARGE: 12_595,
  XLARGE: 25_651,
  LARGE_2X: 51_681,
  LARGE_4X: 103_813,
  LARGE_8X: 208_138,
  LARGE_12X: 325_396,
} as const;

/** A laptop gives each type a hundredth of what AWS gives it: what is dropped for it is read again. */
const share = 100;
const mebibyte = 1_048_576;

const shortestTtl = 1;
const longestTtl = 3600;

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const keysPerResolver = 25;

const behaviors = ['FULL_REQUEST_CACHING', 'PER_RESOLVER_CACHING'] as const;

type Behavior = (typeof behaviors)[number];
type CacheType = keyof typeof memoryOfTypes;

export interface CacheSettings {
  readonly behavior: Behavior;
  readonly type: CacheType;
  readonly ttlSeconds: number;
}

/** What a resolver says about its entries. */
export interface Caching {
  readonly ttlSeconds: number;
  /** As `arguments.id`, `identity` …; empty: the default. */
  readonly keys: readonly string[];
}

/** What caching keys can be taken of. */
export interface CachedContext {
  readonly arguments: unknown;
  readonly source: unknown;
  readonly identity: unknown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCacheType(value: unknown): value is CacheType {
  return typeof value === 'string' && Object.hasOwn(memoryOfTypes, value);
}

function ttlOf(value: unknown): number {
  const seconds = Number(value);
  if (Number.isInteger(seconds) && seconds >= shortestTtl && seconds <= longestTtl) return seconds;
  throw new TypeError(`A TTL of ${String(value)} seconds is not valid: ${shortestTtl} to ${longestTtl} are`);
}

/** The settings that an `AWS::AppSync::ApiCache` declares. Throws TypeError. */
export function cacheSettingsOf(properties: Readonly<Record<string, unknown>>): CacheSettings {
  const behavior = behaviors.find((one) => one === properties['ApiCachingBehavior']);
  if (behavior === undefined) {
    throw new TypeError(
      `The caching behavior ${String(properties['ApiCachingBehavior'])} is not implemented by the local AppSync`,
    );
  }
  const type = properties['Type'];
  if (!isCacheType(type)) {
    throw new TypeError(`The cache type ${String(type)} is none of ${Object.keys(memoryOfTypes).join(', ')}`);
  }
  const health = properties['HealthMetricsConfig'];
  if (health !== undefined && health !== 'ENABLED' && health !== 'DISABLED') {
    throw new TypeError(`HealthMetricsConfig is ENABLED or DISABLED, not ${JSON.stringify(health)}`);
  }
  return { behavior, type, ttlSeconds: ttlOf(properties['Ttl']) };
}

/** `$context.arguments.id`, `context.arguments.id` and `ctx.args.id` are one key: the documentation mixes them. */
function keyName(path: string): string {
  return path.replace(/^\$?(?:context|ctx)\./, '').replace(/^args(?=\.|$)/, 'arguments');
}

/** The `CachingConfig` of a resolver; undefined where it has none. Throws TypeError. */
export function cachingOf(properties: Readonly<Record<string, unknown>>): Caching | undefined {
  const declared = properties['CachingConfig'];
  if (declared === undefined) return undefined;
  if (!isRecord(declared)) throw new TypeError('CachingConfig must be an object');
  const keys: readonly unknown[] = Array.isArray(declared['CachingKeys']) ? declared['CachingKeys'] : [];
  if (keys.length > keysPerResolver) {
    throw new TypeError(`A resolver has at most ${keysPerResolver} caching keys, not ${keys.length}`);
  }
  for (const key of keys) {
    // AppSync's own sentence: https://github.com/aws/aws-appsync-community/issues/207
    if (!/^\$?context\.(?:args|arguments|identity|source)(?:\.|$)/.test(String(key))) {
      throw new TypeError(
        'Caching keys need to start with $context.args, $context.arguments, $context.identity, or $context.source.',
      );
    }
  }
  return { ttlSeconds: ttlOf(declared['Ttl']), keys: keys.map((key) => keyName(String(key))) };
}

/** Members in the order of their names, so that equal maps are one text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, canonical(value[name])]),
  );
}

type Part = readonly [name: string, value: unknown];

function entryName(typeName: string, fieldName: string, parts: readonly Part[]): string {
  return `${typeName}.${fieldName}:${JSON.stringify(parts.map(([name, value]) => [name, canonical(value)]))}`;
}

const maps = ['arguments', 'source', 'identity'] as const;

function lookUp(path: string, context: CachedContext): unknown {
  const root = maps.find((map) => path === map || path.startsWith(`${map}.`));
  if (root === undefined) return undefined;
  let at: unknown = context[root];
  for (const name of path.split('.').slice(1)) at = isRecord(at) ? at[name] : undefined;
  return at ?? null;
}

/**
 * The entry that a resolver's answer is kept under; undefined where the cache is not used for it. Without keys it is arguments,
 * source and identity. A key can be one of these maps, or a text, number or boolean in one; where the context has none, AppSync does
 * not use the cache: https://github.com/aws/aws-appsync-community/issues/224, and for lists and objects
 * https://github.com/aws/aws-appsync-community/issues/254
 */
export function cachedEntry(
  { typeName, fieldName }: { readonly typeName: string; readonly fieldName: string },
  keys: readonly string[],
  context: CachedContext,
): string | undefined {
  const parts: Part[] = [];
  for (const key of keys.length === 0 ? maps : keys) {
    const value = lookUp(key, context);
    const whole = maps.some((map) => map === key);
    if (!whole && typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return undefined;
    parts.push([key, value]);
  }
  return entryName(typeName, fieldName, parts);
}

/** The entry that `extensions.evictFromApiCache` names: the same keys in the same order. */
export function evictedEntry(typeName: string, fieldName: string, keys: Readonly<Record<string, unknown>>): string {
  return entryName(
    typeName,
    fieldName,
    Object.entries(keys).map(([path, value]) => [keyName(path), value]),
  );
}

interface Entry {
  readonly text: string;
  readonly bytes: number;
  readonly keptAt: number;
  readonly expiresAt: number;
}

/** What the cache did since the start. */
export interface CacheCounts {
  readonly entries: number;
  readonly bytes: number;
  readonly hits: number;
  readonly misses: number;
  readonly evictions: number;
}

/** Entries as JSON text, so that nobody can change what the next caller gets. Losing any of them makes nothing wrong. */
export class ResolverCache {
  readonly #now: () => number;
  /** The least recently used first. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;
  #hits = 0;
  #misses = 0;
  #evictions = 0;
  /** Undefined: there is no cache. */
  settings: CacheSettings | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  get counts(): CacheCounts {
    return {
      entries: this.#entries.size,
      bytes: this.#bytes,
      hits: this.#hits,
      misses: this.#misses,
      evictions: this.#evictions,
    };
  }

  get(name: string): { readonly value: unknown } | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined || !this.#lives(entry)) {
      this.#misses += 1;
      this.#drop(name);
      return undefined;
    }
    this.#hits += 1;
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    return { value: JSON.parse(entry.text) };
  }

  set(name: string, value: unknown, ttlSeconds: number): void {
    const { settings } = this;
    if (settings === undefined) return;
    const text = JSON.stringify(value ?? null);
    const bytes = Buffer.byteLength(name) + Buffer.byteLength(text);
    const room = (memoryOfTypes[settings.type] / share) * mebibyte;
    this.#drop(name);
    if (bytes > room) return;
    const keptAt = this.#now();
    this.#entries.set(name, { text, bytes, keptAt, expiresAt: keptAt + ttlSeconds * 1000 });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= room) return;
      this.#drop(oldest);
    }
  }

  /** Answers how many entries went. */
  evict(name: string): number {
    const entry = this.#entries.get(name);
    this.#drop(name);
    if (entry === undefined || !this.#lives(entry)) return 0;
    this.#evictions += 1;
    return 1;
  }

  flush(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  /** What was kept by a clock that a test has set back since is none of this time. */
  #lives({ keptAt, expiresAt }: Entry): boolean {
    const now = this.#now();
    return keptAt <= now && now < expiresAt;
  }

  #drop(name: string): void {
    this.#bytes -= this.#entries.get(name)?.bytes ?? 0;
    this.#entries.delete(name);
  }
}
