import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startLocalCloud } from './cloud.ts';
import { OperatorError } from './core/errors.ts';
import { PORT_COUNT } from './core/ports.ts';

const USAGE = `node local/main.ts <cloud assembly> [options]

  --port N            first of five ports (4000)
  --dir D             where state is kept (.local-cloud)
  --fresh             forget all state first
  --in-memory         keep no state
  --stacks PREFIX     only stacks whose path begins so (Stage/)
  --parameter K=V     a CloudFormation parameter; may be given more than once
  --quiet             no log of requests
  --help              this`;

/** CDK's own outputs from stack to stack. */
const CROSS_STACK = 'ExportsOutput';
const HIGHEST_PORT = 65_535 - PORT_COUNT + 1;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** One clear line, and the end. What is no operator's to mend keeps its stack. */
function give(error: unknown): never {
  process.stderr.write(`${textOf(error)}\n`);
  process.exit(1);
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const clear = error instanceof OperatorError || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  return clear ? error.message : (error.stack ?? error.message);
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '4000' },
      dir: { type: 'string', default: '.local-cloud' },
      fresh: { type: 'boolean', default: false },
      'in-memory': { type: 'boolean', default: false },
      stacks: { type: 'string', default: '' },
      parameter: { type: 'string', multiple: true, default: [] },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
}

function commandLine(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > HIGHEST_PORT) {
    throw new OperatorError(`--port ${values.port}: give a whole number from 1024 to ${HIGHEST_PORT}.`);
  }
  const parameters = Object.fromEntries(
    values.parameter.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new OperatorError(`--parameter ${text}: give name=value.`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
  return { ...values, port, parameters, assembly: positionals[0] };
}

async function main(): Promise<void> {
  const { assembly, ...options } = commandLine(process.argv.slice(2));
  if (options.help || assembly === undefined) {
    say(USAGE);
    return;
  }
  if (options.fresh) rmSync(options.dir, { recursive: true, force: true });
  const running = await startLocalCloud({
    assembly,
    stacks: (displayName) => displayName.startsWith(options.stacks),
    directory: options.dir,
    inMemory: options['in-memory'],
    port: options.port,
    parameters: options.parameters,
    onFailure: give,
    ...(options.quiet ? {} : { log: say }),
  });
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    running.stop().then(() => process.exit(0), give);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  for (const [name, value] of Object.entries(running.outputs)) {
    if (!name.startsWith(CROSS_STACK)) say(`${name} = ${value}`);
  }
  say(`AWS endpoint ${running.endpoints.aws}   (access key local, secret local)`);
  say(`Console      ${running.endpoints.console}`);
  say('ready; Ctrl-C ends everything');
}

if (import.meta.main) main().catch(give);
