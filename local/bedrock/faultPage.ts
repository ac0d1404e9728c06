import type { IncomingMessage } from 'node:http';
import type { Cloud } from '../core/cloud.ts';
import { html, page } from '../console/layout.ts';
import { consolePages, registerConsolePage } from '../console/pages.ts';
import { currentBedrockFault, faultKinds, parseFaultKind, setBedrockFault } from './faults.ts';

const path = '/bedrock';
const largestForm = 10_000;

/**
 * Mounts `/bedrock` on the console: what is in force, and a form to change it. For scripts:
 * `POST /bedrock` with the form fields `fault` (a kind, or `none`) and optionally `times`; answers 303.
 */
export function mountFaultPage(cloud: Cloud): void {
  registerConsolePage(cloud, {
    path,
    title: 'Language model',
    async handler({ method, incoming, outgoing }) {
      if (method === 'POST') {
        // No page of another site may change the behaviour of this cloud.
        if (incoming.headers['sec-fetch-site'] === 'cross-site') {
          outgoing.writeHead(403).end();
          return;
        }
        const form = new URLSearchParams(await bodyOf(incoming));
        const kind = parseFaultKind(form.get('fault'));
        const times = Number(form.get('times') ?? '');
        setBedrockFault(cloud, kind === undefined ? undefined : { kind, ...(times > 0 ? { times } : {}) });
        outgoing.writeHead(303, { location: path }).end();
        return;
      }
      const links = consolePages(cloud).map((each) => ({ href: each.path, title: each.title }));
      const fault = currentBedrockFault(cloud);
      const content = html`
        <p>Bedrock's Converse is answered by plain rules; no language model runs here.</p>
        <p>Fault in force: <strong>${fault?.kind ?? 'none'}</strong></p>
        <form method="post" action="${path}">
          <label
            >Fault
            <select name="fault">
              ${['none', ...faultKinds].map((kind) => html`<option>${kind}</option>`)}
            </select></label
          >
          <label>Calls <input name="times" type="number" min="1" placeholder="all" /></label>
          <button>Set</button>
        </form>
      `;
      outgoing
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(page('Language model', links, content));
    },
  });
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > largestForm) throw new RangeError('The form is too large.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
