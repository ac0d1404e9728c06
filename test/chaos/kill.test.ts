import { S3Client, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ListExecutionsCommand, ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outputs } from '#dev/cloud.ts';
import type { Document } from '#dev/upload.ts';
import { DEMO_PASSWORD } from '#dev/users.ts';
import { fieldsObject, readingExecution, readingObject, readingsFolder } from '#model/keys.ts';
import type { GeneratedInvoice, InvoiceSpec } from '#test/documents/generate.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { randomFrom } from '#test/documents/random.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import type { MarqueeProcess, StartedProcess } from '#test/kit/process.ts';
import { runMarquee, spawnMarquee } from '#test/kit/process.ts';
import { processesWith } from '#test/kit/processes.ts';
import { LOOK_AGAIN, until } from '#test/kit/until.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFailed } from 'vitest';

const CUSTOMER = 'customer@marquee.example';
/** From the last start on. Shorter than any visibility time-out: a message that waits for one to end is too late. */
const SETTLES_WITHIN = 40_000;
/** Whatever the killed process had started is gone so soon. */
const ORPHANS_END_WITHIN = 5_000;
/** AWAITING_UPLOAD, SCANNING, READING, READ: an invoice that is read once changes no more often than this. */
const MOST_VERSIONS = 4;
const KILLS = 8;
/** Long enough for a boot, or for most of a reading. */
const LONGEST_LIFE = 2_500;

interface Uploaded {
  readonly invoiceId: string;
  readonly total: string;
}

const mediaTypes = { 'application/pdf': 'PDF', 'image/png': 'PNG', 'image/jpeg': 'JPEG' } as const;

function documentOf({ bytes, fileName, mediaType }: GeneratedInvoice): Document {
  return { name: fileName, mediaType: mediaTypes[mediaType], bytes };
}

/** One page of text, a picture whose recognition takes a second, and three pages that take the asynchronous job. */
const makers = [
  (spec: InvoiceSpec) => generateInvoice(spec),
  async (spec: InvoiceSpec) => scanInvoice(await generateInvoice(spec)),
  (spec: InvoiceSpec) => generateInvoice({ ...spec, lines: 70 }),
] as const;

