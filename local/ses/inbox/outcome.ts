import { z } from 'zod';
import type { ConsoleRequest } from '../../console/pages.ts';
import { configurationSetOf, publishLateOutcome } from '../events.ts';
import type { Context, Mail } from '../records.ts';
import { suppressAfter } from '../suppression.ts';
import { bodyOf, isForeign, reply } from './compose.ts';

/** What a receiving server may say after it took a mail. */
const LateOutcome = z.enum(['bounced', 'returned', 'complained']);

/**
 * Lets a mail that was delivered come back, for good (`bounced`) or for now (`returned`), or be called spam (`complained`), for all its recipients:
 * `POST /inbox/api/messages/{id}/outcome?outcome=…` answers 204, `POST /inbox/{id}/outcome` takes the buttons of the mail's page.
 */
export async function answerOutcome(
  context: Context,
  { incoming, outgoing, path, query }: ConsoleRequest,
): Promise<void> {
  if (isForeign(incoming)) return reply(outgoing, 403, 'text/plain', 'Another site may not do that.');
  const asForm = !path.startsWith('/api/');
  const id = decodeURIComponent(path.split('/').at(-2) ?? '');
  const body = await bodyOf(incoming);
  const asked = asForm ? new URLSearchParams(body?.toString() ?? '') : query;
  const outcome = LateOutcome.safeParse(asked.get('outcome'));
  const key = context.store.get<string>('keys', id);
  const mail = key === undefined ? undefined : context.store.get<Mail>('mails', key);
  if (!outcome.success || key === undefined || mail === undefined) {
    return reply(outgoing, 404, 'text/plain', 'There is no such mail, or no such outcome.');
  }
  comeTo(context, { key, mail }, outcome.data);
  if (!asForm) {
    outgoing.writeHead(204).end();
    return;
  }
  outgoing.writeHead(303, { location: `/inbox/${encodeURIComponent(id)}` }).end();
}

function comeTo(
  context: Context,
  { key, mail }: { key: string; mail: Mail },
  outcome: z.infer<typeof LateOutcome>,
): void {
  const set = mail.configurationSet === undefined ? undefined : configurationSetOf(context, mail.configurationSet);
  const addresses = Object.keys(mail.outcomes);
  context.store.transaction(() => {
    context.store.put('mails', key, {
      ...mail,
      outcomes: Object.fromEntries(addresses.map((address) => [address, outcome])),
    });
    for (const address of addresses) {
      if (outcome === 'bounced') suppressAfter(context, address, 'BOUNCE', set);
      if (outcome === 'complained') suppressAfter(context, address, 'COMPLAINT', set);
      publishLateOutcome(context, mail, address, outcome);
    }
  });
}
