import { diskFull, isDiskFull } from '#local/core/disk.ts';
import { OperatorError } from '#local/core/errors.ts';
import { portsFrom, requireFree } from '#local/core/ports.ts';
import { assemblyOf } from './assembly.ts';
import type { Outputs } from './cloud.ts';
import { startMarquee } from './cloud.ts';
import { markSeeded, prepareDirectory, toBeSeeded } from './directory.ts';
import type { StartOptions } from './options.ts';
import { startOptions, usage } from './options.ts';
import { stripePort } from './ports.ts';
import { seed, seedCatalogue, seedDemoBookings, seedDemoEvents, seedDemoOrders } from './seed.ts';
import { DEMO_PASSWORD, demoUsers } from './users.ts';

/** Whatever runs is durable at any moment, so that an end that takes longer need not be waited for. */
const LONGEST_END_MS = 8_000;

const LOOK_FOR_NPM_MS = 500;

const say = (line: string): void => {
  console.log(line);
};

/** One clear line, and the end. What is no operator's to mend keeps its stack. */
function give(error: unknown): never {
  if (error instanceof OperatorError) console.error(error.message);
  else console.error(error);
  process.exit(1);
}

/** Ctrl-C reaches a process twice below npm: from the terminal, and from npm that passes it on. Ends once, with exit code 0. */
function onSignal(end: () => Promise<void>): void {
  let ending = false;
  const heard = (signal: NodeJS.Signals): void => {
    if (ending) return;
    ending = true;
    say(`\n${signal === 'SIGINT' ? 'Ctrl-C' : signal}: stopping …`);
    setTimeout(() => process.exit(0), LONGEST_END_MS);
    end().then(() => process.exit(0), give);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const npm = process.ppid;
  // An npm that is killed can pass nothing on; without it, nobody would know what holds the ports.
  setInterval(() => {
    if (process.ppid !== npm) heard('SIGTERM');
  }, LOOK_FOR_NPM_MS).unref();
}

async function start(options: StartOptions): Promise<void> {
  const began = performance.now();
  const { directory, port } = options;
  let stop = (): Promise<void> => Promise.resolve();
  onSignal(() => stop());
  await requireFree(portsFrom(port), { stripe: stripePort(port) });
  prepareDirectory(directory, options.fresh);
  const assembly = await assemblyOf(options.stage, say);
  let afterwards = (): Promise<void> => Promise.resolve();
  const fail = (error: Error): never => give(isDiskFull(error) ? diskFull(directory, error) : error);
  const { outputs } = await startMarquee({
    ...options,
    assembly,
    onFailure: fail,
    log: say,
    async beforeReady(outputs, cloud) {
      stop = () => cloud.stop();
      if (options.seed) afterwards = await seedOnce(directory, outputs);
    },
  });
  say(welcome(options, outputs));
  say(`ready after ${((performance.now() - began) / 1000).toFixed(1)} s; Ctrl-C ends everything`);
  await afterwards();
}

/** Makes what is missing of the demo. Answers what is to be done once everything runs. */
async function seedOnce(directory: string, outputs: Outputs): Promise<() => Promise<void>> {
  const missing = toBeSeeded(directory);
  if (missing === 'nothing') return () => Promise.resolve();
  const access = {
    awsEndpoint: outputs.aws,
    region: outputs.region,
    userPoolId: outputs.userPoolId,
    clientId: outputs.clientId,
    graphql: outputs.graphql,
  };
  if (missing === 'everything') await seed(access);
  else await orSay('products and events', () => (missing === 'events' ? seedDemoEvents : seedCatalogue)(access));
  markSeeded(directory);
  return async () => {
    await orSay('bookings', () => seedDemoBookings(access));
    if (missing !== 'events') await orSay('orders', () => seedDemoOrders(access));
  };
}

/** What is kept may have changed since: nobody is kept from the rest by what cannot be made of the demo. */
async function orSay(what: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    say(`The demo's ${what} are left out (${String(error)}); with --fresh they are made.`);
  }
}

function welcome(options: StartOptions, outputs: Outputs): string {
  const signIn = options.seed
    ? `\n  Sign in as     ${demoUsers.map(({ email }) => email).join(', ')}\n  with           ${DEMO_PASSWORD}\n`
    : '';
  return `
  Web app        ${outputs.web}
  GraphQL        ${outputs.graphql}
  GraphiQL       ${outputs.graphiql}
  Partners' key  ${outputs.apiKey}
  Mail inbox     ${outputs.inbox}
  Status         ${outputs.status}
  Stripe         ${outputs.stripe}   (a stand-in: test cards only, no money moves)
  AWS endpoint   ${outputs.aws}   (access key local, secret local)
${signIn}`;
}

try {
  const options = startOptions(process.argv.slice(2));
  if (options === null) say(usage);
  else await start(options);
} catch (error) {
  give(error);
}
