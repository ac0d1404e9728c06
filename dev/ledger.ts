import { parseArgs } from 'node:util';
import { stages } from '#infra/config.ts';
import { OperatorError } from '#local/core/errors.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import type { LedgerPage, LedgerRequest, LedgerSum } from '#model/ledger.ts';
import { LEDGER_GRACE_SECONDS, ledgerCurrencies, ledgerDifferenceSentences } from '#model/ledger.ts';
import type { WholeLedger } from '#model/ledgerWalk.ts';
import { compareLedgers } from '#model/ledgerWalk.ts';
import { moneyOf } from '#model/money.ts';
import { operatorFunction } from './operatorFunction.ts';

/**
 * Proves over all payments that the provider's books and ours agree, and over the orders that have ended that their payments say the same, through a
 * function of the stage: the provider's secret stays there, and on AWS the operator's own credentials are all that is needed.
 *
 *   npm run ledger                      of the local cloud that runs here
 *   npm run ledger -- --stage prod      of a stage on AWS
 *
 * Exit code 0 where nothing differs, 1 where anything does, 2 where it could not be found out.
 */
const usage = `npm run ledger -- [options]

  --outputs FILE   of a local cloud (.marquee/outputs.json), or what \`cdk deploy --outputs-file FILE\` wrote
  --stage S        ${stages.join(', ')}: on AWS, with the operator's credentials and region
  --grace N        seconds within which what moved is not judged (${LEDGER_GRACE_SECONDS})
  --help           this`;

function show({ checked, foreign, unsettled, differences, theirs, ours }: WholeLedger): void {
  console.log(`${checked} payments compared, ${foreign} of others left aside, ${unsettled.length} still moving`);
  const rows = ledgerCurrencies({ theirs, ours }).flatMap((currency) => [
    rowOf(currency, 'provider', theirs[currency]),
    rowOf(currency, 'Marquee', ours[currency]),
  ]);
  if (rows.length > 0) console.log(`\n${table([['', '', 'captured', 'refunded', 'net'], ...rows])}`);
  for (const { code, paymentId, intentId, refundId, ours: here, theirs: there } of differences) {
    const names = [paymentId, intentId, refundId].filter((name) => name !== null).join(', ');
    console.log(`\n${code}${names === '' ? '' : ` of ${names}`}: ${ledgerDifferenceSentences[code]}`);
    console.log(`  Marquee: ${here}\n  provider: ${there}`);
  }
  for (const id of unsettled) console.log(`\nstill moving: ${id}`);
  const agreed =
    unsettled.length === 0 ? 'The books agree.' : 'The books agree, but for what is still moving: run it again.';
  console.log(differences.length === 0 ? `\n${agreed}` : `\n${differences.length} differences.`);
}

function rowOf(currency: string, side: string, sum: LedgerSum = { captured: 0, refunded: 0 }): string[] {
  const { captured, refunded } = sum;
  return [currency, side, ...[captured, refunded, captured - refunded].map((minor) => amountOf(minor, currency))];
}

function amountOf(minor: number, currency: string): string {
  return isCurrency(currency) ? moneyOf(minor, currency).amount : String(minor);
}

function isCurrency(currency: string): currency is CurrencyCode {
  return Object.hasOwn(minorUnitDigits, currency);
}

/** Texts in columns, the last three to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => (column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      outputs: { type: 'string', default: '.marquee/outputs.json' },
      stage: { type: 'string' },
      grace: { type: 'string', default: String(LEDGER_GRACE_SECONDS) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const graceSeconds = Number(values.grace);
  if (!Number.isInteger(graceSeconds) || graceSeconds < 0) throw new OperatorError('--grace: give whole seconds.');
  const ask = await operatorFunction<LedgerRequest, LedgerPage>(
    { stack: 'payments', construct: 'CompareLedger', output: 'CompareLedgerFunction' },
    { stage: values.stage, outputs: values.outputs },
  );
  const report = await compareLedgers(ask, {
    startedAt: new Date(),
    graceSeconds,
    hasTime: () => true,
  });
  show(report);
  return report.differences.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 2;
}
