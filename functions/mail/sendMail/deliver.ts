import { ADDRESS_PATTERN, MAXIMUM_ADDRESS_LENGTH } from '#model/intake.ts';
import type { MailStatus } from '#model/mail.ts';
import type { Mailer } from '../../ports/mailer.ts';
import { MailDeferredError, MailRefusedError } from '../../ports/mailer.ts';
import type { ChooseTemplate } from '../templates/chooseTemplate.ts';
import { fill } from '../templates/template.ts';
import type { MailLog } from './mailLog.ts';
import type { CheckedRequest } from './request.ts';

/** What sending a mail needs. */
export interface Post {
  readonly log: MailLog;
  /** Whether an address (in lower case) is written to no more. */
  readonly isSuppressed: (address: string) => Promise<boolean>;
  readonly chooseTemplate: ChooseTemplate;
  readonly mailer: Mailer;
}

/** Somebody else has taken the mail up and may be sending it at this moment: the message must come again. */
export class MailBusyError extends Error {
  override readonly name = 'MailBusyError';
}

/** Java and JavaScript read the pattern alike; SES takes no control characters. */
const ADDRESS = new RegExp(ADDRESS_PATTERN, 'u');
const CONTROL = /\p{Cc}/u;

/**
 * Sends a mail, however often it is asked for. Answers how it ended, or null where it was settled before. Throws MailBusyError, and what the
 * mailer throws where nobody knows whether it was sent: the same request, once the lease is over, sends it unless an event has said that
 * it went out.
 */
export async function deliver(request: CheckedRequest, post: Post, now: Date): Promise<MailStatus | null> {
  const claim = await post.log.claim(request, now);
  if (claim === 'SETTLED') return null;
  if (claim === 'BUSY') throw new MailBusyError(`${request.id} is being sent, or was when its sender was lost.`);
  const to = request.to.toLowerCase();
  if (!isAddress(to)) return end(post, request.id, 'FAILED', 'This is no address that mail can go to.');
  if (await post.isSuppressed(to)) return end(post, request.id, 'SUPPRESSED', 'The address is suppressed.');
  const content = fill(await post.chooseTemplate(request.template), request.values);
  try {
    const messageId = await post.mailer.send({
      id: request.id,
      to: request.to,
      ...content,
      inReplyTo: request.inReplyTo ?? null,
    });
    await post.log.end(request.id, { status: 'SENT', messageId });
    return 'SENT';
  } catch (error) {
    if (error instanceof MailRefusedError) return end(post, request.id, 'FAILED', error.message);
    if (error instanceof MailDeferredError) await post.log.release(request.id);
    throw error;
  }
}

async function end(post: Post, id: string, status: 'FAILED' | 'SUPPRESSED', detail: string): Promise<MailStatus> {
  await post.log.end(id, { status, detail });
  return status;
}

function isAddress(address: string): boolean {
  return address.length <= MAXIMUM_ADDRESS_LENGTH && ADDRESS.test(address) && !CONTROL.test(address);
}
