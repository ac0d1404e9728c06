import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '#infra/config.ts';
import { partnerKeys, webAppKey } from '#infra/config.ts';
import type { RunningCloud } from '#local/cloud.ts';
import { startLocalCloud } from '#local/cloud.ts';
import { stripePort } from './ports.ts';
import { connectStripe } from './stripe/connect.ts';
import type { StripeStandIn } from './stripe/server.ts';
import { startStripeStandIn } from './stripe/server.ts';

/** The local cloud answers no model: its stand-in's name says so. */
const STAND_IN_MODEL = 'marquee.stand-in-rules-v1:0';

/** How long the partner keys of a laptop last from its start on. */
const KEY_SECONDS = 364 * 24 * 60 * 60;

/** What a script or a test needs to know of a running cloud: `outputs.json` in its directory. */
export interface Outputs {
  readonly web: string;
  readonly graphql: string;
  readonly realtime: string;
  readonly aws: string;
  readonly inbox: string;
  readonly status: string;
  readonly graphiql: string;
  /** The Stripe stand-in: its API, its page, its levers. */
  readonly stripe: string;
  /** With it browsers, and tests in their place, speak to the stand-in. */
  readonly stripePublishableKey: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** What partner shops browse the catalogue by. */
  readonly apiKey: string;
  /** Outputs of the template, by their names. */
  readonly stack: Readonly<Record<string, string>>;
}

export interface CloudOptions {
  readonly assembly: string;
  readonly stage: Stage;
  readonly port: number;
  /** Where state is kept, and `outputs.json`. */
  readonly directory: string;
  /** Keeps nothing beyond the process but `outputs.json`. */
  readonly inMemory?: boolean;
  /** More CloudFormation parameters (`UploadMinutes`). */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Hears of a fault that ends the cloud (full disk, engine died). */
  readonly onFailure: (error: Error) => void;
  /** The clock of the local cloud's services, which a test may move. */
  readonly now?: () => number;
  /** Takes each line of the readable log. */
  readonly log?: (line: string) => void;
  /** Runs once everything answers, and before `outputs.json` says so. */
  readonly beforeReady?: (outputs: Outputs, cloud: RunningCloud) => Promise<void>;
}

/** Boots Marquee on the local cloud and writes `outputs.json` once everything answers. */
export async function startMarquee(options: CloudOptions): Promise<{ cloud: RunningCloud; outputs: Outputs }> {
  const state = options.inMemory ? {} : { directory: join(options.directory, 'state') };
  const standIn = await startStripeStandIn({
    port: stripePort(options.port),
    ...state,
    onFailure: options.onFailure,
  });
  try {
    return await startWith(standIn, options, state);
  } catch (error) {
    await standIn.stop();
    throw error;
  }
}

async function startWith(
  standIn: StripeStandIn,
  options: CloudOptions,
  state: { readonly directory?: string },
): Promise<{ cloud: RunningCloud; outputs: Outputs }> {
  const { port, directory } = options;
  const host = (offset: number) => `http://127.0.0.1:${port + offset}`;
  const cloud = await startLocalCloud({
    assembly: options.assembly,
    port,
    ...state,
    parameters: {
      StripeApiUrl: standIn.url,
      InferenceProfile: STAND_IN_MODEL,
      FoundationModel: STAND_IN_MODEL,
      UserPoolEndpoint: host(2),
      WebScheme: 'http',
      ConnectOrigins: ['localhost', '127.0.0.1']
        .flatMap((name) => [`http://${name}:${port + 1}`, `ws://${name}:${port + 1}`, `http://${name}:${port + 2}`])
        .join(' '),
      StockEmail: 'admin@marquee.example',
      ...lastingPartnerKeys(),
      ...options.parameters,
    },
    onFailure: options.onFailure,
    ...(options.log ? { log: options.log } : {}),
    ...(options.now ? { now: options.now } : {}),
  });
  cloud.cloud.onStop(() => standIn.stop());
  const stack = cloud.outputs;
  const outputs: Outputs = {
    web: `http://localhost:${port}`,
    graphql: required(stack, 'GraphqlUrl'),
    realtime: required(stack, 'RealtimeUrl'),
    aws: host(2),
    inbox: `${host(4)}/inbox`,
    status: `${host(4)}/`,
    graphiql: `${host(4)}/graphiql`,
    stripe: standIn.url,
    stripePublishableKey: standIn.keys.publishableKey,
    region: cloud.region,
    userPoolId: required(stack, 'UserPoolId'),
    clientId: required(stack, 'UserPoolClientId'),
    apiKey: required(stack, 'ApiKey'),
    stack,
  };
  await connectStripe(standIn, outputs);
  await options.beforeReady?.(outputs, cloud);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'outputs.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(outputs, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  return { cloud, outputs };
}

/** On AWS keys end on days that are declared; a laptop that is started after them still has its own. */
function lastingPartnerKeys(): Record<string, string> {
  const nextYear = Math.floor(Date.now() / 1000) + KEY_SECONDS;
  return Object.fromEntries([...partnerKeys, webAppKey].map(({ name }) => [`PartnerKey${name}Expires`, `${nextYear}`]));
}

function required(outputs: Readonly<Record<string, string>>, name: string): string {
  const value = outputs[name];
  if (value === undefined) throw new Error(`The template has no output ${name}.`);
  return value;
}
