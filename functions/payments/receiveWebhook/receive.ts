import type { PaymentEvent } from '../../ports/payments.ts';
import { UntrustedWebhookError } from '../../ports/payments.ts';
import { isFollowed, withoutSecret } from '../notices.ts';

/** What came over HTTP. */
export interface Delivery {
  readonly method: string;
  readonly signature: string | undefined;
  readonly body: string | undefined;
  /** Lambda hands over as Base64 what it takes for no text. */
  readonly isBase64Encoded: boolean;
}

/** How it is answered. The provider delivers again whatever is not answered with 2xx, for three days. */
export interface Reply {
  readonly status: 200 | 400 | 405 | 413 | 503;
  readonly code: ReplyCode;
}

export type ReplyCode =
  | 'RECEIVED'
  | 'IGNORED'
  | 'METHOD_NOT_ALLOWED'
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'UNSIGNED'
  | 'UNTRUSTED'
  | 'UNAVAILABLE';

export interface Receiver {
  /** Throws UntrustedWebhookError. */
  verify(rawBody: Uint8Array, signature: string): Promise<PaymentEvent>;
  /** Keeps a notice until it is settled. */
  keep(event: PaymentEvent): Promise<void>;
  /** Hears why a notice is not taken, and which were ignored. */
  tell(code: ReplyCode, details: Readonly<Record<string, unknown>>): void;
}

/** A notice of the provider has some kilobytes. */
export const LARGEST_BODY = 256 * 1024;

/** Characters of Base64 for three bytes. */
const BASE64_GROUP = 4;

/** Takes a notice in. It is answered as received only once it is kept; what is not proven to be the provider's changes nothing. */
export async function receive(delivery: Delivery, receiver: Receiver): Promise<Reply> {
  const { method, signature, body, isBase64Encoded } = delivery;
  if (method !== 'POST') return { status: 405, code: 'METHOD_NOT_ALLOWED' };
  if (body === undefined || body === '') return refusal(400, 'EMPTY', receiver);
  if (body.length > (isBase64Encoded ? (LARGEST_BODY / 3) * BASE64_GROUP : LARGEST_BODY)) {
    return refusal(413, 'TOO_LARGE', receiver);
  }
  if (signature === undefined) return refusal(400, 'UNSIGNED', receiver);
  try {
    const event = await receiver.verify(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'), signature);
    const { id, type } = event;
    if (!isFollowed(type)) {
      receiver.tell('IGNORED', { noticeId: id, type });
      return { status: 200, code: 'IGNORED' };
    }
    await receiver.keep(withoutSecret(event));
    return { status: 200, code: 'RECEIVED' };
  } catch (error) {
    if (error instanceof UntrustedWebhookError) return refusal(400, 'UNTRUSTED', receiver);
    receiver.tell('UNAVAILABLE', { error: String(error) });
    return { status: 503, code: 'UNAVAILABLE' };
  }
}

function refusal(status: Reply['status'], code: ReplyCode, receiver: Receiver): Reply {
  receiver.tell(code, {});
  return { status, code };
}
