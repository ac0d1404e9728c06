import { createServer } from 'node:http';
import type { Server } from 'node:http';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consolePages } from '../console/pages.ts';
import type { Caller, Service } from '../core/cloud.ts';
import { close, listen } from '../core/endpoint.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createSes } from './service.ts';

const SOURCE = ['From: Ada <ada@supplier.example>', 'To: box@in.example', 'Subject: Invoice 7', '', 'Please pay.'].join(
  '\r\n',
);

interface Call {
  readonly service: string;
  readonly input: Record<string, unknown>;
  readonly caller: Caller;
}

describe('mail from the world', () => {
  let test: TestCloud;
  let console_: Server;
  let url: string;
  let calls: Call[];

  beforeEach(async () => {
    calls = [];
    const recording = (name: 's3' | 'sns') => (): Service => ({
      name,
      resources: {},
      async call(_action, input, caller) {
        calls.push({ service: name, input, caller });
        return {};
      },
    });
    test = await createTestCloud([createSes, recording('s3'), recording('sns')], {});
    await test.provide('AWS::SES::ReceiptRuleSet', { RuleSetName: 'rules' }, 'Rules');
    await provideRule({ Recipients: ['in.example'] });
    await test.start();
    console_ = createServer((incoming, outgoing) => {
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
    url = `http://127.0.0.1:${await listen(console_, 0)}/inbox`;
  });

  afterEach(async () => {
    await test.stop();
    await close(console_);
  });

  const provideRule = (rule: Record<string, unknown>) =>
    test.provide(
      'AWS::SES::ReceiptRule',
      {
        RuleSetName: 'rules',
        Rule: {
          Name: 'store',
          Enabled: true,
          Actions: [
            { S3Action: { BucketName: 'mail', ObjectKeyPrefix: 'inbound/', TopicArn: 'arn:aws:sns:x:1:arrived' } },
          ],
          ...rule,
        },
      },
      'Rule',
    );
  const handIn = (to: string, more = '', headers: Record<string, string> = {}) =>
    fetch(`${url}/api/arrivals?from=ada@supplier.example&to=${encodeURIComponent(to)}${more}`, {
      method: 'POST',
      body: SOURCE,
      headers: { 'content-type': 'message/rfc822', ...headers },
    });

  it('is stored whole and told to the topic, with what SES found out about it', async () => {
    const answer = await handIn('Box+Label@IN.example', '&dmarc=GRAY&spam=FAIL');
    expect(answer.status).toBe(200);
    const { messageId } = (await answer.json()) as { messageId: string };
    await vi.waitFor(() => expect(calls.map(({ service }) => service)).toEqual(['s3', 'sns']));

    const [stored, told] = calls;
    expect(stored).toMatchObject({
      input: { Bucket: 'mail', Key: `inbound/${messageId}` },
      caller: {
        kind: 'service',
        service: 'ses.amazonaws.com',
        sourceArn: expect.stringContaining(':receipt-rule/store'),
      },
    });
    expect(String(stored?.input['Body'])).toMatch(/^Return-Path: <ada@supplier.example>\r\n[\s\S]*Please pay\.$/);
    expect(JSON.parse(String(told?.input['Message']))).toMatchObject({
      notificationType: 'Received',
      mail: {
        source: 'ada@supplier.example',
        messageId,
        destination: ['Box+Label@in.example'],
        commonHeaders: { from: ['Ada <ada@supplier.example>'], subject: 'Invoice 7' },
      },
      receipt: {
        spamVerdict: { status: 'FAIL' },
        dmarcVerdict: { status: 'GRAY' },
        spfVerdict: { status: 'PASS' },
        action: { type: 'S3', bucketName: 'mail', objectKey: `inbound/${messageId}` },
      },
    });
  });

  it('is refused where no rule takes its recipient', async () => {
    const answer = await handIn('box@elsewhere.example');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('550');
    expect(calls).toEqual([]);
  });

  it('is refused once the rule is off', async () => {
    await provideRule({ Recipients: ['in.example'], Enabled: false });
    expect((await handIn('box@in.example')).status).toBe(422);
  });

  it('reaches one address, or all below a domain, where the rule says so', async () => {
    await provideRule({ Recipients: ['one@in.example', '.deep.example'] });
    expect((await handIn('one+label@in.example')).status).toBe(200);
    expect((await handIn('a@very.deep.example')).status).toBe(200);
    expect((await handIn('two@in.example')).status).toBe(422);
    expect((await handIn('a@deep.example')).status).toBe(422);
  });

  it('can be written on a page, with attachments', async () => {
    expect(await (await fetch(`${url}/compose`)).text()).toContain('in.example');
    const form = new FormData();
    form.set('from', 'ada@supplier.example');
    form.set('to', 'box@in.example');
    form.set('subject', 'Rechnung für Bühne');
    form.set('text', 'Anbei.');
    form.set('file', new File([new Uint8Array([1, 2, 255])], 'rechnung.pdf', { type: 'application/pdf' }));
    expect((await fetch(`${url}/compose`, { method: 'POST', body: form })).status).toBe(200);
    const mail = await PostalMime.parse(calls[0]?.input['Body'] as Buffer);
    expect(mail.subject).toBe('Rechnung für Bühne');
    expect(
      mail.attachments.map(({ filename, content }) => [filename, [...new Uint8Array(content as ArrayBuffer)]]),
    ).toEqual([['rechnung.pdf', [1, 2, 255]]]);
  });

  it('cannot be handed in by a page of another site', async () => {
    expect((await handIn('box@in.example', '', { origin: 'https://evil.example' })).status).toBe(403);
    expect(calls).toEqual([]);
  });

  it('needs rules whose actions are carried out here: any other ends the start', async () => {
    await expect(provideRule({ Actions: [{ LambdaAction: { FunctionArn: 'x' } }] })).rejects.toThrow('LambdaAction');
  });
});
