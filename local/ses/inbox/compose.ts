import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Link } from '../../console/layout.ts';
import { html, page } from '../../console/layout.ts';
import type { ConsoleRequest } from '../../console/pages.ts';
import { AwsError } from '../../core/errors.ts';
import { composeMime } from '../mime.ts';
import type { Context } from '../records.ts';
import type { Verdicts, VerdictStatus } from '../receiving.ts';
import { receiveMail, receivingRecipients, verdictNames, verdictStatuses } from '../receiving.ts';

/** A mail of 40 MB in base64, and what a form writes around it. */
const LARGEST_BODY = 60 * 1024 * 1024;

/**
 * Hands mail in from the world. `POST /inbox/api/arrivals?from=&to=` with the source (message/rfc822) as the body, `to` once or more often, and
 * `spam|virus|spf|dkim|dmarc=PASS|FAIL|GRAY` where it is not PASS, answers `{messageId}`, or 550 in words with status 422. `POST /inbox/compose`
 * takes the form of that page.
 */
export async function answerArrival(context: Context, request: ConsoleRequest, links: readonly Link[]): Promise<void> {
  const { incoming, outgoing, query, path } = request;
  if (isForeign(incoming)) return reply(outgoing, 403, 'text/plain', 'Another site may not send mail here.');
  const body = await bodyOf(incoming);
  if (body === undefined) return reply(outgoing, 413, 'text/plain', 'The mail is too large.');
  const asForm = path === '/compose';
  try {
    const arrival = asForm
      ? await composed(context, incoming, body)
      : { from: query.get('from') ?? '', to: query.getAll('to'), source: body, verdicts: verdictsOf(query) };
    if (arrival.from === '' || arrival.to.length === 0)
      throw new AwsError('MessageRejected', '501 Sender or recipient is missing.');
    const messageId = await receiveMail(context, arrival);
    if (!asForm) return reply(outgoing, 200, 'application/json', JSON.stringify({ messageId }));
    return reply(outgoing, 200, 'text/html', sentPage(links, arrival.to));
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'MessageRejected') throw error;
    return reply(outgoing, 422, 'text/plain', error.message);
  }
}

/** The form that writes a mail to an address that the template's receipt rules take. */
export function composePage(context: Context, links: readonly Link[], to: string): string {
  const recipients = receivingRecipients(context);
  if (recipients.length === 0) {
    return page(
      'Write a mail',
      links,
      html`<p>No receipt rule of the template takes mail: nothing can arrive here.</p>`,
    );
  }
  const verdicts = verdictNames.map(
    (name) =>
      html`<label
        >${name.toUpperCase()}
        <select name="${name}">
          ${verdictStatuses.map((status) => html`<option>${status}</option>`)}
        </select></label
      > `,
  );
  return page(
    'Write a mail',
    links,
    html`<p class="soft">
        What you write here arrives as if it came from the world. Mail is taken for ${recipients.join(', ')}. Nobody
        here asks DNS or looks for spam: the verdicts are what you choose.
      </p>
      <form method="post" action="/inbox/compose" enctype="multipart/form-data">
        <p>
          <label>From <input name="from" type="email" required size="40" /></label>
        </p>
        <p>
          <label>To <input name="to" type="email" required size="60" value="${to}" /></label>
        </p>
        <p>
          <label>Subject <input name="subject" size="60" value="Invoice" /></label>
        </p>
        <p>
          <label
            >Text <br /><textarea name="text" rows="5" cols="70">Please find our invoice attached.</textarea>
          </label>
        </p>
        <p>
          <label>Attachments <input name="file" type="file" multiple /></label>
        </p>
        <details>
          <summary>Verdicts</summary>
          <p>${verdicts}</p>
        </details>
        <p><button>Send</button></p>
      </form>`,
  );
}

function sentPage(links: readonly Link[], to: readonly string[]): string {
  return page(
    'The mail is on its way',
    links,
    html`<p>SES took it for ${to.join(', ')}.</p>
      <p><a href="/inbox">All mails</a> <a href="/inbox/compose">Write another</a></p>`,
  );
}

async function composed(context: Context, incoming: IncomingMessage, body: Buffer) {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': incoming.headers['content-type'] ?? '' },
  }).formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const files = form.getAll('file').filter((entry) => typeof entry !== 'string');
  const attachments = await Promise.all(
    files
      .filter(({ name, size }) => name !== '' || size > 0)
      .map(async (file) => ({
        FileName: file.name,
        ContentType: file.type === '' ? 'application/octet-stream' : file.type,
        ContentDisposition: 'ATTACHMENT' as const,
        ContentTransferEncoding: 'BASE64' as const,
        RawContent: Buffer.from(await file.arrayBuffer()),
      })),
  );
  const at = context.cloud.now();
  return {
    from: text('from'),
    to: [text('to')].filter(Boolean),
    source: composeMime({
      messageId: context.cloud.uuid(),
      at,
      from: text('from'),
      to: [text('to')],
      cc: [],
      replyTo: [],
      subject: text('subject'),
      text: text('text'),
      headers: [],
      attachments,
    }),
    verdicts: verdictsOf(new URLSearchParams(verdictNames.map((name): [string, string] => [name, text(name)]))),
  };
}

function verdictsOf(query: URLSearchParams): Verdicts {
  const status = (name: string): VerdictStatus => {
    const asked = query.get(name);
    return verdictStatuses.find((each) => each === asked) ?? 'PASS';
  };
  return {
    spam: status('spam'),
    virus: status('virus'),
    spf: status('spf'),
    dkim: status('dkim'),
    dmarc: status('dmarc'),
  };
}

/** A page of another site could post a form here: a browser says where it comes from. */
/** Whether a page of another site sent it. */
export function isForeign({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`;
}

/** The body, or undefined where it is too large. */
export async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Answers, so that nothing keeps it. */
export function reply(outgoing: ServerResponse, status: number, type: string, body: string): void {
  outgoing.writeHead(status, {
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  outgoing.end(body);
}
