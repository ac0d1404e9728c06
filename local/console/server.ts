import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { close, listen } from '../core/endpoint.ts';
import type { LocalCloud } from '../core/runtime.ts';
import { html, page } from './layout.ts';
import type { Link } from './layout.ts';
import { consolePages } from './pages.ts';
import { requestPage, statusPage } from './status.ts';

/** Opens the console: the status page at `/`, and whatever pages the services have mounted. */
export async function openConsole(cloud: LocalCloud, port: number): Promise<void> {
  const server = createServer((incoming, outgoing) => {
    answer(cloud, incoming, outgoing).catch((error: unknown) => {
      cloud.trace.warn(`the console could not answer ${incoming.url ?? ''}: ${String(error)}`);
      if (outgoing.headersSent) outgoing.destroy();
      else reply(outgoing, 500, page('This page failed', links(cloud), html`<p>${String(error)}</p>`));
    });
  });
  const bound = await listen(server, port);
  cloud.ports = { ...cloud.ports, console: bound };
  cloud.onStop(() => close(server));
}

async function answer(cloud: LocalCloud, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://console');
  const mounted = consolePages(cloud).find(({ path }) => url.pathname === path || url.pathname.startsWith(`${path}/`));
  if (mounted !== undefined) {
    const path = url.pathname.slice(mounted.path.length) || '/';
    await mounted.handler({ method: incoming.method ?? 'GET', path, query: url.searchParams, incoming, outgoing });
    return;
  }
  if (url.pathname === '/') {
    reply(outgoing, 200, statusPage(cloud, links(cloud)));
    return;
  }
  if (url.pathname === '/requests') {
    reply(outgoing, 200, requestPage(cloud, links(cloud)));
    return;
  }
  reply(outgoing, 404, page('No such page', links(cloud), html`<p>There is nothing at ${url.pathname}.</p>`));
}

function links(cloud: LocalCloud): readonly Link[] {
  const mounted = consolePages(cloud).map(({ path, title }) => ({ href: path, title }));
  return [{ href: '/', title: 'Status' }, { href: '/requests', title: 'Requests' }, ...mounted];
}

function reply(outgoing: ServerResponse, status: number, content: string): void {
  outgoing.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  outgoing.end(content);
}
