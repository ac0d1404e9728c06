import type { Outputs } from '#dev/cloud.ts';
import { until } from './until.ts';

export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** The mails to an address, newest first. */
export async function mailsTo(outputs: Outputs, address: string): Promise<readonly Mail[]> {
  const list = await json<{ messages: { id: string }[] }>(
    `${outputs.inbox}/api/messages?to=${encodeURIComponent(address)}`,
  );
  return Promise.all(
    list.messages.map(({ id }) => json<Mail>(`${outputs.inbox}/api/messages/${encodeURIComponent(id)}`)),
  );
}

/** The six digits that Cognito mailed to an address. */
export function codeFor(outputs: Outputs, address: string): Promise<string> {
  return until(`a code for ${address}`, async () => {
    const [latest] = await mailsTo(outputs, address);
    return latest ? /\b\d{6}\b/.exec(latest.text)?.[0] : null;
  });
}

async function json<Answer>(url: string): Promise<Answer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered HTTP ${response.status}.`);
  return (await response.json()) as Answer;
}
