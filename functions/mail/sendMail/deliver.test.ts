import { describe, expect, test } from 'vitest';
import type { OutgoingMailRow } from '#model/mail.ts';
import { fakeTable } from '../../platform/fakeTable.ts';
import type { OutgoingMail } from '../../ports/mailer.ts';
import { MailDeferredError, MailRefusedError } from '../../ports/mailer.ts';
import { noteOf } from '../noteDelivery/note.ts';
import { defaultOf } from '../templates/chooseTemplate.ts';
import { sampleValues } from '../templates/samples.ts';
import { deliver, MailBusyError } from './deliver.ts';
import { LEASE_SECONDS, logOn } from './mailLog.ts';
import type { CheckedRequest } from './request.ts';

const request: CheckedRequest = {
  id: 'order-confirmed-o1',
  template: 'order-confirmed',
  to: 'Mira@Example.com',
  ownerId: 'u1',
  values: sampleValues['order-confirmed'],
};
const start = new Date('2026-11-21T10:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
/** When the queue shows a message again that nobody finished. */
const REDELIVERED = 180;

type Moment = 'nothing' | 'after the row' | 'before SES' | 'after SES' | 'before the note';

/** The log, a mailer that keeps what it sent, and a crash at a chosen moment. */
function post(crashAt: Moment = 'nothing', refusal: Error | null = null) {
  const table = fakeTable<OutgoingMailRow>();
  const sent: OutgoingMail[] = [];
  const suppressed = new Set<string>();
  const state = { crashAt };
  const crash = (moment: Moment) => {
    if (state.crashAt === moment) throw new Error(`crash ${moment}`);
  };
  const settled = {
    settle: async (...asked: Parameters<typeof table.settle>) => {
      crash('before the note');
      return table.settle(...asked);
    },
  };
  const log = logOn(settled, async (row) => {
    if (table.rows.has(row.id)) return false;
    table.rows.set(row.id, row);
    crash('after the row');
    return true;
  });
  return {
    table,
    sent,
    suppressed,
    recover: () => (state.crashAt = 'nothing'),
    tell: () => {
      const row = table.rows.get(request.id);
      const note = noteOf(
        row ?? null,
        { mailId: request.id, messageId: 'm', status: 'SENT', detail: null, suppress: null },
        start,
      );
      if (row && note?.set) table.rows.set(row.id, { ...row, ...note.set, version: row.version + 1 });
    },
    log,
    isSuppressed: async (address: string) => suppressed.has(address),
    chooseTemplate: async (name: CheckedRequest['template']) => defaultOf(name),
    mailer: {
      async send(mail: OutgoingMail) {
        crash('before SES');
        if (refusal) throw refusal;
        sent.push(mail);
        crash('after SES');
        return `ses-${sent.length}`;
      },
    },
  };
}

describe('a mail', () => {
  test('is sent once, however often it is asked for', async () => {
    const where = post();
    expect(await deliver(request, where, start)).toBe('SENT');
    expect(await deliver(request, where, later(1))).toBeNull();
    expect(await deliver(request, where, later(REDELIVERED))).toBeNull();
    expect(where.sent).toHaveLength(1);
    expect(where.table.rows.get(request.id)).toMatchObject({
      status: 'SENT',
      to: 'mira@example.com',
      messageId: 'ses-1',
      day: '2026-11-21',
      ownerId: 'u1',
    });
  });

  test('is sent once where it is asked for several times at the same moment', async () => {
    const where = post();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => deliver(request, where, start)));
    expect(where.sent).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(MailBusyError);
    }
  });

  test.each(['after the row', 'before SES'] as const)('is not lost by a crash %s', async (moment) => {
    const where = post(moment);
    await expect(deliver(request, where, start)).rejects.toThrow('crash');
    expect(where.sent).toHaveLength(0);
    where.recover();
    await expect(deliver(request, where, later(LEASE_SECONDS - 1))).rejects.toThrow(MailBusyError);
    expect(await deliver(request, where, later(REDELIVERED))).toBe('SENT');
    expect(where.sent).toHaveLength(1);
  });

  test.each(['after SES', 'before the note'] as const)(
    'is not sent again after a crash %s, once SES has told that it went out',
    async (moment) => {
      const where = post(moment);
      await expect(deliver(request, where, start)).rejects.toThrow('crash');
      expect(where.sent).toHaveLength(1);
      where.recover();
      where.tell();
      expect(await deliver(request, where, later(REDELIVERED))).toBeNull();
      expect(where.sent).toHaveLength(1);
    },
  );

  test('is sent again after a crash that SES never told of: rather twice than not at all', async () => {
    const where = post('after SES');
    await expect(deliver(request, where, start)).rejects.toThrow('crash');
    where.recover();
    expect(await deliver(request, where, later(REDELIVERED))).toBe('SENT');
    expect(where.sent).toHaveLength(2);
  });

  test('is sent twice where nobody holds a lease: what the lease is for', async () => {
    const where = post('before the note');
    await expect(deliver(request, where, start)).rejects.toThrow('crash');
    const row = where.table.rows.get(request.id);
    if (row) where.table.rows.set(row.id, { ...row, leasedUntil: start.toISOString() });
    where.recover();
    expect(await deliver(request, where, later(1))).toBe('SENT');
    expect(where.sent).toHaveLength(2);
  });

  test('to a suppressed address is not sent, whatever its letter case', async () => {
    const where = post();
    where.suppressed.add('mira@example.com');
    expect(await deliver(request, where, start)).toBe('SUPPRESSED');
    expect(where.sent).toHaveLength(0);
    expect(where.table.rows.get(request.id)?.status).toBe('SUPPRESSED');
  });

  test.each(['not an address', 'a@b', 'a@b.example, c@d.example', 'a\u0000@b.example', 'x'.repeat(250) + '@b.example'])(
    'to %j fails, and is not handed to SES',
    async (to) => {
      const where = post();
      expect(await deliver({ ...request, to }, where, start)).toBe('FAILED');
      expect(where.sent).toHaveLength(0);
    },
  );

  test('that SES refuses for good has failed, and says why', async () => {
    const where = post('nothing', new MailRefusedError('Email address is not verified.'));
    expect(await deliver(request, where, start)).toBe('FAILED');
    expect(where.table.rows.get(request.id)).toMatchObject({
      status: 'FAILED',
      detail: 'Email address is not verified.',
    });
    expect(await deliver(request, where, later(REDELIVERED))).toBeNull();
  });

  test('that SES holds back for its pace stays queued, and goes out later', async () => {
    const where = post('nothing', new MailDeferredError('TooManyRequestsException'));
    await expect(deliver(request, where, start)).rejects.toThrow('TooManyRequests');
    expect(where.table.rows.get(request.id)?.status).toBe('QUEUED');
    expect(await deliver(request, { ...where, mailer: post().mailer }, later(1))).toBe('SENT');
  });

  test('of which nobody knows whether SES took it waits until its events could have told', async () => {
    const where = post('nothing', new Error('socket hang up'));
    await expect(deliver(request, where, start)).rejects.toThrow('socket');
    await expect(deliver(request, where, later(1))).rejects.toThrow(MailBusyError);
    expect(await deliver(request, { ...where, mailer: post().mailer }, later(REDELIVERED))).toBe('SENT');
  });

  test('that came back before its sender noted that it was sent stays so', async () => {
    const where = post();
    const mailer = {
      async send() {
        const row = where.table.rows.get(request.id);
        if (row) where.table.rows.set(row.id, { ...row, status: 'BOUNCED', version: row.version + 1 });
        return 'ses-1';
      },
    };
    await deliver(request, { ...where, mailer }, start);
    expect(where.table.rows.get(request.id)?.status).toBe('BOUNCED');
  });
});
