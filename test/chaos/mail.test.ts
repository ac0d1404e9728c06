import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyOf } from '#dev/assembly.ts';
import type { Outputs } from '#dev/cloud.ts';
import { startMarquee } from '#dev/cloud.ts';
import type { RunningCloud } from '#local/cloud.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import { askForMail } from '#test/kit/mail.ts';
import type { Person } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { until } from '#test/kit/until.ts';
import type { MailRequest } from '#model/mail.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const STATUSES = 'query ($recipient: String!) { mails(recipient: $recipient, first: 100) { nodes { id status } } }';

const somebody = () => `mira-${crypto.randomUUID().slice(0, 8)}@customer.example`;
const requestTo = (to: string): MailRequest => ({
  id: `stock-low-${crypto.randomUUID()}`,
  template: 'stock-low',
  to,
  ownerId: null,
  values: {
    product: 'Poster',
    sku: 'P-1',
    stock: '3',
    soldOut: false,
    productUrl: 'https://marquee.example/products/1',
  },
});

describe('a mail whose sending goes wrong', () => {
  let cloud: RunningCloud;
  let stop: (() => Promise<void>) | undefined;
  let outputs: Outputs;
  let staff: Person;
  const directory = mkdtempSync(join(tmpdir(), 'marquee-mail-chaos-'));

  beforeAll(async () => {
    const assembly = await assemblyOf('test', () => undefined);
    const port = await freePorts();
    ({ cloud, outputs } = await startMarquee({
      assembly,
      stage: 'test',
      port,
      directory,
      inMemory: true,
      onFailure: (error) => {
        throw error;
      },
    }));
    stop = () => cloud.stop();
    staff = await newColleague(outputs, 'stage', ['STAFF']);
  });

  afterEach(() => cloud.faults.clear());

  afterAll(async () => {
    await stop?.();
    rmSync(directory, { recursive: true, force: true });
  });

  const logged = async (recipient: string) =>
    (await staff.run<{ mails: { nodes: { id: string; status: string }[] } }>(STATUSES, { recipient })).mails.nodes;
  const whenAll = (recipient: string, status: string, count = 1) =>
    until(`${count} mails ${status} to ${recipient}`, async () => {
      const mails = await logged(recipient);
      return mails.length === count && mails.every((mail) => mail.status === status);
    });
  const struck = () => cloud.faults.list().every(({ hits }) => hits > 0);

  it('after SES took it, and nobody heard that: its events say so, and it is not sent again', async () => {
    const to = somebody();
    const request = requestTo(to);
    await cloud.faults.add({ service: 'ses', action: 'SendEmail', fault: { kind: 'lostAnswer' } });
    await askForMail(outputs, request);
    await whenAll(to, 'DELIVERED');
    expect(struck()).toBe(true);
    // As the queue does once its message is visible again. The next mail is worked off behind it.
    await askForMail(outputs, request);
    await askForMail(outputs, requestTo(to));
    await whenAll(to, 'DELIVERED', 2);
    expect(await mailsTo(outputs, to)).toHaveLength(2);
  });

  it('because SES holds it back: it waits, and goes out when it is tried again', async () => {
    const to = somebody();
    const request = requestTo(to);
    await cloud.faults.add({ service: 'ses', action: 'SendEmail', fault: { kind: 'throttle' } });
    await askForMail(outputs, request);
    await until('the throttle', struck);
    await whenAll(to, 'QUEUED');
    expect(await mailsTo(outputs, to)).toEqual([]);
    await until('the mail', async () => {
      await askForMail(outputs, request);
      return (await mailsTo(outputs, to)).length > 0;
    });
    await whenAll(to, 'DELIVERED');
    expect(await mailsTo(outputs, to)).toHaveLength(1);
  });

  it('because requests and events come twice and out of turn: each mail arrives once', async () => {
    const to = somebody();
    const MAILS = 6;
    await cloud.faults.add({ service: 'sqs', action: 'ReceiveMessage', times: 'always', fault: { kind: 'duplicate' } });
    await cloud.faults.add({ service: 'sns', action: 'Publish', times: 'always', fault: { kind: 'duplicate' } });
    await cloud.faults.add({
      service: 'sns',
      action: 'Publish',
      times: 'always',
      probability: 0.5,
      seed: 4,
      fault: { kind: 'reorder', ms: 200 },
    });
    await Promise.all(Array.from({ length: MAILS }, () => askForMail(outputs, requestTo(to))));
    await whenAll(to, 'DELIVERED', MAILS);
    expect(struck()).toBe(true);
    expect(await mailsTo(outputs, to)).toHaveLength(MAILS);
  });

  it('because a table or the bucket is held back for a moment: it goes out all the same', async () => {
    const to = somebody();
    await cloud.faults.add({ service: 'dynamodb', caller: 'SendMail', fault: { kind: 'throttle' } });
    await cloud.faults.add({ service: 's3', caller: 'SendMail', fault: { kind: 'error' } });
    // Its words have not been asked for yet: the bucket is.
    await askForMail(outputs, {
      id: `invoice-answer-${crypto.randomUUID()}`,
      template: 'invoice-answer',
      to,
      ownerId: null,
      values: { subject: 'x', stranger: true, nothingAttached: false, attached: false, invoices: [], refused: [] },
    });
    await whenAll(to, 'DELIVERED');
    expect(await mailsTo(outputs, to)).toHaveLength(1);
    expect(struck()).toBe(true);
  });
});
