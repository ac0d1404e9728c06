import type { ServerResponse } from 'node:http';
import type { Store } from '../../core/store.ts';
import { consolePages, registerConsolePage } from '../../console/pages.ts';
import type { ConsoleRequest } from '../../console/pages.ts';
import type { Link } from '../../console/layout.ts';
import type { Context, Mail } from '../records.ts';
import { answerArrival, composePage } from './compose.ts';
import { answerOutcome } from './outcome.ts';
import { contentsOf, listMessages, listRecipients, openMessage, sourceOf } from './messages.ts';
import { listPage, messagePage } from './page.ts';

const HEARTBEAT_MS = 20_000;
/** Nothing of a mail runs or is fetched; its links open in a window of their own. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const arrivalPaths = ['/compose', '/api/arrivals'];

export interface Inbox {
  /** Tells the open pages of a new mail. */
  announce(mail: Mail): void;
  /** Ends the connections of open pages. */
  close(): void;
}

/**
 * Mounts `/inbox` on the console, and its JSON API for tests and people:
 * `GET /inbox/api/messages?to=` → `{messages: Message[]}`, newest first; `GET …/messages/{id}` → `OpenMessage`;
 * `GET …/messages/{id}/raw` → the source; `GET …/messages/{id}/attachments/{n}` → one attachment;
 * `POST …/messages/{id}/outcome?outcome=` makes it come back or be complained of;
 * `GET /inbox/events` → server-sent events named `mail`; `GET /inbox/compose` → a form that hands a mail in.
 */
export function mountInbox(context: Context): Inbox {
  const { cloud } = context;
  const listeners = new Set<ServerResponse>();
  registerConsolePage(cloud, {
    path: '/inbox',
    title: 'Inbox',
    handler: (request) => answer(context, listeners, request),
  });
  return {
    announce({ id, to, subject }) {
      for (const listener of listeners) listener.write(`event: mail\ndata: ${JSON.stringify({ id, to, subject })}\n\n`);
    },
    close() {
      for (const listener of listeners) listener.end();
      listeners.clear();
    },
  };
}

async function answer(context: Context, listeners: Set<ServerResponse>, request: ConsoleRequest): Promise<void> {
  const { method, path, query, outgoing } = request;
  const { cloud, store } = context;
  const links: Link[] = consolePages(cloud).map((page) => ({ href: page.path, title: page.title }));
  if (method === 'POST' && arrivalPaths.includes(path)) return answerArrival(context, request, links);
  if (method === 'POST' && path.endsWith('/outcome')) return answerOutcome(context, request);
  if (method !== 'GET' && method !== 'HEAD') return send(outgoing, 405, 'text/plain', 'Only reading is possible here.');
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = path
    .split('/')
    .slice(1)
    .map(decodeURIComponent);
  const to = query.get('to') ?? '';
  if (first === '') {
    const messages = listMessages(store, to === '' ? undefined : to);
    return send(outgoing, 200, 'text/html', listPage(links, messages, listRecipients(store), to));
  }
  if (first === 'events') return listen(listeners, outgoing);
  if (first === 'compose') return send(outgoing, 200, 'text/html', composePage(context, links, to));
  if (first === 'api' && second === 'messages')
    return answerApi(store, outgoing, { id: third, part: fourth, index: fifth, to });
  const message = await openMessage(store, first);
  if (message === undefined) return send(outgoing, 404, 'text/plain', 'There is no such mail.');
  if (second === '') return send(outgoing, 200, 'text/html', messagePage(links, message));
  if (second !== 'html') return send(outgoing, 404, 'text/plain', 'There is no such page.');
  outgoing.setHeader('content-security-policy', MAIL_POLICY);
  return send(outgoing, 200, 'text/html', `<base target="_blank">${message.html}`);
}

async function answerApi(
  store: Store,
  outgoing: ServerResponse,
  asked: { id: string; part: string; index: string; to: string },
): Promise<void> {
  if (asked.id === '') {
    const messages = listMessages(store, asked.to === '' ? undefined : asked.to);
    return send(outgoing, 200, 'application/json', JSON.stringify({ messages }));
  }
  if (asked.part === '') {
    const message = await openMessage(store, asked.id);
    if (message !== undefined) return send(outgoing, 200, 'application/json', JSON.stringify(message));
  }
  const source = asked.part === 'raw' ? sourceOf(store, asked.id) : undefined;
  if (source !== undefined) return send(outgoing, 200, 'text/plain', source);
  const contents = asked.part === 'attachments' ? await contentsOf(store, asked.id) : [];
  const content = contents[Number(asked.index)];
  if (content === undefined)
    return send(outgoing, 404, 'application/json', '{"message":"There is no such mail or part."}');
  const name = encodeURIComponent(content.name).replaceAll("'", '%27');
  outgoing.setHeader('content-disposition', `attachment; filename*=UTF-8''${name}`);
  return send(outgoing, 200, 'application/octet-stream', content.bytes);
}

function listen(listeners: Set<ServerResponse>, outgoing: ServerResponse): void {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  outgoing.write(': open\n\n');
  listeners.add(outgoing);
  const heartbeat = setInterval(() => outgoing.write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  outgoing.on('close', () => {
    clearInterval(heartbeat);
    listeners.delete(outgoing);
  });
}

function send(outgoing: ServerResponse, status: number, type: string, body: string | Buffer): void {
  const charset = type.startsWith('text/') ? '; charset=utf-8' : '';
  outgoing.writeHead(status, {
    'content-type': `${type}${charset}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  outgoing.end(body);
}
