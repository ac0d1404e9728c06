import { createServer } from 'node:http';
import { connect as openHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { close, listen } from './endpoint.ts';
import { speakHttp2 } from './http2.ts';

const stops: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function serve(): Promise<number> {
  const server = createServer((incoming, outgoing) => {
    outgoing.end(`one ${incoming.method} ${incoming.url} ${incoming.headers.host}`);
  });
  const end = speakHttp2(server, (incoming, outgoing) => {
    outgoing.end(`two ${incoming.method} ${incoming.url} ${incoming.headers.host}`);
  });
  const port = await listen(server, 0);
  stops.push(() => close(server), end);
  return port;
}

async function viaHttp2(port: number, path: string): Promise<string> {
  const session = openHttp2(`http://127.0.0.1:${port}`);
  const stream = session.request({ ':path': path });
  let text = '';
  for await (const part of stream) text += String(part);
  session.close();
  return text;
}

test('one port answers HTTP/1.1 and HTTP/2, each by its own listener', async () => {
  const port = await serve();
  const host = `127.0.0.1:${port}`;
  expect(await viaHttp2(port, '/a?b=1')).toBe(`two GET /a?b=1 ${host}`);
  for (const method of ['GET', 'POST', 'PUT', 'PATCH']) {
    const answer = await fetch(`http://${host}/x`, { method });
    expect(await answer.text()).toBe(`one ${method} /x ${host}`);
  }
});

test('a first byte that could begin either waits for the next', async () => {
  const port = await serve();
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('P');
  socket.write('UT /late HTTP/1.1\r\nhost: h\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  let text = '';
  for await (const part of socket) text += String(part);
  expect(text).toContain('one PUT /late h');
});

test('stopping ends connections that have not said anything yet', async () => {
  const port = await serve();
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  await viaHttp2(port, '/');
  const closed = once(socket, 'close');
  for (const stop of stops.splice(0).reverse()) await stop();
  await closed;
});
