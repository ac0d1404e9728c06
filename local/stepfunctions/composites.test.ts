import { afterEach, describe, expect, test } from 'vitest';
import { eventOf, functionArn, openWorkflows, returned, threw } from './testing.ts';
import type { Workflows } from './testing.ts';

let open: Workflows | undefined;
const using = async (...given: Parameters<typeof openWorkflows>) => (open = await openWorkflows(...given));
afterEach(async () => {
  await open?.test.stop();
  open = undefined;
});

const task = () => ({ StartAt: 'Work', States: { Work: { Type: 'Task', Resource: functionArn, End: true } } });

describe('composites', () => {
  const doubling = {
    StartAt: 'Double',
    States: { Double: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.item, $.item)' }, End: true } },
  };

  test('a Map runs its items and keeps their order', async () => {
    const { run, history } = await using();
    const execution = await run(
      {
        StartAt: 'Each',
        States: {
          Each: {
            Type: 'Map',
            ItemsPath: '$.items',
            MaxConcurrency: 2,
            ItemSelector: { 'item.$': '$$.Map.Item.Value', 'at.$': '$$.Map.Item.Index' },
            ItemProcessor: doubling,
            End: true,
          },
        },
      },
      { items: [1, 2, 3, 4, 5] },
    );
    expect(execution.value).toEqual([2, 4, 6, 8, 10].map((n) => ({ n })));
    const types = (await history(execution.executionArn ?? '')).map(({ type }) => type);
    expect(types.filter((type) => type === 'MapIterationSucceeded')).toHaveLength(5);
  });

  test('a Map bears the failures that it tolerates and no more', async () => {
    const { run } = await using({
      lambda: (_action, input) => (eventOf(input) === 2 ? threw('Odd', '2') : returned(eventOf(input))),
    });
    const each = (more: object) => ({
      StartAt: 'Each',
      States: { Each: { Type: 'Map', ItemProcessor: task(), End: true, ...more } },
    });
    expect((await run(each({ ToleratedFailureCount: 1 }), [1, 2, 3])).value).toEqual([1, 3]);
    expect(await run(each({ ToleratedFailureCount: 1 }), [2, 2, 3])).toMatchObject({
      error: 'States.ExceedToleratedFailureThreshold',
    });
    expect(await run(each({}), [1, 2, 3])).toMatchObject({ status: 'FAILED', error: 'Odd' });
  });

  test('a failing branch fails its Parallel, which can catch it', async () => {
    const { run } = await using();
    const branch = (name: string, more: object) => ({ StartAt: name, States: { [name]: more } });
    const execution = await run({
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            branch('Slow', { Type: 'Wait', Seconds: 3600, End: true }),
            branch('Bad', { Type: 'Fail', Error: 'Bad.Luck', CausePath: "States.Format('it was {}', $$.State.Name)" }),
          ],
          Catch: [{ ErrorEquals: ['Bad.Luck'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Pass', End: true },
      },
    });
    expect(execution.value).toEqual({ Error: 'Bad.Luck', Cause: 'it was Bad' });
  });

  test('branches read outer variables and answer in order', async () => {
    const { run } = await using();
    const execution = await run({
      QueryLanguage: 'JSONata',
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { base: 10 }, Next: 'Both' },
        Both: {
          Type: 'Parallel',
          Branches: [1, 2].map((n) => ({
            StartAt: `B${n}`,
            States: { [`B${n}`]: { Type: 'Pass', Output: `{% $base + ${n} %}`, End: true } },
          })),
          Assign: { sum: '{% $sum($states.result) + $base %}' },
          Next: 'End',
        },
        End: { Type: 'Pass', Output: { sum: '{% $sum %}', was: '{% $states.input %}' }, End: true },
      },
    });
    expect(execution.value).toEqual({ sum: 33, was: [11, 12] });
  });
});

describe('JSONata', () => {
  test('chooses by condition, assigns, and fails with a QueryEvaluationError that names the field', async () => {
    const { run, history } = await using();
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'Pick',
      States: {
        Pick: {
          Type: 'Choice',
          Choices: [
            {
              Condition: '{% $states.input.n > 5 %}',
              Next: 'Big',
              Assign: { size: 'big' },
              Output: { n: '{% $states.input.n * 2 %}' },
            },
          ],
          Default: 'Broken',
        },
        Big: {
          Type: 'Succeed',
          Output: '{% {"size": $size, "n": $states.input.n, "parts": $partition([1,2,3], 2)} %}',
        },
        Broken: { Type: 'Pass', Output: '{% $states.input.nothing.here %}', End: true },
      },
    };
    expect((await run(machine, { n: 6 })).value).toEqual({ size: 'big', n: 12, parts: [[1, 2], [3]] });
    const failed = await run(machine, { n: 1 });
    expect(failed).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    const types = (await history(failed.executionArn ?? '')).map(({ type }) => type);
    expect(types).toContain('EvaluationFailed');
  });
});
