import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DEMO_PASSWORD } from '#dev/users.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { invoiceOf, upload } from '#test/kit/invoices.ts';
import { signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import type { StartedProcess } from '#test/kit/process.ts';
import { runMarquee, spawnMarquee } from '#test/kit/process.ts';
import { processesWith } from '#test/kit/processes.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const CUSTOMER = 'customer@marquee.example';
/** Enough for a boot, and not for what comes after it. */
const WRITES_OF_A_BOOT = 60;

describe('what the operator must mend is one clear line', () => {
  let directory: string;
  let port: number;

  beforeAll(async () => {
    port = await freePorts();
  });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'marquee-refusal-'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function start(
    options: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
    project?: string,
  ): StartedProcess {
    return spawnMarquee(['--dir', directory, '--port', String(port), ...options], environment, project);
  }

  /** One line on standard error, exit code 1, and nothing left running. */
  async function refuses(started: StartedProcess, line: RegExp): Promise<void> {
    expect(await started.exit).toBe(1);
    const lines = started.complaint().trim().split('\n');
    expect(lines).toEqual([expect.stringMatching(line)]);
    expect(started.output()).not.toMatch(/^\s+at |Error:/m);
    await until('its processes to end', () => processesWith(directory).length === 0, 5_000);
  }

  it.each([0, 1, 2, 3, 4, 5])('its port N + %d is taken', async (offset) => {
    const taker = createServer();
    await new Promise<void>((listening) => taker.listen(port + offset, '127.0.0.1', listening));
    try {
      await refuses(start(), new RegExp(`^Port ${port + offset} \\(\\w+\\) is taken by another program\\..*--port`));
    } finally {
      await new Promise((closed) => taker.close(closed));
    }
  });

  it('Java is missing', async () => {
    const environment = { PATH: dirname(process.execPath), JAVA_HOME: '' };
    await refuses(start([], environment), /^Java 17 is missing.*apt-get install/);
  });

  it.each([
    ['8', 'Unrecognized option: -Xlog:disable'],
    ['11', 'java.lang.UnsupportedClassVersionError: com/amazonaws/X has been compiled by a more recent version'],
  ])('Java is as old as %s', async (_version, complaint) => {
    const home = join(directory, 'old-java');
    mkdirSync(join(home, 'bin'), { recursive: true });
    const java = join(home, 'bin', 'java');
    writeFileSync(java, `#!/bin/sh\necho '${complaint}' >&2\nexit 1\n`);
    chmodSync(java, 0o755);
    await refuses(start([], { JAVA_HOME: home }), /^DynamoDB Local needs Java 17 or newer.*apt-get install/);
  });

  it('the disk is full before it starts', async () => {
    await refuses(start([], { LOCAL_CLOUD_DISK_FULL_AFTER: '0' }), /^The disk is full: .*Free some space/);
  });

  it('the disk fills while it boots', async () => {
    await refuses(
      start([], { LOCAL_CLOUD_DISK_FULL_AFTER: String(WRITES_OF_A_BOOT) }),
      /^The disk is full: .*Free some space/,
    );
  });

  it('the directory is in use by a running one, which loses nothing', async () => {
    const running = await runMarquee(directory, ['--port', String(port), '--no-seed']);
    const second = spawnMarquee(['--dir', directory, '--port', String(await freePorts()), '--fresh']);
    expect(await second.exit).toBe(1);
    expect(second.complaint()).toMatch(/^\S+ is in use by the running process \d+\. Stop it, .*--dir\.\n$/);
    expect((await fetch(running.outputs.web)).ok).toBe(true);
    expect(await running.interrupt()).toBe(0);
  });

  it('the directory cannot be written', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    const started = spawnMarquee(['--dir', join(file, 'below'), '--port', String(port)]);
    await refuses(started, /^\S+below cannot be written \(ENOTDIR\)\. .*--dir\.$/);
  });

  it.each([
    [['--port', '80'], /^--port 80: give a whole number from 1024 to 65530\.$/],
    [['--fersh'], /^Unknown option '--fersh'\. .*--help/],
  ])('the options are %j', async (options, line) => {
    await refuses(start(options), line);
  });
});

describe('a disk that fills while readings run', () => {
  const directory = mkdtempSync(join(tmpdir(), 'marquee-full-'));

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('ends all with one clear line, and what was accepted is read once there is space', async () => {
    const port = await freePorts();
    const first = await runMarquee(directory, ['--port', String(port)]);
    const person = await signedIn(first.outputs, CUSTOMER, DEMO_PASSWORD);
    expect(await first.interrupt()).toBe(0);

    // A later boot writes little: the limit falls into what the upload sets in motion.
    const limit = { LOCAL_CLOUD_DISK_FULL_AFTER: '250' };
    const second = spawnMarquee(['--dir', directory, '--port', String(port)], limit);
    const { outputs } = first;
    await until('ready', () => /^ready /m.test(second.output()));
    const accepted: string[] = [];
    for (let seed = 1; second.child.exitCode === null && seed < 60; seed += 1) {
      const { bytes, fileName } = await generateInvoice({ seed, layout: 'classic', language: 'en', currency: 'USD' });
      const sent = upload(outputs, person, { name: fileName, mediaType: 'PDF', bytes });
      // It ends in the middle of one of them.
      await sent.then(
        ({ invoiceId }) => accepted.push(invoiceId),
        () => undefined,
      );
    }
    expect(await second.exit).toBe(1);
    expect(second.complaint()).toMatch(
      /^The disk is full: \S+ cannot be written\. Free some space and start again\.\n$/,
    );
    await until('its processes to end', () => processesWith(directory).length === 0, 5_000);

    const third = await runMarquee(directory, ['--port', String(port)]);
    for (const id of accepted) {
      await until(
        `invoice ${id} to be read`,
        async () => ['READ', 'NEEDS_REVIEW'].includes((await invoiceOf(person, id))?.status ?? ''),
        60_000,
      );
    }
    expect(await third.interrupt()).toBe(0);
  });
});

describe('a build that fails', () => {
  const project = mkdtempSync(join(tmpdir(), 'marquee-broken-'));

  afterAll(() => {
    rmSync(project, { recursive: true, force: true });
  });

  it('shows what the compiler says, and no stack', async () => {
    const needed = ['client', 'dev', 'functions', 'infra', 'local', 'model', 'reading', 'resolvers', 'test/documents'];
    for (const path of [...needed, 'package.json', 'package-lock.json', 'schema.graphql', 'tsconfig.json']) {
      cpSync(path, join(project, path), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
    writeFileSync(join(project, 'functions/account/assignRole/handler.ts'), 'export const handler = (;\n');
    const started = spawnMarquee(['--dir', join(project, 'state'), '--port', String(await freePorts())], {}, project);
    expect(await started.exit).toBe(1);
    expect(started.complaint()).toMatch(/dev\/build\.ts failed:/);
    expect(started.complaint()).toMatch(/assignRole\/handler\.ts:1:\d+.*Expected|Unexpected/);
    expect(started.complaint()).not.toMatch(/^\s+at /m);
  });
});
