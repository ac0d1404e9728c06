import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '#dev/users.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { invoiceOf, upload, whenSettled } from '#test/kit/invoices.ts';
import { signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import type { MarqueeProcess } from '#test/kit/process.ts';
import { runMarquee, spawnMarquee } from '#test/kit/process.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CUSTOMER = 'customer@marquee.example';

/** Statuses at which the whole cloud is killed: before the verdict, and in the middle of the reading. */
const moments = ['SCANNING', 'READING'] as const;

describe('a local cloud that is killed', () => {
  let directory: string;
  let port: number;
  let marquee: MarqueeProcess | undefined;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'marquee-chaos-'));
    port = await freePorts();
  });

  afterAll(async () => {
    await marquee?.kill();
    rmSync(directory, { recursive: true, force: true });
  });

  it.each(moments)('while an invoice is %s brings it to its end after the next start', async (moment) => {
    marquee = await runMarquee(directory, ['--port', String(port)]);
    const person = await signedIn(marquee.outputs, CUSTOMER, DEMO_PASSWORD);
    const { bytes, fileName, truth } = await generateInvoice({
      seed: moment.length,
      layout: 'classic',
      language: 'en',
      currency: 'USD',
    });
    const { invoiceId } = await upload(marquee.outputs, person, { name: fileName, mediaType: 'PDF', bytes });
    const running = marquee;
    await until(`the invoice to be at least ${moment}`, async () => {
      const status = (await invoiceOf(person, invoiceId))?.status;
      return status !== 'AWAITING_UPLOAD' && (moment === 'SCANNING' || status !== 'SCANNING');
    });
    await running.kill();

    marquee = await runMarquee(directory, ['--port', String(port)]);
    const again = await signedIn(marquee.outputs, CUSTOMER, DEMO_PASSWORD);
    const invoice = await whenSettled(again, invoiceId, 60_000);
    expect(['READ', 'NEEDS_REVIEW']).toContain(invoice.status);
    expect(invoice.total?.value).toBe(truth.total);
    await marquee.kill();
    marquee = undefined;
  });

  it('leaves nothing running', async () => {
    await until('every process of it to end', () => !processes().includes(directory), 20_000);
  });
});

describe('npm start', () => {
  it('ends on Ctrl-C with everything it started, and keeps its state for the next start', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'marquee-start-'));
    const port = await freePorts();
    try {
      const first = await runMarquee(directory, ['--port', String(port)]);
      const person = await signedIn(first.outputs, CUSTOMER, DEMO_PASSWORD);
      const list = '{ invoices(first: 100) { nodes { id } } }';
      const before = await person.run<{ invoices: { nodes: { id: string }[] } }>(list);
      expect(before.invoices.nodes.length).toBeGreaterThan(0);
      expect(await first.interrupt()).toBe(0);
      expect(processes()).not.toContain(directory);

      const second = await runMarquee(directory, ['--port', String(port)]);
      const again = await signedIn(second.outputs, CUSTOMER, DEMO_PASSWORD);
      expect(await again.run(list)).toEqual(before);
      expect(await second.interrupt()).toBe(0);

      const third = await runMarquee(directory, ['--port', String(port), '--fresh', '--no-seed']);
      await expect(signedIn(third.outputs, CUSTOMER, DEMO_PASSWORD)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
      });
      expect(await third.interrupt()).toBe(0);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('says in one line that a port is taken', async () => {
    const port = await freePorts();
    const directory = mkdtempSync(join(tmpdir(), 'marquee-port-'));
    const taker = createServer();
    await new Promise<void>((resolve) => taker.listen(port + 2, '127.0.0.1', resolve));
    try {
      const started = spawnMarquee(['--dir', directory, '--port', String(port)]);
      expect(await started.exit).toBe(1);
      const lines = started.output().trim().split('\n');
      expect(lines.at(-1)).toMatch(new RegExp(`${port + 2}.*--port`));
      expect(started.output()).not.toContain('    at ');
    } finally {
      taker.close();
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('says in one line that Java is missing', async () => {
    const port = await freePorts();
    const directory = mkdtempSync(join(tmpdir(), 'marquee-java-'));
    try {
      const started = spawnMarquee(['--dir', directory, '--port', String(port)], {
        PATH: join(process.cwd(), 'node_modules/.bin'),
        JAVA_HOME: '',
      });
      expect(await started.exit).toBe(1);
      expect(started.output()).toMatch(/Java 17.*apt-get install/);
      expect(started.output()).not.toContain('    at ');
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

/** Command lines of everything that runs. */
function processes(): string {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
}
