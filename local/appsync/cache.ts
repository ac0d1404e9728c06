interface Entry {
  readonly value: unknown;
  readonly expiresAt: number;
}

export interface CacheSettings {
  readonly behavior: 'FULL_REQUEST_CACHING' | 'PER_RESOLVER_CACHING' | 'OPERATION_LEVEL_CACHING';
  readonly ttlSeconds: number;
}

/** AppSync's server-side cache, in memory: losing it makes nothing wrong. */
export class ResolverCache {
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();
  settings: CacheSettings | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  get(key: string): { readonly value: unknown } | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.expiresAt > this.#now()) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, value: unknown, ttlSeconds: number): void {
    this.#entries.set(key, { value, expiresAt: this.#now() + ttlSeconds * 1000 });
  }

  /** Answers how many entries went. */
  evict(key: string): number {
    return this.#entries.delete(key) ? 1 : 0;
  }

  flush(): void {
    this.#entries.clear();
  }
}

/** The key of a resolver's entry: its field and the values of its caching keys, in their order. */
export function cacheKey(typeName: string, fieldName: string, values: readonly (readonly [string, unknown])[]): string {
  return `${typeName}.${fieldName}:${JSON.stringify(values)}`;
}
