import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud, Resource } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';

/** A function as the template declares it. */
export interface FunctionConfiguration {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly runtime: string;
  /** `index.handler` */
  readonly handler: string;
  /** The folder that holds the code; absent for a layer's or an image's. */
  readonly folder: string | undefined;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly reservedConcurrency: number | undefined;
  readonly logGroup: string;
  /** Lines of the console are JSON objects. */
  readonly logsJson: boolean;
  /** Folders of its layers, in their order. */
  readonly layers: readonly string[];
  /** Where an asynchronous invocation goes that failed for good: an SQS or SNS ARN. */
  readonly deadLetterArn: string | undefined;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/API_CreateFunction.html */
const DEFAULT_TIMEOUT = 3;
const DEFAULT_MEMORY = 128;

/** Reads the properties of `AWS::Lambda::Function`; `layerFolder` answers where a layer's files are. */
export function functionConfiguration(
  cloud: Cloud,
  resource: Resource,
  layerFolder: (arn: string) => string | undefined,
): FunctionConfiguration {
  const { properties } = resource;
  const name = text(properties['FunctionName']) ?? resource.generatedName(64);
  const code = object(properties['Code']);
  const bucket = text(code['S3Bucket']);
  const key = text(code['S3Key']);
  const variables = object(object(properties['Environment'])['Variables']);
  return {
    name,
    arn: `arn:${cloud.partition}:lambda:${cloud.region}:${cloud.accountId}:function:${name}`,
    roleArn: text(properties['Role']) ?? '',
    runtime: text(properties['Runtime']) ?? 'image',
    handler: text(properties['Handler']) ?? '',
    folder: bucket !== undefined && key !== undefined ? cloud.assetPath(bucket, key) : inlineCode(cloud, name, code),
    timeoutSeconds: Number(properties['Timeout'] ?? DEFAULT_TIMEOUT),
    memoryMegabytes: Number(properties['MemorySize'] ?? DEFAULT_MEMORY),
    environment: Object.fromEntries(Object.entries(variables).map(([variable, value]) => [variable, String(value)])),
    reservedConcurrency: optionalNumber(properties['ReservedConcurrentExecutions']),
    logGroup: text(object(properties['LoggingConfig'])['LogGroup']) ?? `/aws/lambda/${name}`,
    logsJson: object(properties['LoggingConfig'])['LogFormat'] === 'JSON',
    layers: (Array.isArray(properties['Layers']) ? properties['Layers'] : [])
      .map((arn) => layerFolder(String(arn)))
      .filter((folder) => folder !== undefined),
    deadLetterArn: text(object(properties['DeadLetterConfig'])['TargetArn']),
  };
}

/** Code that stands in the template itself becomes `index.js`. */
function inlineCode(cloud: Cloud, name: string, code: Readonly<Record<string, unknown>>): string | undefined {
  const source = text(code['ZipFile']);
  if (source === undefined) return undefined;
  const parent = cloud.directory === undefined ? mkdtempSync(join(tmpdir(), 'local-cloud-')) : cloud.directory;
  const folder = join(parent, 'inline-functions', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.js'), source);
  if (cloud.directory === undefined) cloud.onStop(() => rmSync(parent, { recursive: true, force: true }));
  return folder;
}

/** The module that holds the handler, and the handler's name in it. Throws where this runtime cannot run it. */
export function entryOf(configuration: FunctionConfiguration): { readonly file: string; readonly exported: string } {
  const { runtime, folder, handler, name } = configuration;
  if (!runtime.startsWith('nodejs') || folder === undefined) {
    throw new AwsError(
      'InvalidRuntimeException',
      `${name} has the runtime ${runtime}; the local cloud runs Node.js bundles.`,
      {
        status: 502,
      },
    );
  }
  const dot = handler.lastIndexOf('.');
  const base = join(folder, handler.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map((ending) => `${base}${ending}`).find((path) => existsSync(path));
  if (file === undefined) {
    throw new AwsError('InvalidParameterValueException', `${name}: there is no module for the handler ${handler}.`);
  }
  return { file, exported: handler.slice(dot + 1) };
}

export function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function optionalNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}
