import { newColleague } from '#test/kit/colleagues.ts';
import type { Mail } from '#test/kit/inbox.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import { askForMail, letMail, storeTemplate } from '#test/kit/mail.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import type { EndedOrderMailValues, MailRequest } from '#model/mail.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

interface Logged {
  readonly id: string;
  readonly template: string;
  readonly recipient: string;
  readonly status: string;
  readonly detail: string | null;
}

const outputs = inject('outputs');
const LIST =
  'query ($recipient: String, $day: AWSDate, $first: Int, $after: String) { mails(recipient: $recipient, day: $day, first: $first, after: $after) { nodes { id template recipient status detail createdAt updatedAt } pageInfo { hasNextPage endCursor } } }';
const RELEASE =
  'mutation ($address: String!) { releaseMailAddress(address: $address) { address userErrors { code field message } } }';
const SUPPRESS =
  'mutation ($address: String!) { suppressMailAddress(address: $address) { suppression { address reason at } userErrors { code field } } }';
const SUPPRESSIONS =
  'query ($first: Int, $after: String) { mailSuppressions(first: $first, after: $after) { nodes { address reason at } pageInfo { hasNextPage endCursor } } }';

const values: EndedOrderMailValues = {
  order: '7F3A-91C2',
  orderUrl: 'https://marquee.example/orders/7f3a91c2',
  placedOn: '2026-11-21',
  lines: [
    {
      name: '<b>Poster</b> & more',
      quantity: '2',
      unitPrice: '15.00 EUR',
      taxRate: '19.00',
      tax: '5.70 EUR',
      net: '30.00 EUR',
    },
  ],
  subtotal: '30.00 EUR',
  tax: '5.70 EUR',
  total: '35.70 EUR',
  shippingNote: '',
  reason: 'The card was declined.',
  nextStep: 'Place the order again.',
};

function requestTo(to: string, template: 'order-confirmed' | 'order-failed' = 'order-confirmed'): MailRequest {
  return { id: `${template}-${crypto.randomUUID()}`, template, to, ownerId: null, values };
}

const somebody = (domain = 'customer.example') => `mira-${crypto.randomUUID().slice(0, 8)}@${domain}`;

