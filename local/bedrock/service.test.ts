import { BedrockRuntimeClient, ConverseCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import type { ConverseCommandInput, ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';
import { afterEach, describe, expect, test } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { setBedrockFault } from './faults.ts';
import { createBedrock } from './service.ts';

const profile = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const model = profile.slice('eu.'.length);
const region = 'eu-central-1';
const profileArn = `arn:aws:bedrock:${region}:123456789012:inference-profile/${profile}`;
const allow = (...Resource: string[]) =>
  ({
    Statement: { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource },
  }) as const;

let cloud: TestCloud | undefined;
afterEach(async () => {
  await cloud?.stop();
  cloud = undefined;
});

async function open(policies: Parameters<typeof createTestCloud>[1] = {}): Promise<TestCloud> {
  cloud = await createTestCloud([createBedrock], { listen: true, ...policies });
  return cloud;
}

const client = (config: ConstructorParameters<typeof BedrockRuntimeClient>[0]) =>
  new BedrockRuntimeClient({ ...config, maxAttempts: 1 });

const invoice = {
  vendor: 'Brauhaus Nord GmbH',
  number: 'R-2031',
  issueDate: '2026-03-02',
  dueDate: '2026-03-16',
  currency: 'EUR',
  subtotal: '100.00',
  tax: '19.00',
  total: '119.00',
  lines: [
    { description: 'Catering for the crew', quantity: '10', unitPrice: '8.00', amount: '80.00' },
    { description: 'Drinks', quantity: '1', unitPrice: '20.00', amount: '20.00' },
  ],
};

const schema = {
  type: 'object',
  properties: {
    summary: { type: 'string' },
    category: { type: 'string', enum: ['VENUE', 'EQUIPMENT', 'CATERING', 'OTHER'] },
    anomalies: { type: 'array', items: { type: 'string' } },
    total: { type: 'number' },
    reviewedBy: { type: ['string', 'null'] },
    paymentTerms: { type: ['string', 'null'] },
  },
  required: ['summary', 'category'],
};

const ask = (text: string, more: Partial<ConverseCommandInput> = {}): ConverseCommandInput => ({
  modelId: profile,
  messages: [{ role: 'user', content: [{ text }] }],
  ...more,
});

const describing = (material: object, more: Partial<ConverseCommandInput> = {}) =>
  ask(`<invoice>${JSON.stringify(material)}</invoice>`, {
    toolConfig: {
      tools: [{ toolSpec: { name: 'describe', inputSchema: { json: schema } } }],
      toolChoice: { tool: { name: 'describe' } },
    },
    ...more,
  });

const toolInput = (answer: ConverseCommandOutput): unknown => answer.output?.message?.content?.[0]?.toolUse?.input;
const textOf = (answer: ConverseCommandOutput) => answer.output?.message?.content?.[0]?.text;

describe('Converse', () => {
  test('fills the schema of the tool from the data of the prompt', async () => {
    const { clientConfig } = await open();
    const answer = await client(clientConfig).send(new ConverseCommand(describing(invoice)));
    expect(answer.stopReason).toBe('tool_use');
    expect(toolInput(answer)).toEqual({
      summary:
        'Rule-based summary: Brauhaus Nord GmbH charges 119.00 EUR for 2 lines, the first being Catering for the crew (invoice R-2031, of 2026-03-02, due 2026-03-16).',
      category: 'CATERING',
      anomalies: [],
      total: 119,
      reviewedBy: null,
      paymentTerms: 'Rule-based: due 2026-03-16',
    });
    expect(answer.usage?.totalTokens).toBe((answer.usage?.inputTokens ?? 0) + (answer.usage?.outputTokens ?? 0));
  });

  test('says what it is, in the answer and in a header', async () => {
    const { clientConfig } = await open();
    const sender = client(clientConfig);
    let header: unknown;
    sender.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { response } = result;
        const headers =
          typeof response === 'object' && response !== null && 'headers' in response ? response.headers : {};
        header = Object.entries(headers ?? {}).find(([name]) => name === 'x-local-stand-in')?.[1];
        return result;
      },
      { step: 'deserialize' },
    );
    const answer = await sender.send(new ConverseCommand(describing(invoice)));
    const standIn = `local rule-based stand-in, not ${profile}`;
    expect(answer.additionalModelResponseFields).toEqual({ standIn });
    expect(header).toBe(standIn);
  });

  test('says how it is to be paid by terms, else by a day, else not', async () => {
    const { clientConfig } = await open();
    const termsOf = async (material: object) =>
      toolInput(await client(clientConfig).send(new ConverseCommand(describing(material))));
    expect(await termsOf({ ...invoice, paymentTerms: '2 % within 10 days' })).toMatchObject({
      paymentTerms: 'Rule-based: terms 2 % within 10 days',
    });
    expect(await termsOf({ ...invoice, dueDate: null })).toMatchObject({ paymentTerms: null });
  });

  test('reports sums that do not add up and dates out of order', async () => {
    const { clientConfig } = await open();
    const wrong = { ...invoice, total: '120.00', dueDate: '2026-03-01' };
    const answer = await client(clientConfig).send(new ConverseCommand(describing(wrong)));
    expect(toolInput(answer)).toMatchObject({
      anomalies: ['Subtotal 100 and tax 19 do not add up to the total 120.', 'It is due before it was issued.'],
    });
  });

  test('answers a question with the field and where it stood', async () => {
    const { clientConfig } = await open();
    const question = (text: string) =>
      ask(`<invoice>${JSON.stringify(invoice)}</invoice>\n<question>${text}</question>`);
    const send = async (text: string) => textOf(await client(clientConfig).send(new ConverseCommand(question(text))));
    expect(await send('How much is it in total?')).toBe(
      'Rule-based answer: The total is 119.00 EUR (read from the field total).',
    );
    expect(await send('When is it due?')).toBe(
      'Rule-based answer: It is due 2026-03-16 (read from the field dueDate).',
    );
    expect(await send('Which colour has the logo?')).toContain('rules alone cannot answer that');
  });

  test('leaves the tool input unfinished where the tokens do not suffice', async () => {
    const { clientConfig } = await open();
    const answer = await client(clientConfig).send(
      new ConverseCommand(describing(invoice, { inferenceConfig: { maxTokens: 5 } })),
    );
    expect(answer.stopReason).toBe('max_tokens');
    expect(toolInput(answer)).toEqual({});
  });

  test('refuses unknown models, wrong conversations and other operations', async () => {
    const { clientConfig } = await open();
    const sender = client(clientConfig);
    const refused = { name: 'ValidationException' };
    await expect(sender.send(new ConverseCommand(ask('Hello', { modelId: 'my-model' })))).rejects.toMatchObject(
      refused,
    );
    await expect(sender.send(new ConverseCommand(ask(' ')))).rejects.toMatchObject(refused);
    await expect(
      sender.send(
        new ConverseCommand({ modelId: profile, messages: [{ role: 'assistant', content: [{ text: 'x' }] }] }),
      ),
    ).rejects.toMatchObject(refused);
    await expect(sender.send(new InvokeModelCommand({ modelId: profile, body: '{}' }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    const standIn = await sender.send(new ConverseCommand(ask('Hello', { modelId: 'local.stand-in-v1' })));
    expect(standIn.stopReason).toBe('end_turn');
  });
});

describe('access', () => {
  test('an inference profile needs the profile and the model in every region that it sends to', async () => {
    const { clientConfigOf } = await open({
      policies: {
        both: allow(profileArn, `arn:aws:bedrock:*::foundation-model/${model}`),
        profileOnly: allow(profileArn),
        oneRegion: allow(profileArn, `arn:aws:bedrock:${region}::foundation-model/${model}`),
      },
    });
    const send = (role: string, modelId: string) =>
      client(clientConfigOf(role)).send(new ConverseCommand(ask('Hello', { modelId })));
    await expect(send('both', profile)).resolves.toMatchObject({ stopReason: 'end_turn' });
    await expect(send('both', profileArn)).resolves.toMatchObject({ stopReason: 'end_turn' });
    await expect(send('profileOnly', profile)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(send('oneRegion', profile)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(send('oneRegion', model)).resolves.toMatchObject({ stopReason: 'end_turn' });
  });

  test('an application inference profile stands for what it copies', async () => {
    const { provide, clientConfig } = await open();
    const { ref } = await provide('AWS::Bedrock::ApplicationInferenceProfile', {
      ModelSource: { CopyFrom: profileArn },
    });
    await expect(client(clientConfig).send(new ConverseCommand(ask('Hello', { modelId: ref })))).resolves.toMatchObject(
      {
        stopReason: 'end_turn',
      },
    );
  });
});

describe('faults', () => {
  test('each changes the next answers, for as many calls as told', async () => {
    const { clientConfig, cloud: local } = await open();
    const send = () => client(clientConfig).send(new ConverseCommand(describing(invoice)));
    setBedrockFault(local, { kind: 'throttle', times: 1 });
    await expect(send()).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect((await send()).stopReason).toBe('tool_use');
    setBedrockFault(local, { kind: 'error' });
    await expect(send()).rejects.toMatchObject({ name: 'InternalServerException' });
    setBedrockFault(local, { kind: 'refusal' });
    expect((await send()).stopReason).toBe('end_turn');
    setBedrockFault(local, { kind: 'malformed' });
    expect(toolInput(await send())).not.toHaveProperty('summary');
    setBedrockFault(local, undefined);
    expect(toolInput(await send())).toHaveProperty('summary');
  });
});
