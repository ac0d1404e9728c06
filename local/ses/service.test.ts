import { createServer } from 'node:http';
import type { Server } from 'node:http';
import {
  CreateEmailTemplateCommand,
  GetSuppressedDestinationCommand,
  PutSuppressedDestinationCommand,
  SESv2Client,
  SendBulkEmailCommand,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { consolePages } from '../console/pages.ts';
import type { Caller, Service } from '../core/cloud.ts';
import { close, listen } from '../core/endpoint.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createSes } from './service.ts';

const root: Caller = { kind: 'root' };
const SENDER = 'Marquee <tickets@marquee.example>';

interface Published {
  readonly topicArn: string;
  readonly event: Record<string, unknown>;
  readonly caller: Caller;
}

describe('SES', () => {
  let test: TestCloud;
  let ses: SESv2Client;
  let inbox: Server;
  let url: string;
  let published: Published[];
  let greetings: string[];

  beforeEach(async () => {
    published = [];
    greetings = [];
    const topics = (): Service => ({
      name: 'sns',
      resources: {},
      async call(_action, input, caller) {
        const message = String(input['Message']);
        if (message.startsWith('Successfully validated')) greetings.push(message);
        else published.push({ topicArn: String(input['TopicArn']), event: JSON.parse(message), caller });
        return { MessageId: 'test' };
      },
    });
    test = await createTestCloud([createSes, topics], {
      listen: true,
      policies: {
        mailer: { Statement: { Effect: 'Allow', Action: 'ses:SendEmail', Resource: '*' } },
        other: {
          Statement: {
            Effect: 'Allow',
            Action: 'ses:SendEmail',
            Resource: 'arn:aws:ses:eu-central-1:123456789012:identity/elsewhere.example',
          },
        },
      },
    });
    await test.provide('AWS::SES::EmailIdentity', { EmailIdentity: 'marquee.example' }, 'Sender');
    await test.start();
    ses = new SESv2Client({ ...test.clientConfig, maxAttempts: 1 });
    inbox = createServer((incoming, outgoing) => {
      const page = consolePages(test.cloud).find(({ path }) => incoming.url?.startsWith(path));
      const at = new URL(incoming.url ?? '/', 'http://localhost');
      void page?.handler({
        method: incoming.method ?? 'GET',
        path: at.pathname.slice(page.path.length) || '/',
        query: at.searchParams,
        incoming,
        outgoing,
      });
    });
    url = `http://127.0.0.1:${await listen(inbox, 0)}/inbox`;
  });

  afterEach(async () => {
    ses.destroy();
    await test.stop();
    await close(inbox);
  });

  const send = (input: Partial<SendEmailCommandInput> = {}, client = ses) =>
    client.send(
      new SendEmailCommand({
        FromEmailAddress: SENDER,
        Destination: { ToAddresses: ['mira@example.com'] },
        Content: { Simple: { Subject: { Data: 'Ihre Plätze' }, Body: { Text: { Data: 'Reihe 7 – Sitz 12' } } } },
        ...input,
      }),
    );
  const api = async (path = ''): Promise<Record<string, unknown>> =>
    z.record(z.string(), z.unknown()).parse(await (await fetch(`${url}/api/messages${path}`)).json());

  it('shows a mail to its recipients, newest first, with its text and its source', async () => {
    const { MessageId } = await send();
    await send({ Destination: { ToAddresses: ['jo@example.com'] } });

    expect(await api('?to=MIRA@example.com')).toMatchObject({
      messages: [
        {
          id: MessageId,
          to: ['mira@example.com'],
          subject: 'Ihre Plätze',
          outcomes: { 'mira@example.com': 'delivered' },
        },
      ],
    });
    expect(await api()).toMatchObject({ messages: [{ to: ['jo@example.com'] }, { to: ['mira@example.com'] }] });
    expect(await api(`/${MessageId}`)).toMatchObject({ text: expect.stringContaining('Reihe 7 – Sitz 12') });
    const source = await (await fetch(`${url}/api/messages/${MessageId}/raw`)).text();
    expect(source).toContain('Subject: =?UTF-8?B?');
  });

  it('refuses a sender that is not verified', async () => {
    await expect(send({ FromEmailAddress: 'me@unknown.example' })).rejects.toMatchObject({
      name: 'MessageRejected',
      message: expect.stringContaining('Email address is not verified'),
    });
    expect(await api()).toEqual({ messages: [] });
  });

  it('keeps the address that Cognito sends from for Cognito', async () => {
    await expect(send({ FromEmailAddress: 'no-reply@verificationemail.com' })).rejects.toMatchObject({
      name: 'MessageRejected',
    });
  });

  it('shows the mails of one millisecond in the order in which they were sent', async () => {
    for (let at = 0; at < 50; at += 1) {
      const Simple = { Subject: { Data: `${at}` }, Body: { Text: { Data: 'x' } } };
      const Destination = { ToAddresses: ['mira@example.com'] };
      await test.cloud.call('ses', 'SendEmail', { FromEmailAddress: SENDER, Destination, Content: { Simple } }, root);
    }
    const { messages } = z.object({ messages: z.array(z.object({ subject: z.string() })) }).parse(await api());
    expect(messages.map(({ subject }) => Number(subject))).toEqual(Array.from({ length: 50 }, (_, at) => 49 - at));
  });

  it('sends what Cognito mails, from its own address or from that of the pool', async () => {
    const cognito: Caller = {
      kind: 'service',
      service: 'cognito-idp.amazonaws.com',
      sourceArn: 'arn:aws:cognito-idp:::pool',
    };
    const mail = (FromEmailAddress: string): object => ({
      FromEmailAddress,
      Destination: { ToAddresses: ['mira@example.com'] },
      Content: { Simple: { Subject: { Data: 'Your verification code' }, Body: { Text: { Data: 'It is 123456' } } } },
    });

    await test.cloud.call('ses', 'SendEmail', mail('no-reply@verificationemail.com'), cognito);
    await test.cloud.call('ses', 'SendEmail', mail(SENDER), cognito);

    await expect(test.cloud.call('ses', 'SendEmail', mail('me@unknown.example'), cognito)).rejects.toMatchObject({
      code: 'MessageRejected',
    });
    expect(await api()).toMatchObject({ messages: [{ from: SENDER }, { from: 'no-reply@verificationemail.com' }] });
  });

  it('lets a role send only by what its policy allows', async () => {
    const mailer = new SESv2Client({ ...test.clientConfigOf('mailer'), maxAttempts: 1 });
    const other = new SESv2Client({ ...test.clientConfigOf('other'), maxAttempts: 1 });

    await expect(send({}, mailer)).resolves.toMatchObject({ MessageId: expect.any(String) });
    await expect(send({}, other)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    mailer.destroy();
    other.destroy();
  });

  it('refuses a subject that would begin a header of its own', async () => {
    const Content = { Simple: { Subject: { Data: 'Hi\r\nBcc: all@example.com' }, Body: { Text: { Data: 'x' } } } };

    await expect(send({ Content })).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('shows the HTML of a mail where none of it runs, and escapes what it says elsewhere', async () => {
    const hostile = '<script>document.title = "owned"</script>';
    const { MessageId } = await send({
      Content: { Simple: { Subject: { Data: hostile }, Body: { Html: { Data: `<p>Hello</p>${hostile}` } } } },
    });

    const page = await (await fetch(`${url}/${MessageId}`)).text();
    const frame = await fetch(`${url}/${MessageId}/html`);

    expect(page).not.toContain(hostile);
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);
    expect(await (await fetch(url)).text()).not.toContain(hostile);
  });

  it('gives attachments back as they were, always as a download', async () => {
    const pdf = Buffer.from('%PDF-1.7 ticket');
    const Attachments = [{ FileName: 'Käse "ticket".pdf', ContentType: 'application/pdf', RawContent: pdf }];
    const Simple = { Subject: { Data: 'Ticket' }, Body: { Text: { Data: 'attached' } }, Attachments };
    const { MessageId } = await send({ Content: { Simple } });

    const answer = await fetch(`${url}/api/messages/${MessageId}/attachments/0`);

    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(await api(`/${MessageId}`)).toMatchObject({
      attachments: [{ name: 'Käse "ticket".pdf', type: 'application/pdf', size: pdf.length }],
    });
  });

  it('sends a raw message to the recipients of its headers and hides the blind copy', async () => {
    const Data = Buffer.from(
      'From: tickets@marquee.example\r\nTo: mira@example.com\r\nBcc: boss@example.com\r\nSubject: Raw\r\n\r\nhello\r\n',
    );
    const { MessageId } = await ses.send(new SendEmailCommand({ Content: { Raw: { Data } } }));

    expect(await api('?to=boss@example.com')).toMatchObject({ messages: [{ id: MessageId }] });
    expect(await (await fetch(`${url}/api/messages/${MessageId}/raw`)).text()).not.toContain('boss@example.com');
  });

  it('fills a template, and tells by an event alone that data are missing', async () => {
    await provideEvents();
    await ses.send(
      new CreateEmailTemplateCommand({
        TemplateName: 'Receipt',
        TemplateContent: {
          Subject: 'Thanks {{name}}',
          Text: '{{#each lines}}{{@index}}:{{this.title}} {{/each}}{{#if vip}}VIP{{else}}-{{/if}}',
        },
      }),
    );
    const using = (data: object): Partial<SendEmailCommandInput> => ({
      ConfigurationSetName: 'Events',
      Content: { Template: { TemplateName: 'Receipt', TemplateData: JSON.stringify(data) } },
    });

    const { MessageId } = await send(
      using({ name: 'Mira', lines: [{ title: 'Mug' }, { title: 'Shirt' }], vip: false }),
    );
    await send(using({ lines: [] }));

    expect(await api(`/${MessageId}`)).toMatchObject({
      subject: 'Thanks Mira',
      text: expect.stringContaining('0:Mug 1:Shirt -'),
    });
    await vi.waitFor(() => expect(published.map(({ event }) => event['eventType'])).toContain('Rendering Failure'));
    expect((await api())['messages']).toHaveLength(1);
  });

  it('answers each entry of a bulk mail', async () => {
    await ses.send(
      new CreateEmailTemplateCommand({
        TemplateName: 'Hello',
        TemplateContent: { Subject: 'Hello {{name}}', Text: 'x' },
      }),
    );

    const { BulkEmailEntryResults } = await ses.send(
      new SendBulkEmailCommand({
        FromEmailAddress: SENDER,
        DefaultContent: { Template: { TemplateName: 'Hello', TemplateData: '{"name":"you"}' } },
        BulkEmailEntries: [
          { Destination: { ToAddresses: ['a@example.com'] } },
          {
            Destination: { ToAddresses: ['b@example.com'] },
            ReplacementEmailContent: { ReplacementTemplate: { ReplacementTemplateData: '{"name":"Bea"}' } },
          },
        ],
      }),
    );

    expect(BulkEmailEntryResults?.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
    expect(await api('?to=b@example.com')).toMatchObject({ messages: [{ subject: 'Hello Bea' }] });
  });

  it('publishes what becomes of mail to the simulator, as SES itself', async () => {
    await provideEvents();

    for (const name of ['success', 'bounce', 'complaint']) {
      await send({ ConfigurationSetName: 'Events', Destination: { ToAddresses: [`${name}@simulator.amazonses.com`] } });
    }

    await vi.waitFor(() => expect(published).toHaveLength(7));
    const types = published.map(({ event }) => event['eventType']).sort();
    expect(types).toEqual(['Bounce', 'Complaint', 'Delivery', 'Delivery', 'Send', 'Send', 'Send']);
    expect(published.find(({ event }) => event['eventType'] === 'Bounce')).toMatchObject({
      topicArn: 'arn:aws:sns:eu-central-1:123456789012:mail',
      caller: {
        kind: 'service',
        service: 'ses.amazonaws.com',
        sourceArn: expect.stringMatching(/configuration-set\/Events$/),
      },
      event: {
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com' }] },
      },
    });
  });

  it('greets a topic that it is to tell, by what is no event', async () => {
    await provideEvents();
    await vi.waitFor(() => {
      expect(greetings).toEqual(['Successfully validated SNS topic for Amazon SES event publishing.']);
    });
  });

  it('holds mail back from suppressed addresses', async () => {
    await ses.send(new PutSuppressedDestinationCommand({ EmailAddress: 'mira@example.com', Reason: 'BOUNCE' }));

    await send();

    expect(await api()).toMatchObject({ messages: [{ outcomes: { 'mira@example.com': 'suppressed' } }] });
    await expect(
      ses.send(new GetSuppressedDestinationCommand({ EmailAddress: 'jo@example.com' })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('lets a mail come back, or be called spam, after it was delivered', async () => {
    await provideEvents();
    const { MessageId = '' } = await send({ ConfigurationSetName: 'Events' });
    const outcome = (as: string, headers: Record<string, string> = {}) =>
      fetch(`${url}/api/messages/${MessageId}/outcome?outcome=${as}`, { method: 'POST', headers });

    expect((await outcome('lost')).status).toBe(404);
    expect((await outcome('bounced', { origin: 'https://evil.example' })).status).toBe(403);
    for (const as of ['returned', 'bounced', 'complained']) expect((await outcome(as)).status).toBe(204);

    await vi.waitFor(() => expect(published).toHaveLength(5));
    const told = published.slice(2).map(({ event }) => event);
    expect(told).toMatchObject([
      { eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } },
      { eventType: 'Bounce', bounce: { bounceType: 'Permanent' } },
      { eventType: 'Complaint', complaint: { complaintFeedbackType: 'abuse' } },
    ]);
    // As SES itself does: what bounced for good or complained is on the account's list.
    const listed = await ses.send(new GetSuppressedDestinationCommand({ EmailAddress: 'mira@example.com' }));
    expect(listed.SuppressedDestination?.Reason).toBe('COMPLAINT');
  });

  async function provideEvents(): Promise<void> {
    await test.provide('AWS::SES::ConfigurationSet', { Name: 'Events' }, 'Set');
    await test.provide(
      'AWS::SES::ConfigurationSetEventDestination',
      {
        ConfigurationSetName: 'Events',
        EventDestination: {
          MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'renderingFailure'],
          SnsDestination: { TopicARN: 'arn:aws:sns:eu-central-1:123456789012:mail' },
        },
      },
      'Destination',
    );
  }
});
