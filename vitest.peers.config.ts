import { defineConfig } from 'vitest/config';

/** The tests that need a judge: real dbt, servers, a browser. They share two cores with what they start. */
export default defineConfig({
  test: {
    include: ['test/peers/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
