import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { registerConsolePage } from './pages.ts';
import { openConsole } from './server.ts';

let test: TestCloud;

beforeEach(async () => {
  test = await createTestCloud([]);
  await openConsole(test.cloud, 0);
});
afterEach(() => test.stop());

function get(path: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${test.cloud.ports.console}${path}`);
}

it('shows requests, and never runs what stands in them', async () => {
  await test.cloud.trace.request('GET /<script>alert(1)</script>', async () => undefined);
  const text = await (await get('/')).text();
  expect(text).toContain('GET /&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(text).not.toContain('<script>');
});

it('gives a mounted page everything below its path, and links to it', async () => {
  registerConsolePage(test.cloud, {
    path: '/inbox',
    title: 'Inbox',
    handler: ({ path, query, outgoing }) => void outgoing.end(`${path} ${query.get('q') ?? ''}`),
  });
  expect(await (await get('/inbox')).text()).toBe('/ ');
  expect(await (await get('/inbox/1?q=a')).text()).toBe('/1 a');
  expect((await get('/inboxes')).status).toBe(404);
  expect(await (await get('/')).text()).toContain('<a href="/inbox">Inbox</a>');
});

it('shows the failure of a page and goes on', async () => {
  registerConsolePage(test.cloud, {
    path: '/broken',
    title: 'Broken',
    handler: () => {
      throw new TypeError('no such mail');
    },
  });
  const broken = await get('/broken');
  expect(broken.status).toBe(500);
  expect(await broken.text()).toContain('no such mail');
  expect((await get('/')).status).toBe(200);
});
