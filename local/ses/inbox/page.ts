import { Html, html, page } from '../../console/layout.ts';
import type { Link } from '../../console/layout.ts';
import type { Message, OpenMessage } from './messages.ts';

const FRAME_STYLE = 'width:100%;height:28rem;border:1px solid var(--line);background:#fff';

/** Loads the list anew when a mail arrives; without script the list is as old as the page. */
const LIVE = new Html(`<script>
  new EventSource('/inbox/events').addEventListener('mail', () => location.reload());
</script>`);

/** The list of mails, newest first. */
export function listPage(
  links: readonly Link[],
  messages: readonly Message[],
  recipients: readonly string[],
  to: string,
): string {
  const rows = messages.map(
    (message) =>
      html`<tr>
        <td><time datetime="${message.at}">${message.at.slice(0, 19).replace('T', ' ')}</time></td>
        <td>${message.from}</td>
        <td>${[...message.to, ...message.cc, ...message.bcc].join(', ')}${troubleOf(message)}</td>
        <td><a href="/inbox/${message.id}">${message.subject === '' ? '(no subject)' : message.subject}</a></td>
      </tr>`,
  );
  const options = recipients.map((address) =>
    address === to
      ? html`<option value="${address}" selected>${address}</option>`
      : html`<option value="${address}">${address}</option>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">Sent (UTC)</th>
        <th scope="col">From</th>
        <th scope="col">To</th>
        <th scope="col">Subject</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return page(
    'Inbox',
    links,
    html`<p class="soft">
        Every mail that SES and Cognito sent here. Nothing left this machine.
        <code>GET /inbox/api/messages?to=…</code> answers the same as JSON.
        <a href="/inbox/compose">Write a mail</a> that arrives as if it came from the world.
      </p>
      <form method="get" action="/inbox">
        <label
          >Recipient
          <select name="to">
            <option value="">everybody</option>
            ${options}
          </select></label
        >
        <button>Show</button>
      </form>
      ${messages.length === 0 ? html`<p>No mail yet.</p>` : table} ${LIVE}`,
  );
}

/** One mail: what it says, what hangs on it, its headers and source. */
export function messagePage(links: readonly Link[], message: OpenMessage): string {
  const base = `/inbox/api/messages/${message.id}`;
  const attachments = message.attachments.map(
    ({ name, type, size }, index) =>
      html`<li>
        <a href="${base}/attachments/${index}" download>${name}</a> <span class="soft">${type}, ${size} bytes</span>
      </li>`,
  );
  return page(
    message.subject === '' ? '(no subject)' : message.subject,
    links,
    html`<p><a href="/inbox">All mails</a></p>
      <table>
        <tbody>
          ${factRow('From', message.from)} ${factRow('To', message.to.join(', '))}
          ${message.cc.length > 0 ? factRow('Cc', message.cc.join(', ')) : ''}
          ${message.bcc.length > 0 ? factRow('Bcc', message.bcc.join(', ')) : ''} ${factRow('Sent', message.at)}
          ${factRow(
            'Outcome',
            Object.entries(message.outcomes)
              .map((pair) => pair.join(': '))
              .join(', '),
          )}
        </tbody>
      </table>
      <form method="post" action="/inbox/${message.id}/outcome">
        <p>
          <button name="outcome" value="bounced">Bounce for good</button>
          <button name="outcome" value="returned">Bounce for now</button>
          <button name="outcome" value="complained">Call it spam</button>
          <span class="soft"
            >SES tells the topics of its configuration set, as if the receiving server had said so.</span
          >
        </p>
      </form>
      ${message.text === ''
        ? ''
        : html`<h2>Text</h2>
            <pre>${message.text}</pre>`}
      ${message.html === ''
        ? ''
        : html`<h2>HTML</h2>
            <iframe
              title="The mail's HTML"
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              src="/inbox/${message.id}/html"
              style="${FRAME_STYLE}"
            ></iframe>`}
      ${attachments.length === 0
        ? ''
        : html`<h2>Attachments</h2>
            <ul>
              ${attachments}
            </ul>`}
      <h2>Source</h2>
      <p><a href="${base}/raw">Raw source</a></p>
      <details>
        <summary>Headers</summary>
        <pre>${message.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}</pre>
      </details>`,
  );
}

function factRow(name: string, value: string): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`;
}

function troubleOf(message: Message): Html {
  const troubles = [...new Set(Object.values(message.outcomes).filter((outcome) => outcome !== 'delivered'))];
  return troubles.length === 0 ? new Html('') : html` <span class="failed">${troubles.join(', ')}</span>`;
}
