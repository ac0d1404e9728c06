import { parseArgs } from 'node:util';
import { stages } from '#infra/config.ts';
import { OperatorError } from '#local/core/errors.ts';
import type { ReconcilePage, ReconcileRequest } from '#model/reconcile.ts';
import { ticketDifferenceSentences } from '#model/reconcile.ts';
import type { ReconcileReport } from '#model/reconcileWalk.ts';
import { reconcileTickets } from '#model/reconcileWalk.ts';
import { operatorFunction } from './operatorFunction.ts';

/**
 * Proves of every kind of tickets of every event that what is available, held and sold comes to its capacity, that holds, bookings, seats and customers say the
 * same, and names what differs, through a function of the stage.
 *
 *   npm run reconcile                      of the local cloud that runs here
 *   npm run reconcile -- --stage prod      of a stage on AWS
 *
 * Exit code 0 where nothing differs, 1 where anything does, 2 where it could not be found out.
 */
const usage = `npm run reconcile -- [options]

  --outputs FILE   of a local cloud (.marquee/outputs.json), or what \`cdk deploy --outputs-file FILE\` wrote
  --stage S        ${stages.join(', ')}: on AWS, with the operator's credentials and region
  --days N         only events that began so many days ago, or later; all of them where absent
  --help           this

Each difference is a line of JSON.`;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Before every event. */
const BEGINNING = new Date(0).toISOString();

function show({ events, categories, differences, unsettled }: ReconcileReport): void {
  for (const difference of differences) {
    console.log(JSON.stringify({ ...difference, says: ticketDifferenceSentences[difference.kind] }));
  }
  for (const category of unsettled) console.log(JSON.stringify({ kind: 'STILL_MOVING', category }));
  console.log(`${categories} kinds of tickets of ${events} events compared, ${unsettled.length} still moving`);
  const agreed =
    unsettled.length === 0 ? 'Nothing differs.' : 'Nothing differs, but for what is still moving: run it again.';
  console.log(differences.length === 0 ? agreed : `${differences.length} differences.`);
}

function sinceOf(days: string | undefined): string {
  if (days === undefined) return BEGINNING;
  const number = Number(days);
  if (!Number.isInteger(number) || number < 0) throw new OperatorError('--days: give whole days.');
  return new Date(Date.now() - number * DAY_MS).toISOString();
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      outputs: { type: 'string', default: '.marquee/outputs.json' },
      stage: { type: 'string' },
      days: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const ask = await operatorFunction<ReconcileRequest, ReconcilePage>(
    { stack: 'bookings', construct: 'TicketHoldsReconcileTickets', output: 'ReconcileTicketsFunctionName' },
    { stage: values.stage, outputs: values.outputs },
  );
  const report = await reconcileTickets(ask, { since: sinceOf(values.days), hasTime: () => true });
  show(report);
  return report.differences.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 2;
}
