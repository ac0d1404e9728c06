import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { restJson } from '../core/protocols.ts';
import { parseConversation, reply, tokensOf } from './converse.ts';
import { currentBedrockFault, takeBedrockFault } from './faults.ts';
import { mountFaultPage } from './faultPage.ts';
import { authorizeModel, parseModel } from './models.ts';

const defaultDelay = 10_000;
const notModelled: Readonly<Record<string, string>> = {
  InvokeModel: 'InvokeModel is not in the local cloud: use Converse.',
  ConverseStream: 'ConverseStream is not in the local cloud: use Converse.',
  InvokeModelWithResponseStream: 'InvokeModelWithResponseStream is not in the local cloud: use Converse.',
};

/**
 * A stand-in for Bedrock Runtime's Converse: plain rules fill the tool's schema from the prompt's data. No language model runs;
 * every answer says so, in `additionalModelResponseFields.standIn`, in the header `x-local-stand-in` and in its sentences.
 */
export function createBedrock(cloud: Cloud): Service {
  const profiles = new Map<string, string>();
  mountFaultPage(cloud);

  const converse = async (input: Record<string, unknown>, caller: Parameters<NonNullable<Service['call']>>[2]) => {
    const began = performance.now();
    const modelId = typeof input['modelId'] === 'string' ? input['modelId'] : '';
    const model = parseModel(cloud, modelId, profiles);
    authorizeModel(cloud, caller, model);
    const conversation = parseConversation(input);
    const fault = takeBedrockFault(cloud);
    if (fault?.kind === 'throttle') {
      throw new AwsError('ThrottlingException', 'Too many requests, please wait before trying again.', { status: 429 });
    }
    if (fault?.kind === 'error') {
      throw new AwsError(
        'InternalServerException',
        'The system encountered an unexpected error during processing. Try your request again.',
        {
          status: 500,
        },
      );
    }
    if (fault?.kind === 'slow') await pause(fault.milliseconds ?? defaultDelay);
    const { content, stopReason } = reply(conversation, cloud.now(), `tooluse_${toolUseId(cloud)}`, fault?.kind);
    const inputTokens = tokensOf(
      conversation.text + conversation.systemText + JSON.stringify(input['toolConfig'] ?? ''),
    );
    const outputTokens = tokensOf(JSON.stringify(content));
    const standIn = `local rule-based stand-in, not ${modelId}`;
    const milliseconds = performance.now() - began;
    cloud.trace.step(`bedrock Converse answered by the ${standIn}`, milliseconds);
    return {
      output: { message: { role: 'assistant', content } },
      stopReason,
      usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
      metrics: { latencyMs: Math.max(1, Math.round(milliseconds)) },
      additionalModelResponseFields: { standIn },
      standInHeader: standIn,
    };
  };

  const call: NonNullable<Service['call']> = async (action, input, caller) => {
    if (action === 'Converse') return converse(input, caller);
    throw new AwsError('UnknownOperationException', notModelled[action] ?? `The local cloud has no bedrock:${action}.`);
  };

  return {
    name: 'bedrock',
    resources: {
      'AWS::Bedrock::ApplicationInferenceProfile': {
        provide(resource) {
          const source: unknown = resource.properties['ModelSource'];
          const copied: unknown =
            typeof source === 'object' && source !== null && 'CopyFrom' in source ? source.CopyFrom : '';
          const id = createHash('sha256').update(resource.generatedName()).digest('hex').slice(0, 12);
          const arn = `arn:${cloud.partition}:bedrock:${cloud.region}:${cloud.accountId}:application-inference-profile/${id}`;
          parseModel(cloud, String(copied), new Map());
          profiles.set(arn, String(copied));
          const attributes = {
            InferenceProfileArn: arn,
            InferenceProfileId: id,
            Status: 'ACTIVE',
            Type: 'APPLICATION',
          };
          return Promise.resolve({ ref: arn, attributes });
        },
      },
    },
    call,
    handle: restJson(
      { call },
      {
        'POST /model/{modelId+}/converse': { action: 'Converse', outputHeaders: { standInHeader: 'x-local-stand-in' } },
        'POST /model/{modelId+}/converse-stream': { action: 'ConverseStream' },
        'POST /model/{modelId+}/invoke': { action: 'InvokeModel' },
        'POST /model/{modelId+}/invoke-with-response-stream': { action: 'InvokeModelWithResponseStream' },
      },
    ),
    status: () => ({
      'Language model': 'rule-based stand-in, no model',
      'Fault in force': currentBedrockFault(cloud)?.kind ?? 'none',
    }),
  };
}

function toolUseId(cloud: Cloud): string {
  return Buffer.from(cloud.uuid().replaceAll('-', ''), 'hex').toString('base64url');
}
