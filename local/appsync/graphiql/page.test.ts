import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { consolePages } from '../../console/pages.ts';
import { close, listen } from '../../core/endpoint.ts';
import { openGateway, testPoolId, type TestGateway } from '../testing.ts';

let gateway: TestGateway | undefined;

afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

describe('the GraphiQL page', () => {
  it('knows the API and serves its bundle and workers', { timeout: 60_000 }, async () => {
    gateway = await openGateway({ schema: 'type Query { a: String }' });
    const page = consolePages(gateway.cloud.cloud).find((one) => one.path === '/graphiql');
    const server = createServer((incoming, outgoing) => {
      const url = new URL(incoming.url ?? '', 'http://localhost');
      const path = url.pathname.replace('/graphiql', '') || '/';
      void page?.handler({ method: 'GET', path, query: url.searchParams, incoming, outgoing });
    });
    const port = await listen(server, 0);
    try {
      const get = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${port}/graphiql${path}`);
      const html = await (await get('/')).text();
      expect(html).toContain(`"userPoolId":"${testPoolId}"`);
      expect(html).toContain(`"endpoint":"${gateway.url}"`);
      for (const name of ['app.js', 'app.css', 'editor.worker.js', 'graphql.worker.js', 'json.worker.js']) {
        const response = await get(`/${name}`);
        expect([name, response.status]).toEqual([name, 200]);
      }
      expect((await get('/none.js')).status).toBe(404);
    } finally {
      await close(server);
    }
  });
});
