import type { MailboxRow } from '#model/intake.ts';
import type { Receipt } from './notification.ts';
import type { IncomingMail } from './readMail.ts';

/** What becomes of a mail: taken in; refused in words; or dropped without a word, for no good sender waits for one. */
export type Admission =
  | { readonly taken: true; readonly from: string; readonly answerable: boolean }
  | { readonly taken: false; readonly tell: string | null; readonly reason: DropReason };

/** Why a mail is not taken in, for the log. */
export type DropReason = 'VIRUS' | 'SPAM' | 'UNVERIFIED_SENDER' | 'SENDER_NOT_ALLOWED';

/**
 * Whether a mail may bring invoices into a mailbox: nothing harmful in it, its sender proven, and allowed by the mailbox's owner. A stranger is
 * told so only where the sender is proven: an answer to a forged address would go to somebody who wrote nothing.
 */
export function admit(
  receipt: Receipt['receipt'],
  source: string,
  mail: IncomingMail,
  mailbox: MailboxRow | null,
): Admission {
  if (receipt.virusVerdict.status === 'FAIL') return { taken: false, tell: null, reason: 'VIRUS' };
  if (receipt.spamVerdict.status === 'FAIL') return { taken: false, tell: null, reason: 'SPAM' };
  const { from } = mail;
  if (from === null || !isProven(receipt, source, from))
    return { taken: false, tell: null, reason: 'UNVERIFIED_SENDER' };
  if (!Object.hasOwn(mailbox?.senders ?? {}, from)) {
    return { taken: false, tell: mail.automatic ? null : from, reason: 'SENDER_NOT_ALLOWED' };
  }
  return { taken: true, from, answerable: !mail.automatic };
}

/**
 * DMARC asks just this: that the domain in `From` vouches for the mail. A domain without a DMARC policy is GRAY: then SPF must have passed for
 * that very domain. https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dmarc.html
 */
function isProven(receipt: Receipt['receipt'], source: string, from: string): boolean {
  if (receipt.dmarcVerdict.status === 'PASS') return true;
  if (receipt.dmarcVerdict.status !== 'GRAY') return false;
  return receipt.spfVerdict.status === 'PASS' && domainOf(source) === domainOf(from);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
