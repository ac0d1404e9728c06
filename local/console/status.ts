import { bootedStacks } from '../cloudformation/service.ts';
import type { BootedStack } from '../cloudformation/stack.ts';
import type { LocalCloud } from '../core/runtime.ts';
import type { RequestRecord } from '../core/tracing.ts';
import { html, page } from './layout.ts';
import type { Html, Link } from './layout.ts';

const SHOWN_REQUESTS = 20;
/** CDK's own outputs from stack to stack. */
const CROSS_STACK = 'ExportsOutput';
const SHOWN_CALLS = 40;

/** What runs, what the template declared, what of it does nothing here and why, and what happened last. */
export function statusPage(cloud: LocalCloud, links: readonly Link[]): string {
  const stacks = bootedStacks(cloud);
  return page(
    'Status',
    links,
    html`<p class="soft">
        Account ${cloud.accountId}, region ${cloud.region}. Web ${address(cloud.ports.web)}, GraphQL
        ${address(cloud.ports.graphql)}, AWS endpoint ${address(cloud.ports.aws)} (access key local, secret local).
        State in ${cloud.directory ?? 'memory'}.
      </p>
      ${warnings(cloud)}
      <h2>Recent requests</h2>
      ${requests(cloud.trace.recent().slice(0, SHOWN_REQUESTS))}
      <h2>Services</h2>
      ${services(cloud)}
      <h2>Calls since the start</h2>
      ${calls(cloud)} ${stacks.map(stackSection)}`,
  );
}

/** The last five hundred requests with their steps. */
export function requestPage(cloud: LocalCloud, links: readonly Link[]): string {
  return page('Requests', links, requests(cloud.trace.recent()));
}

function address(port: number): Html {
  const url = `http://127.0.0.1:${port}`;
  return html`<a href="${url}">${url}</a>`;
}

function warnings(cloud: LocalCloud): Html {
  const lines = cloud.trace.warnings();
  if (lines.length === 0) return html``;
  return html`<h2>Warnings</h2>
    <ul>
      ${lines.slice(-SHOWN_REQUESTS).map(({ line }) => html`<li>${line}</li>`)}
    </ul>`;
}

function services(cloud: LocalCloud): Html {
  const rows = [...cloud.services.values()].map((service) => {
    const facts = Object.entries(service.status?.() ?? {}).map(([name, value]) => `${name}: ${value}`);
    return html`<tr>
      <th scope="row">${service.name}</th>
      <td>${facts.join(' · ')}</td>
    </tr>`;
  });
  return html`<table>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function calls(cloud: LocalCloud): Html {
  const rows = cloud.trace
    .counts()
    .slice(0, SHOWN_CALLS)
    .map(
      (count) =>
        html`<tr>
          <td>${count.service} ${count.action}</td>
          <td class="number">${count.calls}</td>
          <td class="number">${count.failures}</td>
          <td class="number">${(count.milliseconds / count.calls).toFixed(1)} ms</td>
          <td class="number">${Math.round(count.inputBytes / count.calls)} B</td>
        </tr>`,
    );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Action</th>
        <th scope="col" class="number">Calls</th>
        <th scope="col" class="number">Refused or failed</th>
        <th scope="col" class="number">Mean</th>
        <th scope="col" class="number">Mean input</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function requests(records: readonly RequestRecord[]): Html {
  if (records.length === 0) return html`<p class="soft">None yet.</p>`;
  return html`${records.map((record) => {
    const time = new Date(record.startedAt).toISOString().slice(11, 23);
    const took = record.milliseconds === undefined ? 'running' : `${record.milliseconds.toFixed(1)} ms`;
    return html`<details>
      <summary>
        <span class="soft">${time}</span> <span class="${record.failed ? 'failed' : ''}">${record.title}</span>
        <span class="soft">${took}</span>
      </summary>
      <pre>
${record.steps.map((step) => `${step.milliseconds.toFixed(1).padStart(9)} ms  ${step.text}\n`).join('')}</pre
      >
    </details>`;
  })}`;
}

function stackSection(stack: BootedStack): Html {
  return html`<h2>${stack.stackName}</h2>
    <p class="soft">${stack.resources.length} resources in ${Math.round(stack.milliseconds)} ms</p>
    ${outputs(stack)}
    <details>
      <summary>Resources</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Logical id</th>
            <th scope="col">Here</th>
          </tr>
        </thead>
        <tbody>
          ${stack.resources.map(
            ({ type, logicalId, ref, inert }) =>
              html`<tr>
                <td>${type}</td>
                <td>${logicalId}</td>
                <td class="${inert === undefined ? '' : 'soft'}">
                  ${inert === undefined ? ref : `does nothing: ${inert}`}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
}

function outputs(stack: BootedStack): Html {
  const entries = Object.entries(stack.outputs).filter(([name]) => !name.startsWith(CROSS_STACK));
  if (entries.length === 0) return html``;
  return html`<table>
    <tbody>
      ${entries.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td><code>${value}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
