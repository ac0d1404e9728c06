import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outputs } from '#dev/cloud.ts';
import { DEMO_PASSWORD } from '#dev/users.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { invoiceOf, upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import type { MarqueeProcess } from '#test/kit/process.ts';
import { runMarquee, spawnMarquee } from '#test/kit/process.ts';
import { processesWith } from '#test/kit/processes.ts';
import { until } from '#test/kit/until.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CUSTOMER = 'customer@marquee.example';
/** An end takes no longer than a person waits for a prompt. */
const ENDS_WITHIN = 7_000;
/** DynamoDB Local ends with the process that started it, but not at the same instant. */
const ENGINE_ENDS_WITHIN = 5_000;

interface List {
  readonly invoices: { readonly nodes: readonly { readonly id: string; readonly status: string }[] };
}

function listed(person: Person): Promise<List> {
  return person.run<List>('{ invoices(first: 100) { nodes { id status } } }');
}

async function send(marquee: MarqueeProcess, person: Person, seed: number): Promise<string> {
  const { bytes, fileName } = await generateInvoice({ seed, layout: 'modern', language: 'en', currency: 'USD' });
  return (await upload(marquee.outputs, person, { name: fileName, mediaType: 'PDF', bytes })).invoiceId;
}

describe('npm start', () => {
  let directory: string;
  let port: number;
  const running = new Set<MarqueeProcess>();

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'marquee-start-'));
    port = await freePorts();
  });

  afterEach(async () => {
    for (const marquee of running) await marquee.kill();
    running.clear();
    rmSync(directory, { recursive: true, force: true });
  });

  async function start(place: string, first: number, ...options: string[]): Promise<MarqueeProcess> {
    const marquee = await runMarquee(place, ['--port', String(first), ...options]);
    running.add(marquee);
    return marquee;
  }

  async function endsCleanly(marquee: MarqueeProcess, place: string, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
    const began = performance.now();
    expect(await marquee.interrupt(signal)).toBe(0);
    expect(performance.now() - began).toBeLessThan(ENDS_WITHIN);
    running.delete(marquee);
    await nothingLeft(place);
  }

  function nothingLeft(place: string): Promise<boolean> {
    return until('its processes to end', () => processesWith(place).length === 0, ENGINE_ENDS_WITHIN);
  }

  it('ends on Ctrl-C and on SIGTERM in the middle of readings, and shows the same after the next start', async () => {
    const first = await start(directory, port);
    const person = await signedIn(first.outputs, CUSTOMER, DEMO_PASSWORD);
    expect((await listed(person)).invoices.nodes.length).toBeGreaterThan(0);
    const early = await send(first, person, 1);
    await until('it to be scanned', async () => (await invoiceOf(person, early))?.status !== 'AWAITING_UPLOAD');
    await endsCleanly(first, directory, 'SIGINT');

    const second = await start(directory, port);
    const again = await signedIn(second.outputs, CUSTOMER, DEMO_PASSWORD);
    const late = await send(second, again, 2);
    await until('it to be scanned', async () => (await invoiceOf(again, late))?.status !== 'AWAITING_UPLOAD');
    await endsCleanly(second, directory, 'SIGTERM');

    const third = await start(directory, port);
    const once = await signedIn(third.outputs, CUSTOMER, DEMO_PASSWORD);
    const all = (await listed(once)).invoices.nodes.map(({ id }) => id);
    for (const id of all) expect(['READ', 'NEEDS_REVIEW']).toContain((await whenSettled(once, id)).status);
    expect(all).toEqual(expect.arrayContaining([early, late]));
    const before = await listed(once);
    await endsCleanly(third, directory, 'SIGINT');

    const fourth = await start(directory, port);
    expect(await listed(await signedIn(fourth.outputs, CUSTOMER, DEMO_PASSWORD))).toEqual(before);
    await endsCleanly(fourth, directory, 'SIGTERM');
  });

  it('forgets everything with --fresh, has nobody with --no-seed, and says in outputs.json that it is ready', async () => {
    const outputs = join(directory, 'outputs.json');
    const seeded = await start(directory, port);
    await endsCleanly(seeded, directory, 'SIGINT');
    expect(existsSync(outputs)).toBe(true);

    const fresh = spawnMarquee(['--dir', directory, '--port', String(port), '--fresh', '--no-seed']);
    const seen: boolean[] = [];
    await until('ready', () => {
      // In this order: what is not ready now was not ready when the file was looked for.
      const exists = existsSync(outputs);
      const ready = /^ready /m.test(fresh.output());
      seen.push(exists);
      return ready;
    });
    expect(seen).toContain(false);
    const now = JSON.parse(readFileSync(outputs, 'utf8')) as Outputs;
    await expect(signedIn(now, CUSTOMER, DEMO_PASSWORD)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    fresh.child.kill('SIGINT');
    expect(await fresh.exit).toBe(0);
    await nothingLeft(directory);
  });

  it('runs a second one beside the first, each with its own state', async () => {
    const other = join(directory, 'other');
    const beside = join(directory, 'beside');
    const otherPort = await freePorts();
    const [one, two] = await Promise.all([start(other, port), start(beside, otherPort, '--no-seed')]);
    expect(two.outputs.graphql).toBe(`http://127.0.0.1:${otherPort + 1}/graphql`);
    const person = await signedIn(one.outputs, CUSTOMER, DEMO_PASSWORD);
    expect((await listed(person)).invoices.nodes.length).toBeGreaterThan(0);
    await expect(signedIn(two.outputs, CUSTOMER, DEMO_PASSWORD)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await endsCleanly(one, other, 'SIGINT');
    expect((await fetch(two.outputs.web)).ok).toBe(true);
    await endsCleanly(two, beside, 'SIGINT');
  });

  it.each([400, 1_200])('ends on Ctrl-C while it boots, after %d ms', async (milliseconds) => {
    const started = spawnMarquee(['--dir', directory, '--port', String(port)]);
    await new Promise((resume) => setTimeout(resume, milliseconds));
    started.child.kill('SIGINT');
    // Before Node has run a line of ours, a signal ends it by itself.
    expect([0, null]).toContain(await started.exit);
    await nothingLeft(directory);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('ends when npm gets %s', async (signal) => {
    const npm = spawn('npm', ['start', '--silent', '--', '--dir', directory, '--port', String(port), '--no-seed'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    npm.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    const exit = new Promise((resolve) => npm.once('exit', resolve));
    await until('ready', () => /^ready /m.test(printed));
    npm.kill(signal);
    await exit;
    await nothingLeft(directory);
    await until('it to say so', () => printed.includes('stopping'));
  });
});
