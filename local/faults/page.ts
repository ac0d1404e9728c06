import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { LocalCloud } from '../core/runtime.ts';
import { html, page } from '../console/layout.ts';
import type { Html } from '../console/layout.ts';
import { consolePages, registerConsolePage } from '../console/pages.ts';
import type { ConsoleRequest } from '../console/pages.ts';
import { AwsError, OperatorError } from '../core/errors.ts';
import type { ArmedRule, FaultRule } from './rules.ts';

const PATH = '/faults';
const LARGEST_BODY = 1024 * 1024;
const NO_CONTENT = 204;

/**
 * Mounts `/faults` on the console. For people: what is armed and how often it struck. For programs, in JSON:
 * `POST /faults` (a rule or a list), `GET /faults`, `DELETE /faults[/<id>]`, `POST /faults/clock` (`{ offset, scheduler }` in ms, either or both),
 * `POST | GET | DELETE /faults/calls` (record anew, read, end); `POST /faults/record` is the first of these, too.
 */
export function mountFaultsPage(cloud: LocalCloud): void {
  registerConsolePage(cloud, {
    path: PATH,
    title: 'Faults',
    async handler(request) {
      const { incoming, outgoing, method, path } = request;
      // No page of another site may change the behaviour of this cloud.
      if (method !== 'GET' && incoming.headers['sec-fetch-site'] === 'cross-site') {
        outgoing.writeHead(403).end();
        return;
      }
      if (method === 'GET' && path === '/' && incoming.headers.accept?.includes('text/html') === true) {
        showPage(cloud, outgoing);
        return;
      }
      try {
        await answer(cloud, request);
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        json(outgoing, error.status, { code: error.code, message: error.message });
      }
    },
  });
}

/** The rules in the text of `LOCAL_CLOUD_FAULTS`. Throws `OperatorError` where it is no JSON list. */
export function faultsFrom(text: string | undefined): readonly FaultRule[] {
  if (text === undefined || text === '') return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new OperatorError('LOCAL_CLOUD_FAULTS is no JSON.', { cause });
  }
  if (!Array.isArray(parsed)) throw new OperatorError('LOCAL_CLOUD_FAULTS is no JSON list of rules.');
  return parsed;
}

/** Arms the rules that a start was given. Throws `OperatorError` for one that cannot strike. */
export async function armAtStart({ faults }: LocalCloud, rules: readonly FaultRule[]): Promise<void> {
  for (const rule of rules) {
    try {
      await faults.add(rule);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new OperatorError(error.message, { cause: error });
    }
  }
}

async function answer({ faults }: LocalCloud, { method, path, incoming, outgoing }: ConsoleRequest): Promise<void> {
  switch (`${method} ${path}`) {
    case 'GET /':
      return json(outgoing, 200, {
        rules: faults.list(),
        clockOffset: faults.clockOffset,
        schedulerOffset: faults.schedulerOffset,
        recording: faults.recording,
      });
    case 'POST /': {
      const given: unknown = parsedJson(await bodyOf(incoming));
      const rules: FaultRule[] = Array.isArray(given) ? given : [given];
      const armed: ArmedRule[] = [];
      for (const rule of rules) armed.push(await faults.add(rule));
      return json(outgoing, 201, { rules: armed });
    }
    case 'DELETE /':
      await faults.clear();
      return json(outgoing, NO_CONTENT);
    case 'POST /clock': {
      const { offset, scheduler } = offsetsIn(await bodyOf(incoming));
      if (offset !== undefined) faults.clockOffset = offset;
      if (scheduler !== undefined) await faults.moveScheduler(scheduler);
      return json(outgoing, 200, { clockOffset: faults.clockOffset, schedulerOffset: faults.schedulerOffset });
    }
    case 'POST /record':
    case 'POST /calls':
      faults.record();
      return json(outgoing, NO_CONTENT);
    case 'GET /calls':
      return json(outgoing, 200, faults.recorded());
    case 'DELETE /calls':
      return json(outgoing, 200, faults.stopRecording());
  }
  const id = decodeURIComponent(path.slice(1));
  if (method === 'DELETE' && (await faults.remove(id))) return json(outgoing, NO_CONTENT);
  throw new AwsError('NotFoundException', `There is nothing at ${method} ${PATH}${path}.`, { status: 404 });
}

const offsets = z
  .object({ offset: z.number().optional(), scheduler: z.number().optional() })
  .refine(({ offset, scheduler }) => offset !== undefined || scheduler !== undefined);

function offsetsIn(body: string): z.output<typeof offsets> {
  const given = offsets.safeParse(parsedJson(body));
  if (given.success) return given.data;
  throw new AwsError('ValidationException', 'Give { "offset": milliseconds }, { "scheduler": milliseconds } or both.');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AwsError('SerializationException', 'This is no JSON.', { cause });
  }
}

function json(outgoing: ServerResponse, status: number, content?: object): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  outgoing.end(content === undefined ? undefined : JSON.stringify(content));
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LARGEST_BODY) throw new AwsError('EntityTooLarge', 'The body is too large.', { status: 413 });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function showPage(cloud: LocalCloud, outgoing: ServerResponse): void {
  const links = [
    { href: '/', title: 'Status' },
    ...consolePages(cloud).map((each) => ({ href: each.path, title: each.title })),
  ];
  outgoing
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(page('Faults', links, content(cloud)));
}

function content({ faults }: LocalCloud): Html {
  const rules = faults.list();
  const { calls, bill } = faults.recorded();
  return html`<p class="soft">
      Which calls go wrong on purpose. Programs set them by <code>POST ${PATH}</code>, a test by
      <code>cloud.faults.add</code>; nothing is armed unless somebody did.
    </p>
    <p>
      Clock of the services: ${faults.clockOffset === 0 ? 'as the machine has it' : `${faults.clockOffset} ms ahead`};
      of the Scheduler: ${faults.schedulerOffset === 0 ? 'the same' : `${faults.schedulerOffset} ms ahead of theirs`}.
      Recording: ${faults.recording ? `${calls.length} calls so far` : 'off'}.
    </p>
    <h2>Armed</h2>
    ${rules.length === 0 ? html`<p class="soft">Nothing.</p>` : armedTable(rules)}
    ${bill.length === 0 ? html`` : billTable(bill)}`;
}

function armedTable(rules: readonly ArmedRule[]): Html {
  const rows = rules.map(
    (rule) =>
      html`<tr>
        <td><code>${rule.id}</code></td>
        <td>${rule.service} ${rule.action ?? 'any action'}</td>
        <td>${rule.resource ?? 'any'}${rule.caller === undefined ? '' : ` by ${rule.caller}`}</td>
        <td><code>${JSON.stringify(rule.fault)}</code></td>
        <td class="number">${rule.matches}</td>
        <td class="number">${rule.hits} of ${rule.times}</td>
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Id</th>
        <th scope="col">Strikes</th>
        <th scope="col">At</th>
        <th scope="col">Fault</th>
        <th scope="col" class="number">Matches</th>
        <th scope="col" class="number">Struck</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function billTable(bill: ReturnType<LocalCloud['faults']['recorded']>['bill']): Html {
  const rows = bill.map(
    ({ service, item, resource, quantity }) =>
      html`<tr>
        <td>${service}</td>
        <td>${item}</td>
        <td>${resource}</td>
        <td class="number">${Number(quantity.toFixed(6))}</td>
      </tr>`,
  );
  return html`<h2>What AWS would bill since the recording began</h2>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}
