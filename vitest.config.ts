import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } };

export default defineConfig({
  test: {
    // Both of two cores: the tests of the unit project wait for nothing but themselves.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve,
        test: { name: 'unit', environment: 'node', include: ['test/**/*.test.ts'], exclude: ['test/browser/**'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        resolve,
        // Node drives a real Chromium over the built site; one page at a time, since two cores are all there is.
        test: {
          name: 'browser', environment: 'node', include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/site-server.ts'], fileParallelism: false, testTimeout: 90_000, hookTimeout: 90_000,
        },
      },
    ],
  },
});
