import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Cloud } from '../../core/cloud.ts';
import { registerConsolePage, type ConsoleRequest } from '../../console/pages.ts';

/** What the page must know of the API it asks. */
export interface GraphiqlTarget {
  readonly name: string;
  readonly endpoint: string;
  readonly userPoolId: string | undefined;
  /** Undefined where the API admits any client of the pool: the page asks for it. */
  readonly clientId: string | undefined;
}

const base = '/graphiql';

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
};

const styles = `
html, body, #app, .signed-in { height: 100%; margin: 0; font: 15px/1.5 system-ui, sans-serif; }
.signed-in { display: flex; flex-direction: column; }
.signed-in > p { margin: 0; padding: .35rem .75rem; text-align: right; border-bottom: 1px solid #8884; }
.signed-in > :last-child { flex: 1; min-height: 0; }
.sign-in { max-width: 22rem; margin: 4rem auto; display: grid; gap: .75rem; padding: 0 1rem; }
.sign-in h1 { font-size: 1.25rem; margin: 0; }
.sign-in label { display: grid; gap: .25rem; }
.sign-in input, button { font: inherit; padding: .4rem .6rem; }
[role=alert] { color: #a8071a; margin: 0; }`;

/** Not `import.meta.resolve`: Vite's module runner, in which tests boot the cloud, has none. */
const { resolve: from } = createRequire(import.meta.url);

/** Bundles the page and the editor's workers; a few seconds, once, when somebody first looks. */
async function bundle(): Promise<Map<string, Uint8Array>> {
  const common = {
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file' },
    logLevel: 'silent',
  } as const;
  const page = build({
    ...common,
    entryPoints: { app: fileURLToPath(new URL('./app.js', import.meta.url)) },
    format: 'esm',
    target: 'es2022',
  });
  const workers = build({
    ...common,
    entryPoints: {
      'editor.worker': from('monaco-editor/esm/vs/editor/editor.worker.js'),
      'json.worker': from('monaco-editor/esm/vs/language/json/json.worker.js'),
      'graphql.worker': from('monaco-graphql/esm/graphql.worker.js'),
    },
    format: 'iife',
  });
  const files = new Map<string, Uint8Array>();
  for (const { outputFiles } of await Promise.all([page, workers])) {
    for (const file of outputFiles) files.set(file.path.replace(/^.*[\\/]/, ''), file.contents);
  }
  return files;
}

function document(target: GraphiqlTarget, cloud: Cloud): string {
  const config = { ...target, base, awsEndpoint: cloud.awsEndpoint, region: cloud.region };
  // `<` would let a value end the script.
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>GraphiQL</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}/app.css">
<style>${styles}</style>
<div id="app"></div>
<script type="application/json" id="config">${json}</script>
<script type="module" src="${base}/app.js"></script>
</html>`;
}

/** Mounts GraphiQL on the console: sign in, ask, change, subscribe. */
export function mountGraphiql(cloud: Cloud, target: () => GraphiqlTarget | undefined): void {
  let bundled: Promise<Map<string, Uint8Array>> | undefined;
  const answer = async ({ path, outgoing }: ConsoleRequest): Promise<void> => {
    const api = target();
    if (api === undefined) {
      outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('There is no GraphQL API.');
      return;
    }
    if (path === '/') {
      outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(document(api, cloud));
      return;
    }
    bundled ??= bundle();
    const name = path.slice(1);
    const file = (await bundled).get(name);
    if (file === undefined) {
      outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    outgoing.writeHead(200, { 'content-type': type }).end(file);
  };
  registerConsolePage(cloud, { path: base, title: 'GraphiQL', handler: answer });
}
