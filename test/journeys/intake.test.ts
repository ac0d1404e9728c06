import { generateInvoice } from '#test/documents/generate.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import { whenSettled } from '#test/kit/invoices.ts';
import { sendFromTheWorld } from '#test/kit/mail.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

interface Listed {
  readonly id: string;
  readonly channel: string;
  readonly file: { readonly name: string };
}

const outputs = inject('outputs');
const supplier = `${crypto.randomUUID().slice(0, 8)}@supplier.example`;

describe('invoices by mail', () => {
  let ada: Person;
  let mailbox: string;

  beforeAll(async () => {
    ada = await newPerson(outputs, 'ada');
    const { invoiceMailbox } = await ada.run<{ invoiceMailbox: { address: string; senders: unknown[] } }>(
      '{ invoiceMailbox { address senders { address } } }',
    );
    expect(invoiceMailbox.senders).toEqual([]);
    mailbox = invoiceMailbox.address;
    expect((await allow(supplier.toUpperCase())).sender?.address).toBe(supplier);
  });

  const allow = async (address: string) => {
    const { allowMailSender } = await ada.run<{
      allowMailSender: { sender: { address: string } | null; userErrors: { code: string; field: string }[] };
    }>(
      'mutation ($address: AWSEmail!) { allowMailSender(address: $address) { sender { address } userErrors { code field } } }',
      { address },
    );
    return allowMailSender;
  };
  const mailed = async (): Promise<Listed[]> => {
    const { invoices } = await ada.run<{ invoices: { nodes: Listed[] } }>(
      '{ invoices(first: 100) { nodes { id channel file { name } } } }',
    );
    return invoices.nodes.filter(({ channel }) => channel === 'EMAIL');
  };
  const answered = (address: string, subject: string) =>
    until(`an answer to ${address}`, async () => {
      const mails = await mailsTo(outputs, address);
      return mails.find((mail) => mail.subject === `Re: ${subject}`);
    });
  const pdf = async (seed: number) => {
    const { bytes, fileName } = await generateInvoice({ seed, layout: 'classic', language: 'en', currency: 'USD' });
    return { name: fileName, type: 'application/pdf', bytes };
  };

  it('are what is attached to a mail of an allowed sender, who is told what became of each', async () => {
    const one = await pdf(4101);
    const two = { ...(await pdf(4102)), name: 'second.pdf' };
    await sendFromTheWorld(outputs, {
      from: supplier,
      to: mailbox,
      subject: 'Two invoices',
      attachments: [
        one,
        two,
        { name: 'archive.zip', type: 'application/zip', bytes: Buffer.from('PK\u0003\u0004') },
        { name: 'logo.png', type: 'image/png', bytes: Buffer.from('a logo'), inline: true },
      ],
    });

    const answer = await answered(supplier, 'Two invoices');
    const arrived = await mailed();
    expect(arrived.map(({ file }) => file.name).sort()).toEqual([one.name, 'second.pdf'].sort());
    for (const { id } of arrived) {
      expect(['READ', 'NEEDS_REVIEW']).toContain((await whenSettled(ada, id)).status);
      expect(answer.text).toContain(`/invoices/${id}`);
    }
    expect(answer.text).toContain('archive.zip: not taken.');
    expect(answer.text).not.toContain('logo.png');
  });

  it('do not come in from a stranger, who is told so', async () => {
    const before = (await mailed()).length;
    const stranger = `eve-${crypto.randomUUID().slice(0, 8)}@supplier.example`;
    await sendFromTheWorld(outputs, { from: stranger, to: mailbox, subject: 'Pay me', attachments: [await pdf(4103)] });
    expect((await answered(stranger, 'Pay me')).text).toContain('this address is none of them');
    expect(await mailed()).toHaveLength(before);
  });

  it('do not come in under a forged address, and nobody is told', async () => {
    const before = (await mailed()).length;
    await sendFromTheWorld(outputs, {
      from: supplier,
      to: mailbox,
      subject: 'Forged',
      verdicts: { dmarc: 'FAIL' },
      attachments: [await pdf(4104)],
    });
    // The next mail is worked off after it: when that one is answered, this one has been, too, or never will be.
    await sendFromTheWorld(outputs, { from: supplier, to: mailbox, subject: 'Nothing attached', attachments: [] });
    expect((await answered(supplier, 'Nothing attached')).text).toContain('No document was attached');
    expect(await mailed()).toHaveLength(before);
    expect((await mailsTo(outputs, supplier)).map(({ subject }) => subject)).not.toContain('Re: Forged');
  });

  it('do not come in any more from a sender that was removed', async () => {
    const former = `old-${crypto.randomUUID().slice(0, 8)}@supplier.example`;
    await allow(former);
    const remove = () =>
      ada.run<{ removeMailSender: { address: string; userErrors: unknown[] } }>(
        'mutation ($address: AWSEmail!) { removeMailSender(address: $address) { address userErrors { code } } }',
        { address: former },
      );
    expect((await remove()).removeMailSender).toEqual({ address: former, userErrors: [] });
    expect((await remove()).removeMailSender).toEqual({ address: former, userErrors: [] });
    await sendFromTheWorld(outputs, { from: former, to: mailbox, subject: 'Again', attachments: [await pdf(4105)] });
    expect((await answered(former, 'Again')).text).toContain('this address is none of them');
  });

  it('cannot be allowed from our own domain, or from more than 50 senders', async () => {
    expect((await allow(mailbox)).userErrors).toMatchObject([{ code: 'INVALID_ADDRESS', field: 'address' }]);
    const answers = await Promise.all(Array.from({ length: 55 }, (_, at) => allow(`sender-${at}@many.example`)));
    const { invoiceMailbox } = await ada.run<{ invoiceMailbox: { senders: { address: string }[] } }>(
      '{ invoiceMailbox { senders { address } } }',
    );
    expect(invoiceMailbox.senders).toHaveLength(50);
    expect(answers.filter(({ userErrors }) => userErrors[0]?.code === 'TOO_MANY')).toHaveLength(6);
    // Allowing again whom it lets in already is no further sender.
    expect((await allow(supplier)).userErrors).toEqual([]);
  });

  it('belong to the mailbox that they were mailed to', async () => {
    const eve = await newPerson(outputs, 'eve');
    const { invoices, invoiceMailbox } = await eve.run<{
      invoices: { nodes: unknown[] };
      invoiceMailbox: { address: string; senders: unknown[] };
    }>('{ invoices { nodes { id } } invoiceMailbox { address senders { address } } }');
    expect(invoices.nodes).toEqual([]);
    expect(invoiceMailbox.senders).toEqual([]);
    expect(invoiceMailbox.address).not.toBe(mailbox);
  });
});
