import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import { createSqs } from './service.ts';

/** Sends until it is killed, and prints the id of each message once it was accepted. */
const sender = `
  import { createTestCloud } from ${JSON.stringify(new URL('../core/testing.ts', import.meta.url).href)};
  import { createSqs } from ${JSON.stringify(new URL('./service.ts', import.meta.url).href)};
  const test = await createTestCloud([createSqs], { directory: process.argv[2] });
  const { ref } = await test.provide('AWS::SQS::Queue', { QueueName: 'jobs' });
  for (;;) {
    const sent = await test.cloud.call('sqs', 'SendMessage', { QueueUrl: ref, MessageBody: 'x' }, { kind: 'root' });
    process.stdout.write(sent.MessageId + '\\n');
    await new Promise(setImmediate);
  }
`;

it('keeps every message that it accepted when the process is killed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sqs-kill-'));
  try {
    writeFileSync(join(directory, 'sender.mjs'), sender);
    const child = spawn(process.execPath, [join(directory, 'sender.mjs'), directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const accepted: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      accepted.push(line);
      if (accepted.length === 100) child.kill('SIGKILL');
    }
    await exited;
    expect(accepted.length).toBeGreaterThanOrEqual(100);

    const test = await createTestCloud([createSqs], { directory });
    const { ref } = await test.provide('AWS::SQS::Queue', { QueueName: 'jobs' });
    const kept = new Set<string>();
    for (;;) {
      const input = { QueueUrl: ref, MaxNumberOfMessages: 10 };
      const { Messages = [] } = await test.cloud.call<{ Messages?: { MessageId: string }[] }>(
        'sqs',
        'ReceiveMessage',
        input,
        { kind: 'root' },
      );
      if (Messages.length === 0) break;
      for (const { MessageId } of Messages) kept.add(MessageId);
    }
    await test.stop();
    expect(accepted.filter((id) => !kept.has(id))).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
