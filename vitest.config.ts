import { defineConfig } from 'vitest/config';
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

/** node:sqlite is a release candidate in Node 24 and says so on every start. */
const execArgv = ['--disable-warning=ExperimentalWarning'];

export default defineConfig({
  test: {
    reporters: ['default', new FailureReporter()],
    // Amplify says this of every endpoint that is not AWS's own.
    onConsoleLog: (log) => !log.includes('You are using a custom Amazon Amazon Cognito User Pool endpoint'),
    projects: [
      { test: { name: 'unit', include: unit, testTimeout: 20_000, execArgv } },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 60_000, execArgv } },
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
          testTimeout: 180_000,
          hookTimeout: 120_000,
          execArgv,
          fileParallelism: false,
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
