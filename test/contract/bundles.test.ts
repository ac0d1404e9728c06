import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('the bundled resolvers', () => {
  it('pass the closest thing to the type check that AppSync runs on deployment', () => {
    const report = check();
    expect(report).toBe('');
  });
});

describe('the bundled functions', () => {
  it('do not import http as a module, which loads an unused WebSocket on every cold start', () => {
    const bundles = globSync('build/functions/*/*/index.mjs');
    const imports = /(?:\bfrom|\bimport\(|\bimport)\s*["'](?:node:)?http["']/;
    expect(bundles).not.toEqual([]);
    expect(bundles.filter((bundle) => imports.test(readFileSync(bundle, 'utf8')))).toEqual([]);
  });
});

/** AppSync type-checks code when it is deployed; tsc over the bundles, as JavaScript, comes closest. */
function check(): string {
  try {
    execFileSync('tsc', ['-p', 'test/contract/bundles.tsconfig.json'], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}
