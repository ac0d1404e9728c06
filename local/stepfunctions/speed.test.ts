import { afterEach, expect, test } from 'vitest';
import { openWorkflows } from './testing.ts';
import type { Workflows } from './testing.ts';

let open: Workflows | undefined;
afterEach(async () => open?.test.stop());

const transitions = 400;

test('a transition between Pass states costs well under a millisecond', async () => {
  open = await openWorkflows();
  const loop = {
    StartAt: 'Count',
    States: {
      Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'More?' },
      'More?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.n', NumericLessThan: transitions / 2, Next: 'Count' }],
        Default: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  };
  // Of several runs the quickest one tells what it costs: in the others the machine was at something else, too.
  let quickest = Infinity;
  for (let run = 0; run < 5; run += 1) {
    const execution = await open.run(loop, { n: 0 });
    expect(execution.status).toBe('SUCCEEDED');
    const milliseconds = (execution.stopDate?.getTime() ?? Infinity) - (execution.startDate?.getTime() ?? 0);
    quickest = Math.min(quickest, milliseconds / transitions);
  }
  expect(quickest).toBeLessThan(1);
});
