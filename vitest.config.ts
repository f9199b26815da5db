import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/peers/**'],
    testTimeout: 30_000,
    // Two cores are the smallest machine that CI has.
    maxWorkers: 2,
  },
});
