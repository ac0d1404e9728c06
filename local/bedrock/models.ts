import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';

/** What a `modelId` names. */
export type ModelReference =
  | { readonly kind: 'model'; readonly id: string }
  | { readonly kind: 'profile'; readonly arn: string; readonly modelId: string; readonly regions: readonly string[] }
  /** An id of the stand-in's own, which names no region. */
  | { readonly kind: 'standIn'; readonly id: string };

/** Application inference profiles of the template: ARN to the ARN that it copies. */
export type ApplicationProfiles = ReadonlyMap<string, string>;

/** Where a cross-region profile may send to. https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html */
const destinations: Readonly<Record<string, readonly string[]>> = {
  us: ['us-east-1', 'us-east-2', 'us-west-2'],
  eu: ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-3'],
  apac: ['ap-northeast-1', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
  jp: ['ap-northeast-1', 'ap-northeast-3'],
  au: ['ap-southeast-2', 'ap-southeast-4'],
  ca: ['ca-central-1', 'us-east-1', 'us-east-2', 'us-west-2'],
  'us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  // A global profile is authorised on the model's ARN without a region.
  global: [''],
};

const providers =
  'ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer|zai';
const modelPattern = new RegExp(`^(?:${providers})\\.[a-z0-9][a-z0-9.-]*(?::[0-9a-z]+){0,2}$`);
const standInPattern = /^[a-z0-9.:-]*stand-in[a-z0-9.:-]*$/;

/** Reads a model id, an inference profile's id or an ARN of either. Throws `ValidationException` for what is none. */
export function parseModel(
  cloud: Pick<Cloud, 'region' | 'accountId' | 'partition'>,
  modelId: string,
  profiles: ApplicationProfiles,
): ModelReference {
  const arn =
    /^arn:[^:]+:bedrock:[^:]*:(?:\d{12})?:(foundation-model|inference-profile|application-inference-profile)\/(.+)$/.exec(
      modelId,
    );
  if (arn === null) return byId(cloud, modelId);
  const [, kind, id = ''] = arn;
  if (kind !== 'application-inference-profile') return byId(cloud, id);
  const source = profiles.get(modelId);
  if (source === undefined) throw invalid();
  const copied = parseModel(cloud, source, new Map());
  const regions = copied.kind === 'profile' ? copied.regions : [cloud.region];
  return { kind: 'profile', arn: modelId, modelId: copied.kind === 'profile' ? copied.modelId : copied.id, regions };
}

function byId(cloud: Pick<Cloud, 'region' | 'accountId' | 'partition'>, id: string): ModelReference {
  const [prefix = '', ...rest] = id.split('.');
  const regions = destinations[prefix];
  const model = rest.join('.');
  if (regions !== undefined && (modelPattern.test(model) || standInPattern.test(model))) {
    const arn = `arn:${cloud.partition}:bedrock:${cloud.region}:${cloud.accountId}:inference-profile/${id}`;
    return { kind: 'profile', arn, modelId: model, regions };
  }
  if (standInPattern.test(id)) return { kind: 'standIn', id };
  if (modelPattern.test(id)) return { kind: 'model', id };
  throw invalid();
}

/**
 * Converse is authorised as `bedrock:InvokeModel`: on the model, or on the profile and the model in each region it sends to.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function authorizeModel(cloud: Cloud, caller: Caller, model: ModelReference): void {
  const action = 'bedrock:InvokeModel';
  const modelArn = (region: string, id: string) => `arn:${cloud.partition}:bedrock:${region}::foundation-model/${id}`;
  switch (model.kind) {
    case 'model':
      cloud.iam.authorize(caller, { action, resource: modelArn(cloud.region, model.id) });
      return;
    case 'profile':
      cloud.iam.authorize(caller, { action, resource: model.arn });
      for (const region of model.regions) {
        const context = { 'bedrock:InferenceProfileArn': model.arn };
        cloud.iam.authorize(caller, { action, resource: modelArn(region, model.modelId), context });
      }
      return;
    case 'standIn': {
      const profile = `arn:${cloud.partition}:bedrock:${cloud.region}:${cloud.accountId}:inference-profile/${model.id}`;
      if (cloud.iam.isAllowed(caller, { action, resource: profile })) return;
      cloud.iam.authorize(caller, { action, resource: modelArn(cloud.region, model.id) });
    }
  }
}

function invalid(): AwsError {
  return new AwsError('ValidationException', 'The provided model identifier is invalid.');
}
