import { existsSync, globSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';
import { build } from 'esbuild';
import { build as buildWebApp } from 'vite';
import type { Entry } from '#resolvers/wiring.ts';
import { stepsOf, wiring } from '#resolvers/wiring.ts';
import { ASSETS_FOLDER, assetPlugin, assetsOf, withoutWoff2 } from './assets.ts';
import type { Freight } from './budgets.ts';
import { ASSETS_BUDGET, CLIENT_FIRST_LOAD, clientBudget, functionBudget } from './budgets.ts';
import { beginBuild, buildInputs, hashOf, noteBuilt } from './sources.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where everything that is deployed is built: functions/, resolvers/. */
export const buildFolder = join(root, 'build');

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html: characters of a resolver's or a function's code. */
export const MAXIMUM_RESOLVER_CHARACTERS = 32_768;

/** One file that is deployed. `bytes` and `budget` count the code alone, without its source map. */
export interface Bundle {
  /** `invoices/saveReading`; the function's folder or the resolver's code. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly bytes: number;
  readonly budget: number;
}

/** A bundle that is larger than it may be. The message names each, with what it has and what it may have. */
export class OverBudgetError extends Error {
  override readonly name = 'OverBudgetError';
}

/** Every function of the house, `<domain>/<name>`, in alphabetical order. */
export function functionNames(): string[] {
  return globSync('*/*/handler.ts', { cwd: join(root, 'functions') })
    .map((file) => dirname(file).split(sep).join('/'))
    .sort();
}

/** Every resolver's code that the wiring names, each once, in alphabetical order. */
export function resolverCodes(): string[] {
  const entries: readonly Entry[] = Object.values(wiring);
  return [...new Set(entries.flatMap(stepsOf).map((step) => step.code))].sort();
}

/**
 * Builds every function to `build/functions/<domain>/<name>/index.mjs`, in one go.
 * Throws OverBudgetError, and esbuild's own error where the code does not compile.
 */
export async function buildFunctions(): Promise<Bundle[]> {
  const names = functionNames();
  const folder = join(buildFolder, 'functions');
  const assets = assetPlugin();
  const options: BuildOptions = {
    entryPoints: names.map((name) => ({ in: join(root, 'functions', name, 'handler.ts'), out: `${name}/index` })),
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'external',
    // Packages in CommonJS call require for Node's own modules, which an ES module lacks.
    banner: {
      js: "import{createRequire as marqueeRequire}from'node:module';const require=marqueeRequire(import.meta.url);",
    },
    plugins: [withoutCanvas, withoutWoff2, httpRequired, assets.plugin],
    alias: { '@aws-sdk/credential-provider-node': join(root, 'functions/platform/roleCredentials.ts') },
  };
  const metafile = await buildInto(folder, options, (made) =>
    names.flatMap((name) => {
      const modules = inputsOf(made, relative(root, join(folder, name, 'index.mjs'))).map((input) => join(root, input));
      return [...assetsOf(assets.found, modules)].map(([path, from]) => ({ path: join(folder, name, path), from }));
    }),
  );
  return withinBudget(
    names.flatMap((name) => {
      const file = join(folder, name, 'index.mjs');
      const inputs = inputsOf(metafile, relative(root, file));
      const code = bundle(name, file, functionBudget(name, clientsAmong(inputs), freightOf(inputs)));
      return [code, ...assetBundles(name, join(folder, name, ASSETS_FOLDER))];
    }),
  );
}

/**
 * Builds every resolver to `build/resolvers/<code>.js`, as AppSync asks for it, in one go.
 * https://docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html
 * Throws OverBudgetError, and esbuild's own error where the code does not compile.
 */
export async function buildResolvers(): Promise<Bundle[]> {
  const codes = resolverCodes();
  const folder = join(buildFolder, 'resolvers');
  await buildInto(folder, {
    entryPoints: codes.map((code) => ({ in: join(root, 'resolvers', `${code}.ts`), out: code })),
    platform: 'node',
    target: 'esnext',
    external: ['@aws-appsync/utils', '@aws-appsync/utils/*'],
  });
  return withinBudget(codes.map((code) => bundle(code, join(folder, `${code}.js`), MAXIMUM_RESOLVER_CHARACTERS)));
}

/** What a function reads beside its code, as one. */
function assetBundles(name: string, folder: string): Bundle[] {
  if (!existsSync(folder)) return [];
  const bytes = globSync('*', { cwd: folder }).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  return [{ name: `${name}/${ASSETS_FOLDER}`, file: folder, bytes, budget: ASSETS_BUDGET }];
}

function inputsOf(metafile: Metafile, output: string): string[] {
  return Object.keys(metafile.outputs[output.split(sep).join('/')]?.inputs ?? {});
}

/** How many clients of the AWS SDK are among these files. */
function clientsAmong(inputs: readonly string[]): number {
  return new Set(inputs.map((input) => /@aws-sdk\/client-[^/]+/.exec(input)?.[0]).filter(Boolean)).size;
}

function freightOf(inputs: readonly string[]): Freight {
  const carries = (name: string) => inputs.some((input) => input.includes(`node_modules/${name}/`));
  return { pays: carries('stripe'), draws: carries('pdfkit') };
}

/**
 * Nothing in functions/ draws, and Lambda has no canvas. pdf.js looks for one while it is loaded: here it would find that
 * of the development tools, there it would warn.
 */
const withoutCanvas: Plugin = {
  name: 'without-canvas',
  setup(builder) {
    builder.onLoad({ filter: /pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.mjs$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const contents = code.replaceAll('require("@napi-rs/canvas")', 'undefined');
      if (contents === code) throw new Error('pdf.js asks for its canvas in another way than it did.');
      return { contents, loader: 'js' };
    });
  },
};

/**
 * An ES module that imports Node's `http` has it show all its exports, and so load its WebSocket, undici: 25 ms of every cold start, on Lambda
 * more. `require` leaves them alone. https://github.com/nodejs/node/blob/v24.x/lib/http.js
 */
const httpRequired: Plugin = {
  name: 'http-required',
  setup(builder) {
    builder.onResolve({ filter: /^(?:node:)?http$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: 'node:http', external: true } : { path: 'http', namespace: 'required' },
    );
    builder.onLoad({ filter: /.*/, namespace: 'required' }, () => ({
      contents: "module.exports = require('node:http');",
      loader: 'js',
    }));
  },
};

/**
 * `besides` names files that are copied beside what was made of the code. Whoever runs an earlier build goes on with whole files: one that is
 * the same is left alone, another takes its place at once, and what is no longer built is deleted last.
 */
async function buildInto(
  folder: string,
  options: BuildOptions,
  besides: (metafile: Metafile) => readonly { path: string; from: string }[] = () => [],
): Promise<Metafile> {
  beginBuild();
  const { metafile, outputFiles } = await build({
    ...options,
    outdir: folder,
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const copies = besides(metafile);
  for (const { path, from } of copies) await replace(path, await readFile(from));
  for (const { path, contents } of outputFiles) await replace(path, contents);
  const built = new Set([...copies, ...outputFiles].map(({ path }) => path));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !built.has(path) && !path.endsWith(INCOMING)) await rm(path);
  }
  return metafile;
}

/** Ends the name of a file that is on its way, of this build or of one beside it. */
const INCOMING = '.incoming';

async function replace(path: string, contents: Uint8Array): Promise<void> {
  if (existsSync(path) && (await readFile(path)).equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  const incoming = `${path}.${process.pid}${INCOMING}`;
  await writeFile(incoming, contents);
  await rename(incoming, path);
}

function bundle(name: string, file: string, budget: number): Bundle {
  return { name, file, bytes: statSync(file).size, budget };
}

function withinBudget(bundles: Bundle[]): Bundle[] {
  const over = bundles.filter((each) => each.bytes > each.budget);
  if (over.length > 0) {
    throw new OverBudgetError(over.map((each) => `${each.name}: ${each.bytes} bytes of ${each.budget}`).join('; '));
  }
  return bundles;
}

/**
 * Builds the web app to `build/client/`. Answers what it loads first, as one, and each chunk that comes later, by its page.
 * Throws OverBudgetError, and vite's own error where it does not compile.
 */
export async function buildClient(): Promise<Bundle[]> {
  beginBuild();
  // A test runner's own NODE_ENV would make Vite bundle React's development build.
  process.env['NODE_ENV'] = 'production';
  const built = await buildWebApp({ configFile: join(root, 'client/vite.config.ts'), logLevel: 'warn' });
  const chunks = [built]
    .flat()
    .flatMap((each) => ('output' in each ? each.output : []))
    .flatMap((each) => (each.type === 'chunk' ? [each] : []));
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('The web app has no entry.');
  const first = new Set<string>();
  const load = (fileName: string): void => {
    if (first.has(fileName)) return;
    first.add(fileName);
    chunks.find((chunk) => chunk.fileName === fileName)?.imports.forEach(load);
  };
  load(entry.fileName);
  const folder = join(buildFolder, 'client');
  const bytesOf = (fileName: string) => statSync(join(folder, fileName)).size;
  const later = chunks.filter(({ fileName }) => !first.has(fileName));
  return withinBudget([
    {
      name: `client/${CLIENT_FIRST_LOAD}`,
      file: join(folder, entry.fileName),
      bytes: [...first]
        .filter((fileName) => fileName.endsWith('.js'))
        .reduce((sum, fileName) => sum + bytesOf(fileName), 0),
      budget: clientBudget(CLIENT_FIRST_LOAD),
    },
    ...later.map(({ name, fileName }) => bundle(`client/${name}`, join(folder, fileName), clientBudget(name))),
  ]);
}

async function buildAll(): Promise<void> {
  const from = hashOf(buildInputs);
  const built = [...(await buildClient()), ...(await buildFunctions()), ...(await buildResolvers())];
  noteBuilt(from);
  for (const each of built) {
    const share = Math.round((100 * each.bytes) / each.budget);
    console.log(`${relative(root, each.file)}  ${each.bytes} bytes, ${share} % of its budget`);
  }
}

if (import.meta.main) {
  try {
    await buildAll();
  } catch (error) {
    // The compilers' messages name file and line; where they were thrown helps nobody.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
