import { afterEach, expect, test } from 'vitest';
import { openWorkflows } from './testing.ts';
import type { Workflows } from './testing.ts';

let open: Workflows | undefined;
afterEach(async () => open?.test.stop());

const transitions = 2_000;

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
  const execution = await open.run(loop, { n: 0 });
  expect(execution.status).toBe('SUCCEEDED');
  const milliseconds = (execution.stopDate?.getTime() ?? Infinity) - (execution.startDate?.getTime() ?? 0);
  expect(milliseconds / transitions).toBeLessThan(1);
});
