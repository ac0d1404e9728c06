import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AwsError } from './errors.ts';
import { createOutbox } from './outbox.ts';
import type { Outbox, OutboxOptions } from './outbox.ts';
import { openStore } from './store.ts';
import type { Trace } from './cloud.ts';

const trace: Trace = {
  request: (_title, work) => work(),
  step: () => undefined,
  id: () => 'trace-1',
  resume: (_id, work) => work(),
  note: () => undefined,
  warn: () => undefined,
};

let directory: string;
let now: number;
const opened: Outbox<string>[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'outbox-'));
  now = 0;
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((outbox) => outbox.stop()));
  rmSync(directory, { recursive: true });
});

function open(options: Pick<OutboxOptions<string>, 'deliver'> & Partial<OutboxOptions<string>>) {
  const failed: Error[] = [];
  const store = openStore(directory, 'test');
  const cloud = { now: () => now, trace, fail: (error: Error) => failed.push(error) };
  const outbox = createOutbox<string>({ cloud, store, table: 'jobs', giveUp: () => undefined, ...options });
  opened.push(outbox);
  return { outbox, store, failed };
}

describe('outbox', () => {
  it('delivers what was added before a restart, and nothing twice after it was delivered', async () => {
    const first = open({ deliver: () => Promise.resolve() });
    first.outbox.add('a');
    first.store.close();

    const delivered: string[] = [];
    const second = open({ deliver: async (job) => void delivered.push(job) });
    second.outbox.start();
    second.outbox.add('b');
    await vi.waitFor(() => expect(second.outbox.size()).toBe(0));
    second.store.close();

    expect(delivered).toEqual(['a', 'b']);
    expect(open({ deliver: () => Promise.resolve() }).outbox.size()).toBe(0);
  });

  it('tries again after a fault, later each time', async () => {
    const attempts: number[] = [];
    const { outbox } = open({
      deliver: async (_job, attempt) => {
        attempts.push(attempt);
        if (attempt < 3) throw new Error('connection reset');
      },
    });
    outbox.start();
    outbox.add('a');
    await vi.waitFor(
      () => {
        now += 1_000;
        expect(outbox.size()).toBe(0);
      },
      { timeout: 5_000 },
    );
    expect(attempts).toEqual([1, 2, 3]);
  });

  it('gives a refused job up at once', async () => {
    const given: unknown[] = [];
    const { outbox } = open({
      deliver: () => Promise.reject(new AwsError('AccessDeniedException', 'no', { status: 403 })),
      giveUp: (job) => void given.push(job),
    });
    outbox.start();
    outbox.add('a');
    await vi.waitFor(() => expect(outbox.size()).toBe(0));
    expect(given).toEqual(['a']);
  });

  it('gives up after the last allowed try', async () => {
    const deliver = vi.fn(() => Promise.reject(new Error('down')));
    const giveUp = vi.fn();
    const { outbox } = open({ deliver, giveUp, retry: () => ({ attempts: 1, maximumAgeMilliseconds: 1e9 }) });
    outbox.start();
    outbox.add('a');
    await vi.waitFor(() => expect(outbox.size()).toBe(0));
    expect(deliver).toHaveBeenCalledTimes(1);
    expect(giveUp).toHaveBeenCalledTimes(1);
  });

  it('holds a job back until it is due', async () => {
    const delivered: string[] = [];
    const { outbox } = open({ deliver: async (job) => void delivered.push(job) });
    outbox.start();
    outbox.add('later', { notBefore: 5_000 });
    outbox.add('now');
    await vi.waitFor(() => expect(outbox.size()).toBe(1));
    expect(delivered).toEqual(['now']);
    now = 5_000;
    await vi.waitFor(() => expect(delivered).toEqual(['now', 'later']), { timeout: 3_000 });
  });

  it('drops the promise with the transaction that made it', async () => {
    const delivered: string[] = [];
    const { outbox, store } = open({ deliver: async (job) => void delivered.push(job) });
    outbox.start();
    expect(() =>
      store.transaction(() => {
        outbox.add('a');
        throw new Error('the change failed');
      }),
    ).toThrow('the change failed');
    await vi.waitFor(() => expect(outbox.size()).toBe(0));
    expect(delivered).toEqual([]);
  });
});
