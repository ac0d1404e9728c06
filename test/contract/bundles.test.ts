import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('the bundled resolvers', () => {
  it('pass the closest thing to the type check that AppSync runs on deployment', () => {
    const report = check();
    expect(report).toBe('');
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
