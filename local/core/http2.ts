import { createServer } from 'node:http2';
import type { Http2ServerRequest, Http2ServerResponse, ServerHttp2Session } from 'node:http2';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The first byte of an HTTP/2 connection preface, `PRI * HTTP/2.0`. No HTTP/1.1 method that AWS uses begins with it. */
const prefaceByte = 'P'.charCodeAt(0);
const preface = Buffer.from('PRI ');

/**
 * Lets a cleartext HTTP/1.1 server speak HTTP/2 on the same port, for clients that begin with it: the SDK's clients of
 * services with two-way streams (Bedrock Runtime) do so on every call. Answers what ends the HTTP/2 connections.
 * https://httpwg.org/specs/rfc9113.html#known-http
 */
export function speakHttp2(
  server: Server,
  answer: (incoming: Http2ServerRequest, outgoing: Http2ServerResponse) => void,
): () => void {
  const sessions = new Set<ServerHttp2Session>();
  const undecided = new Set<Socket>();
  const second = createServer((incoming, outgoing) => {
    // The pseudo-headers stay beside it, since the SDK signs `:authority` in the place of `host`.
    incoming.headers.host ??= incoming.authority;
    answer(incoming, outgoing);
  });
  second.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  const speakFirst = server.listeners('connection');
  server.removeAllListeners('connection');

  const decide = (socket: Socket): void => {
    const start: unknown = socket.read();
    if (!Buffer.isBuffer(start)) {
      socket.once('readable', () => decide(socket));
      return;
    }
    if (start[0] === prefaceByte && start.length < preface.length) {
      socket.unshift(start);
      socket.once('readable', () => decide(socket));
      return;
    }
    undecided.delete(socket);
    socket.unshift(start);
    if (start.subarray(0, preface.length).equals(preface)) second.emit('connection', socket);
    else for (const listener of speakFirst) Reflect.apply(listener, server, [socket]);
  };
  server.on('connection', (socket: Socket) => {
    undecided.add(socket);
    socket.once('close', () => undecided.delete(socket));
    socket.on('error', () => socket.destroy());
    decide(socket);
  });

  return () => {
    for (const session of sessions) session.destroy();
    for (const socket of undecided) socket.destroy();
  };
}
