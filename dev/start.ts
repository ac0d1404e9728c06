import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '#local/core/errors.ts';
import { assemblyOf } from './assembly.ts';
import { startMarquee } from './cloud.ts';
import type { StartOptions } from './options.ts';
import { startOptions, usage } from './options.ts';
import { seed } from './seed.ts';
import { DEMO_PASSWORD, demoUsers } from './users.ts';

const say = (line: string): void => {
  console.log(line);
};

/** One clear line, and the end. What is no operator's to mend keeps its stack. */
function give(error: unknown): never {
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  if (full) console.error('The disk is full: free some space and start again. Nothing that was accepted is lost.');
  else if (error instanceof OperatorError) console.error(error.message);
  else console.error(error);
  process.exit(1);
}

async function start(options: StartOptions): Promise<void> {
  const began = performance.now();
  if (options.fresh) rmSync(options.directory, { recursive: true, force: true });
  rmSync(join(options.directory, 'outputs.json'), { force: true });
  const assembly = await assemblyOf(options.stage, say);
  const { cloud, outputs } = await startMarquee({ ...options, assembly, onFailure: give, log: say });

  let ending = false;
  const end = (signal: string): void => {
    if (ending) return;
    ending = true;
    say(`\n${signal}: stopping …`);
    cloud.stop().then(() => process.exit(0), give);
  };
  process.on('SIGINT', () => {
    end('Ctrl-C');
  });
  process.on('SIGTERM', () => {
    end('SIGTERM');
  });

  if (options.seed) {
    await seed({
      awsEndpoint: outputs.aws,
      region: outputs.region,
      userPoolId: outputs.userPoolId,
      clientId: outputs.clientId,
      graphql: outputs.graphql,
    });
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`
  Web app        ${outputs.web}
  GraphQL        ${outputs.graphql}
  GraphiQL       ${outputs.graphiql}
  Mail inbox     ${outputs.inbox}
  Status         ${outputs.status}
  AWS endpoint   ${outputs.aws}   (access key local, secret local)
${
  options.seed
    ? `\n  Sign in as     ${demoUsers.map(({ email }) => email).join(', ')}\n  with           ${DEMO_PASSWORD}\n`
    : ''
}
ready after ${seconds} s; Ctrl-C ends everything`);
}

try {
  const options = startOptions(process.argv.slice(2));
  if (options === null) say(usage);
  else await start(options);
} catch (error) {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    give(new OperatorError(`${error.message}\n\n${usage}`));
  }
  give(error);
}
