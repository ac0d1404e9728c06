import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { generateInvoice } from '#test/documents/generate.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import { newPerson } from '#test/kit/person.ts';
import { runMarquee } from '#test/kit/process.ts';
import { until } from '#test/kit/until.ts';

/**
 * Runs in a network namespace of its own, where whatever is not for the loopback interface goes to `out0` and is counted:
 * starts Marquee, signs somebody up, has a page of text and a picture read. At last it speaks to the world on purpose.
 *
 *   node test/chaos/offline.ts DIRECTORY PORT
 *
 * Prints what came of it as one line of JSON, the last.
 */
export interface OfflineReport {
  readonly statuses: readonly string[];
  /** Packets that tried to leave: before, after the journey, and after the connection that was made on purpose. */
  readonly before: number;
  readonly after: number;
  readonly control: number;
}

/** Packets that were sent by `out0`, or would have been had it a wire. https://docs.kernel.org/networking/statistics.html */
function sent(): number {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((each) => each.trim().startsWith('out0:'));
  if (line === undefined) throw new Error('This namespace has no out0.');
  // After the name: eight numbers of what was received, then bytes, packets, errors and drops of what was sent.
  const [packets = 0, errors = 0, drops = 0] = line
    .split(/[\s:]+/)
    .filter(Boolean)
    .slice(10)
    .map(Number);
  return packets + errors + drops;
}

/** Of the networks kept for documentation: nobody has this address. https://datatracker.ietf.org/doc/html/rfc5737 */
const NOBODY = '198.51.100.7';

async function speakToTheWorld(): Promise<number> {
  const before = sent();
  const socket = connect(80, NOBODY);
  socket.on('error', () => undefined);
  await until('a packet', () => sent() > before, 5_000);
  socket.destroy();
  return sent();
}

const [directory = '', port = ''] = process.argv.slice(2);
const before = sent();
const marquee = await runMarquee(directory, ['--port', port]);
const person = await newPerson(marquee.outputs, 'offline');
const page = await generateInvoice({ seed: 3, layout: 'classic', language: 'en', currency: 'USD' });
const picture = await scanInvoice(
  await generateInvoice({ seed: 4, layout: 'letter', language: 'en', currency: 'USD' }),
);
const uploads = [
  await upload(marquee.outputs, person, { name: page.fileName, mediaType: 'PDF', bytes: page.bytes }),
  await upload(marquee.outputs, person, { name: picture.fileName, mediaType: 'PNG', bytes: picture.bytes }),
];
const statuses: string[] = [];
for (const { invoiceId } of uploads) statuses.push((await whenSettled(person, invoiceId)).status);
for (const url of [marquee.outputs.web, marquee.outputs.status, marquee.outputs.graphiql]) {
  if (!(await fetch(url)).ok) throw new Error(`${url} does not answer.`);
}
await marquee.interrupt();
const after = sent();
const report: OfflineReport = { statuses, before, after, control: await speakToTheWorld() };
console.log(JSON.stringify(report));
