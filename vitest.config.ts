import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';
import { FailureReporter } from './dev/failureReporter.ts';

const unit = [
  'client/src',
  'model',
  'resolvers',
  'functions',
  'infra',
  'reading',
  'local',
  'dev',
  'bench',
  'test/documents',
].map((room) => `${room}/**/*.test.ts`);

/** One test file a core: the runner itself has nothing to do meanwhile. */
const maxWorkers = availableParallelism();

/** Test files that boot clouds of their own, at once: test/kit/ports.ts has a share of ports for each. */
const MOST_CLOUDS = 2;

/** Makes time go twenty times as fast for the services, and not for the functions: on a machine that others keep busy it would outrun them. */
const HURRIED = 'test/chaos/ordersFaults.test.ts';

/** Waits for two minutes to pass, and does next to nothing meanwhile: it would keep one of the few clouds from the others. */
const IDLE = 'test/chaos/uploadExpiry.test.ts';

/** Take longest: begun last, they would be waited for alone. */
const LONGEST: readonly string[] = ['chaos/refunds', 'chaos/start', 'chaos/kill', 'chaos/ordersKilled'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((left, right) => rank(left) - rank(right));
  }
}

/** What functions log is for whoever operates them: a run of tests shows what failed, and not what was tried. */
const silent = { POWERTOOLS_LOG_LEVEL: 'SILENT' };

/** node:sqlite is a release candidate in Node 24 and says so on every start. */
const execArgv = ['--disable-warning=ExperimentalWarning'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', new FailureReporter()],
    // Amplify says this of every endpoint that is not AWS's own.
    onConsoleLog: (log) => !log.includes('You are using a custom Amazon Amazon Cognito User Pool endpoint'),
    projects: [
      { test: { name: 'unit', include: unit, testTimeout: 20_000, env: silent, execArgv, maxWorkers } },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          env: silent,
          testTimeout: 60_000,
          // An engine of its own, with its tables, or a synthesis of every stage.
          hookTimeout: 120_000,
          execArgv,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/journeys/cloud.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          execArgv,
          // All speak to one local cloud on two cores: side by side they would only wait for each other.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          exclude: [HURRIED, IDLE],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          execArgv,
          // Each boots clouds of its own, on ports of its own.
          maxWorkers: Math.min(maxWorkers, MOST_CLOUDS),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'hurried',
          include: [HURRIED],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          execArgv,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'idle',
          include: [IDLE],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          execArgv,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/journeys/cloud.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          execArgv,
          fileParallelism: false,
        },
      },
    ],
  },
});
