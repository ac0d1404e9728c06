import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readAssembly } from './assembly.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assembly-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(directory: string, files: Record<string, unknown>): void {
  mkdirSync(directory, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), JSON.stringify(content));
}

const stack = (id: string, dependencies: string[] = [], environment = 'aws://unknown-account/unknown-region') => ({
  type: 'aws:cloudformation:stack',
  environment,
  dependencies,
  displayName: `Stage/${id}`,
  properties: { templateFile: `${id}.json`, stackName: `stage-${id}` },
});

it('puts stacks after those that they depend on, those of stages included', () => {
  const api = stack('Api', ['State', 'Api.assets'], 'aws://111122223333/eu-west-1');
  write(folder, {
    'manifest.json': { artifacts: { Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'stage' } } } },
  });
  const assets = { type: 'cdk:asset-manifest', properties: { file: 'Api.assets.json' } };
  write(join(folder, 'stage'), {
    'manifest.json': { artifacts: { Api: api, 'Api.assets': assets, State: stack('State') } },
    'Api.json': { Resources: {} },
    'State.json': {},
    'Api.assets.json': {
      files: {
        abc: { source: { path: 'asset.abc' }, destinations: { here: { bucketName: 'b', objectKey: 'abc.zip' } } },
      },
    },
  });
  const { stacks, assets: files } = readAssembly(folder);
  expect(stacks.map(({ displayName }) => displayName)).toEqual(['Stage/State', 'Stage/Api']);
  expect(stacks[1]).toMatchObject({ stackName: 'stage-Api', accountId: '111122223333', region: 'eu-west-1' });
  expect(stacks[0]).toMatchObject({ accountId: undefined, region: undefined });
  expect(files.get('abc.zip')).toBe(join(folder, 'stage', 'asset.abc'));
});

it('refuses stacks that depend on each other, by name', () => {
  write(folder, {
    'manifest.json': { artifacts: { A: stack('A', ['B']), B: stack('B', ['A']) } },
    'A.json': {},
    'B.json': {},
  });
  expect(() => readAssembly(folder)).toThrow('Stacks depend on each other: A → B → A');
});

it('names a file that cannot be read', () => {
  write(folder, { 'manifest.json': { artifacts: { A: stack('A') } } });
  expect(() => readAssembly(folder)).toThrow('A.json cannot be read');
});
