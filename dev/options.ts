import { parseArgs } from 'node:util';
import type { Stage } from '#infra/config.ts';
import { stages } from '#infra/config.ts';
import { OperatorError } from '#local/core/errors.ts';
import { MARQUEE_PORTS } from './ports.ts';

/** What `npm start -- …` takes. */
export interface StartOptions {
  readonly stage: Stage;
  readonly directory: string;
  readonly port: number;
  readonly fresh: boolean;
  readonly seed: boolean;
}

export const usage = `npm start -- [options]

  --port N     first of six ports, N to N + 5 (4000)
  --dir D      where state is kept (.marquee)
  --fresh      forget all state first
  --no-seed    without demo users, events, products and invoices
  --stage S    dev, test or prod (dev)
  --help       this`;

const HIGHEST_PORT = 65_535 - MARQUEE_PORTS + 1;

/** Parses the command line. Throws OperatorError where it is wrong; null where help is asked for. */
export function startOptions(args: readonly string[]): StartOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > HIGHEST_PORT) {
    throw new OperatorError(`--port ${values.port}: give a whole number from 1024 to ${HIGHEST_PORT}.`);
  }
  if (values.dir === '') {
    throw new OperatorError('--dir: give the directory that shall keep the state.');
  }
  const stage = stages.find((each) => each === values.stage);
  if (!stage) throw new OperatorError(`--stage ${values.stage}: it is one of ${stages.join(', ')}.`);
  return { stage, directory: values.dir, port, fresh: values.fresh, seed: !values['no-seed'] };
}

function parsed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4000' },
        dir: { type: 'string', default: '.marquee' },
        fresh: { type: 'boolean', default: false },
        'no-seed': { type: 'boolean', default: false },
        stage: { type: 'string', default: 'dev' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (cause) {
    // Its first sentence names the option; the others speak of dashes.
    const [problem = ''] = (cause instanceof Error ? cause.message : String(cause)).split(/\.? To specify|\n/);
    throw new OperatorError(`${problem.replace(/\.$/, '')}. \`npm start -- --help\` lists the options.`, { cause });
  }
}