describe('a local cloud that is killed', () => {
  let directory: string;
  let port: number;
  let marquee: MarqueeProcess | undefined;
  let starting: StartedProcess | undefined;
  /** The highest version of each invoice that anybody was told of. */
  const versions = new Map<string, number>();
  let made = 0;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'marquee-chaos-'));
    port = await freePorts();
  });

  afterEach(async () => {
    starting?.child.kill('SIGKILL');
    await starting?.exit;
    await kill();
  });

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  async function start(): Promise<Person> {
    marquee = await runMarquee(directory, ['--port', String(port)]);
    return signedIn(marquee.outputs, CUSTOMER, DEMO_PASSWORD);
  }

  function running(): MarqueeProcess {
    if (marquee === undefined) throw new Error('No local cloud runs.');
    return marquee;
  }

  async function send(person: Person, kind: number): Promise<Uploaded> {
    made += 1;
    const make = makers[kind % makers.length] ?? generateInvoice;
    const generated = await make({ seed: 100 + made, layout: 'classic', language: 'en', currency: 'USD' });
    const { invoiceId } = await upload(running().outputs, person, documentOf(generated));
    return { invoiceId, total: generated.truth.total };
  }

  /** Statuses of all invoices. Fails where a version is lower than one that was seen before. */
  async function look(person: Person): Promise<Map<string, string>> {
    const { invoices } = await person.run<{
      invoices: { nodes: { id: string; status: string; version: number }[] };
    }>('{ invoices(first: 100) { nodes { id status version } } }');
    for (const { id, version } of invoices.nodes) {
      expect(version).toBeGreaterThanOrEqual(versions.get(id) ?? 0);
      versions.set(id, version);
    }
    return new Map(invoices.nodes.map(({ id, status }) => [id, status]));
  }

  async function kill(): Promise<void> {
    await marquee?.kill();
    marquee = undefined;
    await until('its processes to end', () => processesWith(directory).length === 0, ORPHANS_END_WITHIN);
  }

  async function expectRead(person: Person, uploads: readonly Uploaded[]): Promise<void> {
    const deadline = performance.now() + SETTLES_WITHIN;
    for (const { invoiceId, total } of uploads) {
      const invoice = await whenSettled(person, invoiceId, Math.max(deadline - performance.now(), 1));
      expect(['READ', 'NEEDS_REVIEW']).toContain(invoice.status);
      expect(invoice.total?.value).toBe(total);
      expect(invoice.attempt).toBe(1);
      expect(invoice.version).toBeGreaterThanOrEqual(versions.get(invoiceId) ?? 0);
      expect(invoice.version).toBeLessThanOrEqual(MOST_VERSIONS);
      const kept = await readingsOf(running().outputs, invoiceId);
      expect(kept).toEqual(expect.arrayContaining([readingObject(invoiceId, 1), fieldsObject(invoiceId, 1)]));
      // Nothing of a second attempt.
      expect(kept.filter((key) => !key.startsWith(`${readingsFolder(invoiceId)}1.`))).toEqual([]);
    }
    const executions = await executionsOf(running().outputs);
    for (const { invoiceId } of uploads) {
      expect(executions.filter(({ name }) => name.startsWith(invoiceId))).toEqual([
        { name: readingExecution(invoiceId, 1), status: 'SUCCEEDED' },
      ]);
    }
  }

  it.each(['SCANNING', 'READING'])(
    'while invoices are %s brings each to its end after the next start',
    async (moment) => {
      const person = await start();
      const uploads = await Promise.all(makers.map((_, kind) => send(person, kind)));
      const caught = async (): Promise<boolean> => {
        const statuses = await look(person);
        return uploads.some(({ invoiceId }) => statuses.get(invoiceId) === moment);
      };
      await until(`an invoice to be ${moment}`, caught, SETTLES_WITHIN, LOOK_AGAIN);
      await kill();
      await expectRead(await start(), uploads);
      await kill();
    },
  );

  it(`${KILLS} times, at moments that nobody chose, loses no invoice and reads none twice`, async () => {
    const seed = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 1_000_000));
    onTestFailed(() => {
      console.error(`CHAOS_SEED=${seed} kills at the same moments again.`);
    });
    const random = randomFrom(seed);
    const uploads: Uploaded[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const life = random.next() * LONGEST_LIFE;
      // Each fourth dies while it boots.
      if (round % 4 === 3) {
        starting = spawnMarquee(['--dir', directory, '--port', String(port)]);
        await new Promise((resume) => setTimeout(resume, life));
        starting.child.kill('SIGKILL');
        await starting.exit;
        starting = undefined;
        await kill();
        continue;
      }
      const person = await start();
      uploads.push(await send(person, round), await send(person, round + 1));
      const end = performance.now() + life;
      while (performance.now() < end) await look(person);
      await kill();
    }
    await expectRead(await start(), uploads);
    await kill();
  });
});

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Keys of whatever readings of an invoice are kept. */
async function readingsOf(outputs: Outputs, invoiceId: string): Promise<string[]> {
  const { aws: endpoint, region, stack } = outputs;
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const Bucket = stack['DocumentsBucketName'];
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: readingsFolder(invoiceId) }));
  s3.destroy();
  return Contents.map(({ Key }) => String(Key)).sort();
}

async function executionsOf({ aws: endpoint, region }: Outputs): Promise<{ name: string; status: string }[]> {
  const sfn = new SFNClient({ endpoint, region, credentials });
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  const lists = await Promise.all(
    stateMachines
      // Express ones keep no list: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
      .filter(({ type }) => type === 'STANDARD')
      .map(({ stateMachineArn }) => sfn.send(new ListExecutionsCommand({ stateMachineArn }))),
  );
  sfn.destroy();
  return lists.flatMap(({ executions = [] }) =>
    executions.map(({ name, status }) => ({ name: String(name), status: String(status) })),
  );
}
