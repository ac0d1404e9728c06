import { questionAbout } from '#functions/invoices/describeInvoice/describe.ts';
import { readFields } from '#functions/platform/invoiceMaterial.ts';
import { asksModel } from '#model/insights.ts';
import { prices } from '../prices.ts';
import { costOf, estimatedCalls, memoryOf, platform, TEXTRACT_WAIT } from './cost.ts';
import type { Usage } from './cost.ts';
import type { Outcome } from './report.ts';
import type { Way, Workflow } from './transitions.ts';

/** The share of pictures in the thousand invoices that are billed. */
const SCANS = 0.2;
/**
 * Characters of a token, tokens that offering a form takes, and tokens of an answer. Estimated; the real count is recorded per call.
 * https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview (pricing)
 */
const CHARACTERS_PER_TOKEN = 3.5;
const FORM_TOKENS = 313;
const ANSWER_TOKENS = 220;

/**
 * Prints what a thousand invoices would cost on AWS, one in five of them a picture, by what each is for. Pages, the ways through the
 * workflow, and the readers' seconds are those of this run; what is estimated says so in cost.ts.
 */
export async function costs(
  all: readonly Outcome[],
  workflow: Workflow,
  transitionsOf: (workflow: Workflow, way: Way) => Promise<readonly string[]>,
  figures: Record<string, number>,
): Promise<void> {
  const real = all.filter((outcome) => outcome.real);
  const usages = await Promise.all(
    real.map(async (outcome) => ({
      scan: outcome.kind === 'scan',
      usage: usageOf(outcome, (await transitionsOf(workflow, wayOf(outcome))).length),
    })),
  );
  const scans = usages.filter(({ scan }) => scan).map(({ usage }) => costOf(usage));
  const others = usages.filter(({ scan }) => !scan).map(({ usage }) => costOf(usage));
  if (scans.length === 0 || others.length === 0) return;
  print(
    `cost of 1,000 invoices in US dollars, ${SCANS * 100} % of them pictures (prices of ${prices.asOf}, ${prices.region}; platform estimated)`,
  );
  let whole = 0;
  for (const item of Object.keys(scans[0] ?? {})) {
    const dollars = 1_000 * (SCANS * mean(scans, item) + (1 - SCANS) * mean(others, item));
    whole += dollars;
    print(
      `       ${item.padEnd(30)} ${dollars.toFixed(3).padStart(7)}   a picture ${mean(scans, item).toFixed(
        5,
      )}, another ${mean(others, item).toFixed(5)}`,
    );
  }
  print(`       ${'together'.padEnd(30)} ${whole.toFixed(3).padStart(7)}   goal ≤ 3.00`);
  figures['costPerThousand.usd'] = whole;
}

function mean(costs: readonly Readonly<Record<string, number>>[], item: string): number {
  return costs.reduce((sum, cost) => sum + (cost[item] ?? 0), 0) / costs.length;
}

function wayOf({ routed }: Outcome): Way {
  const sure = routed.route === 'PICTURE' || routed.reader !== 'TEXTRACT';
  return { route: routed.route, pages: routed.pages, sure, asksModel: asksModel(routed.reviews) };
}

function usageOf({ routed, bytes }: Outcome, transitions: number): Usage {
  const byTextract = routed.reader === 'TEXTRACT';
  const timed = Object.entries(routed.seconds).filter(([step]) => step in memoryOf);
  const calls = [
    ...timed.map(([step, seconds]) => ({ seconds, gigabytes: memoryOf[step] ?? 0 })),
    ...estimatedCalls,
    ...(byTextract ? [TEXTRACT_WAIT] : []),
  ];
  const asked = asksModel(routed.reviews);
  const doubts = { checks: [], reviews: routed.reviews };
  const { instruction, material, form } = questionAbout(readFields.parse(routed.fields), doubts);
  const characters = instruction.length + material.length + JSON.stringify(form).length;
  return {
    ...platform,
    textractPages: byTextract ? routed.pages : 0,
    transitions,
    gigabyteSeconds: calls.reduce((sum, call) => sum + call.seconds * call.gigabytes, 0),
    invocations: calls.length,
    scannedGigabytes: bytes / 1e9,
    modelTokensIn: asked ? FORM_TOKENS + characters / CHARACTERS_PER_TOKEN : 0,
    modelTokensOut: asked ? ANSWER_TOKENS : 0,
  };
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
