import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginBuild, buildInputs, hashOf, isBuilt, noteBuilt } from './sources.ts';

describe('a build', () => {
  const home = process.cwd();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'marquee-sources-'));
    process.chdir(folder);
    mkdirSync('build');
    mkdirSync('reading');
    writeFileSync('reading/words.ts', 'first');
    noteBuilt(hashOf(buildInputs));
  });

  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  });

  it('stands for what it was made from, and for nothing else', () => {
    expect(isBuilt()).toBe(true);
    writeFileSync('reading/words.ts', 'second');
    expect(isBuilt()).toBe(false);
    writeFileSync('reading/words.ts', 'first');
    expect(isBuilt()).toBe(true);
    writeFileSync('reading/more.ts', '');
    expect(isBuilt()).toBe(false);
  });

  it('is not made of tests', () => {
    writeFileSync('reading/words.test.ts', 'whatever');
    expect(isBuilt()).toBe(true);
  });

  it('counts as none from the moment at which another begins', () => {
    beginBuild();
    expect(isBuilt()).toBe(false);
  });
});
