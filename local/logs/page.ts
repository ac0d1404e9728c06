import type { ConsoleRequest } from '../console/pages.ts';
import { html, page } from '../console/layout.ts';
import type { LogGroup } from './events.ts';

const SHOWN_EVENTS = 500;
const HOME = [
  { href: '/', title: 'Status' },
  { href: '/logs', title: 'Logs' },
];

/** The groups, or the newest events of one of them (`/logs?group=…`), newest first. */
export function logsPage(groups: readonly LogGroup[], request: ConsoleRequest): void {
  const chosen = groups.find(({ name }) => name === request.query.get('group'));
  request.outgoing.setHeader('content-type', 'text/html; charset=utf-8');
  request.outgoing.end(chosen === undefined ? overview(groups) : events(chosen));
}

function overview(groups: readonly LogGroup[]): string {
  const rows = groups.map(
    (group) =>
      html`<tr>
        <td><a href="/logs?group=${encodeURIComponent(group.name)}">${group.name}</a></td>
        <td class="number">${group.events.length}</td>
      </tr>`,
  );
  return page(
    'Logs',
    HOME,
    html`<table>
      <thead>
        <tr>
          <th scope="col">Log group</th>
          <th scope="col" class="number">Events</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

function events(group: LogGroup): string {
  const rows = group.events
    .slice(-SHOWN_EVENTS)
    .toReversed()
    .map(
      ({ timestamp, message }) =>
        html`<tr>
          <td class="soft">${new Date(timestamp).toISOString().slice(11, 23)}</td>
          <td><code>${message}</code></td>
        </tr>`,
    );
  return page(
    group.name,
    HOME,
    html`<table>
      <thead>
        <tr>
          <th scope="col">Time (UTC)</th>
          <th scope="col">Message</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}
