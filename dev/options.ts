import { parseArgs } from 'node:util';
import type { Stage } from '#infra/config.ts';
import { stages } from '#infra/config.ts';

/** What `npm start -- …` takes. */
export interface StartOptions {
  readonly stage: Stage;
  readonly directory: string;
  readonly port: number;
  readonly fresh: boolean;
  readonly seed: boolean;
}

export const usage = `npm start -- [options]

  --port N     first of five ports, N to N + 4 (4000)
  --dir D      where state is kept (.marquee)
  --fresh      forget all state first
  --no-seed    without demo users and invoices
  --stage S    dev, test or prod (dev)
  --help       this`;

const HIGHEST_PORT = 65_535 - 4;

/** Parses the command line. Throws an Error with one clear line where it is wrong; null where help is asked for. */
export function startOptions(args: readonly string[]): StartOptions | null {
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
  if (values.help) return null;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > HIGHEST_PORT) {
    throw new Error(`--port ${values.port}: give a whole number from 1024 to ${HIGHEST_PORT}.`);
  }
  const stage = stages.find((each) => each === values.stage);
  if (!stage) throw new Error(`--stage ${values.stage}: it is one of ${stages.join(', ')}.`);
  return { stage, directory: values.dir, port, fresh: values.fresh, seed: !values['no-seed'] };
}
