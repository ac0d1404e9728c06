import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whatever `build/` is made from. */
export const buildInputs: readonly string[] = [
  'client',
  'functions',
  'model',
  'reading',
  'resolvers',
  'dev/assets.ts',
  'dev/budgets.ts',
  'dev/build.ts',
  'package-lock.json',
  'schema.graphql',
];

/** Holds the hash of what `build/` was made from, while that is whole. */
const STAMP = 'build/.made-from';

/** One hash of files and folders, tests left out, and of further `words`. */
export function hashOf(paths: readonly string[], words: readonly string[] = []): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(words));
  for (const path of paths) add(hash, path);
  return hash.digest('hex').slice(0, 16);
}

/** Whether `build/` holds what its inputs, as they are now, make. */
export function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashOf(buildInputs);
}

/** To be called before anything in `build/` changes: until a whole build is noted it counts as none. */
export function beginBuild(): void {
  rmSync(STAMP, { force: true });
}

/** Notes that `build/` is whole, and the hash of its inputs as they were when it began. */
export function noteBuilt(from: string): void {
  writeFileSync(STAMP, from);
}

function add(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) add(hash, join(path, name));
    return;
  }
  if (/\.test\.tsx?$/.test(path)) return;
  hash.update(path).update('\0').update(readFileSync(path));
}
