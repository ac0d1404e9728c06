import { defineConfig } from 'vitest/config';

const unit = ['model', 'resolvers', 'functions', 'infra', 'local', 'dev', 'bench'].map(
  (room) => `${room}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: unit, testTimeout: 20_000 } },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