describe('a mail', () => {
  let staff: Person;

  beforeAll(async () => {
    staff = await newColleague(outputs, 'stage', ['STAFF']);
  });

  const logged = async (recipient: string): Promise<readonly Logged[]> =>
    (await staff.run<{ mails: { nodes: Logged[] } }>(LIST, { recipient })).mails.nodes;
  const whenLogged = (recipient: string, status: string, count = 1) =>
    until(`${count} ${status} to ${recipient}`, async () => {
      const found = (await logged(recipient)).filter((mail) => mail.status === status);
      return found.length >= count ? found : null;
    });
  const arrived = (address: string): Promise<Mail> =>
    until(`a mail to ${address}`, async () => (await mailsTo(outputs, address))[0]);
  const release = async (address: string) =>
    (
      await staff.run<{ releaseMailAddress: { address: string | null; userErrors: { code: string }[] } }>(RELEASE, {
        address,
      })
    ).releaseMailAddress;
  const suppressed = async (address: string) => {
    const { mailSuppressions } = await staff.run<{
      mailSuppressions: { nodes: { address: string; reason: string }[] };
    }>(SUPPRESSIONS, { first: 100 });
    return mailSuppressions.nodes.find((each) => each.address === address);
  };

  it('arrives once though it is asked for twice, in text and HTML, marked as a machine’s', async () => {
    const to = somebody();
    const request = requestTo(to.toUpperCase());
    await askForMail(outputs, request);
    await askForMail(outputs, request);
    const mail = await arrived(to);
    expect(mail).toMatchObject({
      subject: 'Your order 7F3A-91C2 is confirmed',
      from: expect.stringContaining('no-reply@'),
    });
    expect(mail.text).toContain('2 x <b>Poster</b> & more');
    expect(mail.text).toContain('Total:    35.70 EUR');
    expect(mail.html).toContain('&lt;b&gt;Poster&lt;/b&gt; &amp; more');
    expect(mail.html).not.toContain('<b>Poster');
    expect(mail.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
    expect(await whenLogged(to, 'DELIVERED')).toMatchObject([
      { id: request.id, template: 'order-confirmed', recipient: to, detail: null },
    ]);
    // The same once more, and another after it: when that one is there, the repeated one was worked off.
    await askForMail(outputs, request);
    await askForMail(outputs, requestTo(to));
    await whenLogged(to, 'DELIVERED', 2);
    expect(await mailsTo(outputs, to)).toHaveLength(2);
  });

  it('that answers another stands below it, in whatever program shows it', async () => {
    const to = somebody();
    const inReplyTo = `<${crypto.randomUUID()}@supplier.example>`;
    await askForMail(outputs, {
      id: `invoice-answer-${crypto.randomUUID()}`,
      template: 'invoice-answer',
      to,
      ownerId: null,
      values: {
        subject: 'Rechnung für März',
        stranger: true,
        nothingAttached: false,
        attached: false,
        invoices: [],
        refused: [],
      },
      inReplyTo,
    });
    const { subject, headers } = await arrived(to);
    expect(subject).toBe('Re: Rechnung für März');
    expect(headers).toEqual(
      expect.arrayContaining([
        { name: 'In-Reply-To', value: inReplyTo },
        { name: 'References', value: inReplyTo },
        { name: 'Auto-Submitted', value: 'auto-replied' },
      ]),
    );
  });

  it('that comes back for good suppresses its address, until staff releases it', async () => {
    const to = somebody();
    await askForMail(outputs, requestTo(to));
    await letMail(outputs, (await arrived(to)).id, 'bounced');
    expect(await whenLogged(to, 'BOUNCED')).toMatchObject([{ detail: expect.stringContaining('550 5.1.1') }]);
    expect(await suppressed(to)).toMatchObject({ reason: 'BOUNCE' });

    await askForMail(outputs, requestTo(to));
    await whenLogged(to, 'SUPPRESSED');
    expect(await mailsTo(outputs, to)).toHaveLength(1);

    expect(await release(to.toUpperCase())).toEqual({ address: to, userErrors: [] });
    expect(await suppressed(to)).toBeUndefined();
    await askForMail(outputs, requestTo(to));
    // Delivered: SES’s own list, on which the bounce had put it, lets it through, too.
    await whenLogged(to, 'DELIVERED');
    expect((await release(to)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('that comes back for now, or that is called spam, says so', async () => {
    const full = somebody();
    await askForMail(outputs, requestTo(full));
    await letMail(outputs, (await arrived(full)).id, 'returned');
    expect(await whenLogged(full, 'BOUNCED')).toMatchObject([{ detail: expect.stringContaining('MailboxFull') }]);
    expect(await suppressed(full)).toBeUndefined();

    const annoyed = somebody();
    await askForMail(outputs, requestTo(annoyed));
    await letMail(outputs, (await arrived(annoyed)).id, 'complained');
    await whenLogged(annoyed, 'COMPLAINED');
    expect(await suppressed(annoyed)).toMatchObject({ reason: 'COMPLAINT' });
  });

  it.each([
    ['bounce', 'BOUNCED', 'BOUNCE'],
    ['complaint', 'COMPLAINED', 'COMPLAINT'],
    ['suppressionlist', 'BOUNCED', 'BOUNCE'],
    ['success', 'DELIVERED', undefined],
  ])('to SES’s mailbox simulator (%s) ends %s', async (name, status, reason) => {
    const to = `${name}+${crypto.randomUUID().slice(0, 8)}@simulator.amazonses.com`;
    await askForMail(outputs, requestTo(to));
    await whenLogged(to, status);
    expect((await suppressed(to))?.reason).toBe(reason);
  });

  it('does not go where staff suppressed the address', async () => {
    const to = somebody();
    const suppress = () =>
      staff.run<{ suppressMailAddress: { suppression: { at: string } } }>(SUPPRESS, { address: to.toUpperCase() });
    const first = await suppress();
    expect(first.suppressMailAddress).toMatchObject({ suppression: { address: to, reason: 'MANUAL' }, userErrors: [] });
    expect(await suppress()).toEqual(first);
    await askForMail(outputs, requestTo(to));
    await whenLogged(to, 'SUPPRESSED');
    expect(await mailsTo(outputs, to)).toEqual([]);
    await release(to);
  });

  it('cannot be suppressed or released where there is no address', async () => {
    for (const address of ['', 'x', 'a@b.example\r\nBcc: c@d.example', `${'x'.repeat(300)}@b.example`]) {
      const { suppressMailAddress } = await staff.run<{ suppressMailAddress: unknown }>(SUPPRESS, { address });
      expect(suppressMailAddress).toMatchObject({ suppression: null, userErrors: [{ code: 'INVALID_ADDRESS' }] });
      expect((await release(address)).userErrors).toMatchObject([{ code: 'INVALID_ADDRESS', field: 'address' }]);
    }
  });

  it('speaks in the installation’s own words, and in the default’s where those cannot be used', async () => {
    const own = 'Subject: Our own words for {{order}}\n\n{{reason}} {{nextStep}}\n--- html ---\n<p>{{reason}}</p>\n';
    const speaks = (subject: string) =>
      until(`a mail that says ${subject}`, async () => {
        const to = somebody();
        await askForMail(outputs, requestTo(to, 'order-failed'));
        return (await arrived(to)).subject === subject;
      });
    try {
      await storeTemplate(outputs, 'order-failed', own);
      await speaks('Our own words for 7F3A-91C2');
      await storeTemplate(outputs, 'order-failed', null);
      await speaks('Your order 7F3A-91C2 could not be carried out');
    } finally {
      await storeTemplate(outputs, 'order-failed', null);
    }
  });

  it('is found by its recipient and by its day, page by page, and by STAFF and ADMIN alone', async () => {
    const to = somebody();
    for (const _ of [1, 2, 3]) await askForMail(outputs, requestTo(to));
    const all = await whenLogged(to, 'DELIVERED', 3);
    type Page = { mails: { nodes: Logged[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
    const pages: Logged[] = [];
    let after: string | null = null;
    do {
      const { mails }: Page = await staff.run<Page>(LIST, { recipient: to.toUpperCase(), first: 1, after });
      pages.push(...mails.nodes);
      after = mails.pageInfo.endCursor;
      expect(mails.pageInfo.hasNextPage).toBe(after !== null);
    } while (after !== null);
    expect(pages.map(({ id }) => id)).toEqual((await logged(to)).map(({ id }) => id));
    expect(pages).toHaveLength(all.length);

    const day = new Date().toISOString().slice(0, 10);
    const today = (await staff.run<Page>(LIST, { day, first: 100 })).mails.nodes.map(({ recipient }) => recipient);
    expect(today).toContain(to);
    for (const refused of [
      {},
      { day, recipient: to },
      { day, first: 0 },
      { day, after: 'x' },
      { recipient: to, after: `MAILS-${day}:x` },
    ]) {
      await expect(staff.run(LIST, refused)).rejects.toMatchObject({ errors: [{ errorType: 'BadRequest' }] });
    }
    const customer = await newPerson(outputs, 'customer');
    for (const [document, variables] of [
      [LIST, { recipient: customer.email }],
      [SUPPRESSIONS, {}],
      [SUPPRESS, { address: to }],
      [RELEASE, { address: to }],
    ] as const) {
      await expect(customer.run(document, variables)).rejects.toMatchObject({
        errors: [{ errorType: 'Unauthorized' }],
      });
    }
  });
});
