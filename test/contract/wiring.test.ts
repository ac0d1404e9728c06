import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#resolvers/wiring.ts';
import { stepsOf, wiring } from '#resolvers/wiring.ts';

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const MAXIMUM_CHARACTERS = 32_768;
const MAXIMUM_STEPS = 10;

const entries = Object.entries<Entry>(wiring);

const codes = [...new Set(entries.flatMap(([, entry]) => stepsOf(entry).map(({ code }) => code)))];

describe('the wiring', () => {
  it.each(codes)('%s is a file with request and response', (code) => {
    const source = readFileSync(`resolvers/${code}.ts`, 'utf8');
    expect(source).toMatch(/export (function|const) request\b/);
    expect(source).toMatch(/export (function|const) response\b/);
  });

  it('leaves no resolver out', () => {
    const files = globSync('resolvers/*/**/*.ts')
      .filter((file) => !file.startsWith('resolvers/shared/') && !file.endsWith('.test.ts'))
      .map((file) => file.slice('resolvers/'.length, -'.ts'.length));
    expect(files.sort()).toEqual([...codes].sort());
  });

  it.each(codes)('%s is built and within AppSync’s limit', (code) => {
    const bundle = `build/resolvers/${code}.js`;
    expect(existsSync(bundle)).toBe(true);
    expect(readFileSync(bundle, 'utf8').length).toBeLessThanOrEqual(MAXIMUM_CHARACTERS);
  });

  it.each(entries)('%s names its file after the field, in its domain’s folder', (field, entry) => {
    const [type = '', name = ''] = field.split('.');
    const own = ['Query', 'Mutation', 'Subscription'].includes(type) ? name : `${type}.${name}`;
    const fileNames = stepsOf(entry).map(({ code }) => code.split('/').slice(1).join('/'));
    expect(fileNames).toContain(own);
    expect(fileNames.filter((file) => file !== own).every((file) => file.startsWith('steps/'))).toBe(true);
  });

  it.each(entries)('%s has no more steps than a pipeline may have', (_field, entry) => {
    expect(stepsOf(entry).length).toBeLessThanOrEqual(MAXIMUM_STEPS);
  });
});
