import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { BuildResult } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReceipt } from '#functions/receipts/render/renderReceipt.ts';
import { namesOfTheWorld, receiptOf } from '#test/documents/receipts.ts';
import { ASSETS_FOLDER, assetPlugin, assetsOf, withoutWoff2 } from './assets.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

describe('A bundle that reads files', () => {
  let folder: string;
  let result: BuildResult<{ metafile: true }>;
  let assets: ReadonlyMap<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assets-'));
    const { plugin, found } = assetPlugin();
    result = await build({
      entryPoints: [join(root, 'functions/receipts/render/renderReceipt.ts')],
      outfile: join(folder, 'index.mjs'),
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      minify: true,
      metafile: true,
      logLevel: 'silent',
      plugins: [withoutWoff2, plugin],
    });
    const modules = Object.values(result.metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
    assets = assetsOf(
      found,
      modules.map((input) => join(root, input)),
    );
    await mkdir(join(folder, ASSETS_FOLDER));
    for (const [path, from] of assets) await copyFile(from, join(folder, path));
  });

  afterAll(() => rm(folder, { recursive: true }));

  test('has them beside it, each once', () => {
    expect([...assets.keys()].map((path) => basename(path)).sort()).toEqual([
      'NotoSansJP_400Regular.ttf',
      'NotoSansKR_400Regular.ttf',
      'NotoSansSC_400Regular.ttf',
      'NotoSans_400Regular.ttf',
      'NotoSans_700Bold.ttf',
      'sRGB_IEC61966_2_1.icc',
    ]);
  });

  test('draws with them what the code draws that is not bundled', async () => {
    const bundled: unknown = await import(pathToFileURL(join(folder, 'index.mjs')).href);
    if (typeof bundled !== 'object' || bundled === null || !('renderReceipt' in bundled))
      throw new Error('Nothing draws.');
    const { renderReceipt: draw } = bundled;
    if (typeof draw !== 'function') throw new Error('It does not draw.');
    const content = receiptOf(namesOfTheWorld.map((name) => ({ name })));
    const drawn: unknown = await draw(content);
    expect(drawn).toEqual(await renderReceipt(content));
  });
});

test('Two assets of one name are refused', () => {
  const found = new Map([
    ['/a.ts', ['/one/font.ttf']],
    ['/b.ts', ['/other/font.ttf']],
  ]);
  expect(() => assetsOf(found, ['/a.ts', '/b.ts'])).toThrow('same name');
  expect(assetsOf(found, ['/a.ts']).size).toBe(1);
});
