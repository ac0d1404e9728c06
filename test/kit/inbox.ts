import type { Outputs } from '#dev/cloud.ts';
import { until } from './until.ts';

interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** The latest mails to an address, newest first. */
export async function mailsTo(outputs: Outputs, address: string): Promise<readonly Mail[]> {
  const response = await fetch(`${outputs.inbox}/api/messages?to=${encodeURIComponent(address)}`);
  const answer = (await response.json()) as { messages: readonly Mail[] };
  return answer.messages;
}

/** The six digits that Cognito mailed to an address. */
export function codeFor(outputs: Outputs, address: string): Promise<string> {
  return until(`a code for ${address}`, async () => {
    const [latest] = await mailsTo(outputs, address);
    return latest ? /\b\d{6}\b/.exec(latest.text)?.[0] : null;
  });
}
