import { signedHeaders } from '../../platform/signedFetch.ts';
import type { Change } from './changeOf.ts';

// A subscriber receives only what the publishing mutation selects.
const query =
  'mutation Publish($change: InvoiceChangeInput!) { publishInvoiceChange(change: $change) { invoiceId ownerId status version at } }';

/** Longer than AppSync takes, shorter than the function may: what was told of the rest of the batch must be answered, too. */
const PATIENCE_MILLISECONDS = 4_000;

/** AppSync refused the change, or did not answer. The message carries what it said, which holds no personal data. */
export class NotPublishedError extends Error {
  override readonly name = 'NotPublishedError';
}

/** Tells every subscriber of the API at `url`. Throws NotPublishedError; repeating it is harmless. */
export async function publishChange(url: URL, change: Change): Promise<void> {
  const body = JSON.stringify({ query, variables: { change } });
  const { AWS_REGION = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = process.env;
  const headers = signedHeaders(
    url,
    body,
    { region: AWS_REGION, service: 'appsync', at: new Date() },
    { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN },
  );
  const { ok, status, answer } = await asked(url, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  if (!ok || hasErrors(answer)) {
    throw new NotPublishedError(`${status} ${answer.slice(0, 500)}`);
  }
}

async function asked(url: URL, request: RequestInit): Promise<{ ok: boolean; status: number; answer: string }> {
  try {
    const response = await fetch(url, request);
    return { ok: response.ok, status: response.status, answer: await response.text() };
  } catch (cause) {
    throw new NotPublishedError('AppSync does not answer.', { cause });
  }
}

function hasErrors(answer: string): boolean {
  const parsed: unknown = JSON.parse(answer);
  return typeof parsed === 'object' && parsed !== null && 'errors' in parsed && !!parsed.errors;
}
