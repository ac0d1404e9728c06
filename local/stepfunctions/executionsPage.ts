import type { Cloud } from '../core/cloud.ts';
import { html, page } from '../console/layout.ts';
import type { Html } from '../console/layout.ts';
import { consolePages, registerConsolePage } from '../console/pages.ts';
import type { Executions } from './executions.ts';
import type { HistoryEvent } from './history.ts';
import { isObject } from './language/json.ts';
import type { Machines } from './machines.ts';
import type { ExecutionRecord } from './records.ts';

const path = '/executions';
const shown = 100;
const textLength = 2_000;

/** Mounts `/executions` on the console: the newest executions, and `/executions/<arn>` with the steps of one. */
export function mountExecutionsPage(cloud: Cloud, machines: Machines, executions: Executions): void {
  registerConsolePage(cloud, {
    path,
    title: 'Executions',
    handler({ method, path: below, outgoing }) {
      if (method !== 'GET' && method !== 'HEAD') {
        outgoing.writeHead(405).end('Only reading is possible here.');
        return;
      }
      const links = consolePages(cloud).map((each) => ({ href: each.path, title: each.title }));
      const arn = decodeURIComponent(below.slice(1));
      const record = arn === '' ? undefined : newest(machines, executions).find((each) => each.arn === arn);
      const [title, content] =
        record === undefined
          ? (['Executions', listing(newest(machines, executions))] as const)
          : ([`${record.machineName} ${record.name}`, detail(record, executions.journal.events(record.arn))] as const);
      outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(title, links, content));
    },
  });
}

function newest(machines: Machines, executions: Executions): ExecutionRecord[] {
  return machines
    .list()
    .flatMap(({ arn }) => executions.journal.list(arn))
    .sort((left, right) => right.startDate - left.startDate);
}

function listing(records: readonly ExecutionRecord[]): Html {
  if (records.length === 0) return html`<p>No standard execution has been started yet.</p>`;
  const rows = records.slice(0, shown).map(
    (record) =>
      html`<tr>
        <td><a href="${path}/${encodeURIComponent(record.arn)}">${record.name}</a></td>
        <td>${record.machineName}</td>
        <td>${status(record)}</td>
        <td>${instant(record.startDate)}</td>
        <td class="number">${duration(record)}</td>
      </tr>`,
  );
  return html`<p class="soft">The newest ${rows.length} of ${records.length}.</p>
    <table>
      <thead>
        <tr>
          <th>Execution</th>
          <th>State machine</th>
          <th>Status</th>
          <th>Started</th>
          <th class="number">Took</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function detail(record: ExecutionRecord, events: readonly HistoryEvent[]): Html {
  const rows = events.map(
    (event) =>
      html`<tr>
        <td class="number">${event.id}</td>
        <td class="number">${Math.round(event.timestamp * 1000 - record.startDate)} ms</td>
        <td>
          ${/Failed|TimedOut|Aborted/.test(event.type)
            ? html`<span class="failed">${words(event.type)}</span>`
            : words(event.type)}
        </td>
        <td>${facts(event)}</td>
      </tr>`,
  );
  return html`<p>${status(record)} · started ${instant(record.startDate)} · took ${duration(record)}</p>
    <p class="soft">${record.arn}</p>
    ${record.error === undefined ? '' : html`<p class="failed">${record.error} ${cut(record.cause ?? '')}</p>`}
    <table>
      <thead>
        <tr>
          <th class="number">#</th>
          <th class="number">After</th>
          <th>What</th>
          <th>Details</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function facts(event: HistoryEvent): readonly Html[] {
  const details = Object.values(event).find(isObject) ?? {};
  return Object.entries(details)
    .filter(([name]) => !name.endsWith('Details'))
    .map(
      ([name, value]) =>
        html`<pre><b>${name}</b> ${cut(typeof value === 'string' ? value : JSON.stringify(value))}</pre>`,
    );
}

function status({ status: text }: ExecutionRecord): Html {
  const failed = text !== 'RUNNING' && text !== 'SUCCEEDED';
  return failed ? html`<span class="failed">${text}</span>` : html`<span>${text}</span>`;
}

/** `TaskStateEntered` as `Task state entered`. */
function words(type: string): string {
  const spaced = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').slice(0, 19);
}

function duration({ startDate, stopDate }: ExecutionRecord): string {
  return stopDate === undefined ? '…' : `${((stopDate - startDate) / 1000).toFixed(2)} s`;
}

function cut(text: string): string {
  return text.length > textLength ? `${text.slice(0, textLength)}…` : text;
}
