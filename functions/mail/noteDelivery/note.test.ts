import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutgoingMailRow } from '#model/mail.ts';
import { mailMachine } from '#model/mail.ts';
import { canMove } from '#model/statusMachine.ts';
import { MalformedError } from '../../platform/json.ts';
import type { MailEvent } from './mailEvent.ts';
import { readEvent } from './mailEvent.ts';
import { noteOf } from './note.ts';

const now = new Date('2026-11-21T10:00:00Z');
const row: OutgoingMailRow = {
  id: 'm1',
  template: 'order-confirmed',
  to: 'mira@example.com',
  status: 'SENT',
  version: 2,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
  day: '2026-11-21',
  expiresAt: 1,
};
const event = (eventType: string, detail: object = {}) =>
  JSON.stringify({
    eventType,
    mail: { timestamp: now.toISOString(), messageId: 'ses-1', tags: { mailId: ['m1'], 'ses:from-domain': ['x'] } },
    ...detail,
  });
const bounce = (bounceType: string, bounceSubType = 'General') =>
  event('Bounce', {
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: '"Mira" <Mira@Example.com>', diagnosticCode: 'smtp; 550 user unknown' }],
      timestamp: now.toISOString(),
    },
  });
const complaint = (complaintFeedbackType?: string) =>
  event('Complaint', {
    complaint: { complainedRecipients: [{ emailAddress: 'mira@example.com' }], complaintFeedbackType },
  });
const all = [
  event('Send', { send: {} }),
  event('Delivery', { delivery: { recipients: ['mira@example.com'] } }),
  bounce('Permanent'),
  complaint('abuse'),
].map((body) => readEvent(body));

/** The row and the suppression list after these events. */
function after(events: readonly (MailEvent | null)[], release?: number) {
  let current: OutgoingMailRow = { ...row, status: 'QUEUED', version: 1 };
  const suppressed = new Map<string, string>();
  events.forEach((each, at) => {
    const note = each && noteOf(current, each, now);
    if (note?.set) current = { ...current, ...note.set, version: current.version + 1 };
    for (const { address, reason } of note?.suppressions ?? []) suppressed.set(address, reason);
    if (at === release) suppressed.clear();
  });
  return { status: current.status, version: current.version, suppressed: Object.fromEntries(suppressed) };
}

describe('what SES tells', () => {
  test('in any order, any number of times, ends the same', () => {
    const some = fc.uniqueArray(fc.nat(all.length - 1), { minLength: 1 });
    fc.assert(
      fc.property(
        some.chain((kinds) =>
          fc.tuple(
            fc.constant(kinds),
            fc.array(fc.constantFrom(...kinds), { maxLength: 8 }).chain((more) =>
              fc.shuffledSubarray([...kinds, ...more], {
                minLength: kinds.length + more.length,
                maxLength: kinds.length + more.length,
              }),
            ),
          ),
        ),
        ([kinds, order]) => {
          const told = after(order.map((kind) => all[kind] ?? null));
          const inTurn = after([...kinds].sort((one, other) => one - other).map((kind) => all[kind] ?? null));
          expect(told.status).toBe(inTurn.status);
          expect(told.suppressed).toEqual(inTurn.suppressed);
          expect(told.version).toBeLessThanOrEqual(1 + kinds.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('in another order would end otherwise if every event were believed: what the machine is for', () => {
    const believed = (events: readonly (MailEvent | null)[]) => events.at(-1)?.status;
    expect(believed(all)).not.toBe(believed([...all].reverse()));
  });

  test('twice suppresses nothing again that was released in between', () => {
    const bounced = readEvent(bounce('Permanent'));
    expect(after([bounced, bounced], 0).suppressed).toEqual({});
    expect(after([bounced]).suppressed).toEqual({ 'mira@example.com': 'BOUNCE' });
  });

  test('of a bounce for now ends the mail, and not the address', () => {
    const { status, suppressed } = after([readEvent(bounce('Transient', 'MailboxFull'))]);
    expect({ status, suppressed }).toEqual({ status: 'BOUNCED', suppressed: {} });
    expect(after([readEvent(bounce('Undetermined'))]).suppressed).toEqual({});
  });

  test('of a bounce says what the receiving server said', () => {
    expect(readEvent(bounce('Permanent'))?.detail).toBe('Permanent, General: smtp; 550 user unknown');
  });

  test('of a mail that is not in the log suppresses all the same', () => {
    const bounced = readEvent(bounce('Permanent'));
    if (!bounced) throw new Error('no event');
    expect(noteOf(null, bounced, now)).toMatchObject({ set: null, suppressions: [{ address: 'mira@example.com' }] });
    const sent = readEvent(event('Send'));
    expect(sent && noteOf(null, sent, now)).toBeNull();
  });

  test('that a mail is no spam after all changes nothing', () => {
    expect(readEvent(complaint('not-spam'))).toBeNull();
    expect(after([readEvent(complaint())])).toMatchObject({ status: 'COMPLAINED' });
  });

  test('of a mail with malware in it: it has failed, sent or not', () => {
    const reject = readEvent(event('Reject', { reject: { reason: 'Bad content' } }));
    const sent = readEvent(event('Send'));
    expect(after([sent, reject]).status).toBe('FAILED');
    expect(after([reject, sent]).status).toBe('FAILED');
  });

  test('when it begins to tell is no event, and anything else that is none is refused', () => {
    expect(readEvent('Successfully validated SNS topic for Amazon SES event publishing.')).toBeNull();
    for (const body of ['hello', '{}', event('Open'), bounce('Permanent').replace('messageId', 'x')]) {
      expect(() => readEvent(body)).toThrow(MalformedError);
    }
  });

  test('moves along the edges of the machine alone', () => {
    const statuses = Object.keys(mailMachine) as (keyof typeof mailMachine)[];
    for (const from of statuses) {
      for (const each of all) {
        if (!each) continue;
        const note = noteOf({ ...row, status: from }, each, now);
        expect(note !== null).toBe(from !== each.status && canMove(mailMachine, from, each.status));
      }
    }
  });
});
