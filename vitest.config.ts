import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } };

export default defineConfig({
  test: {
    // Both of two cores: unit tests wait for nothing but themselves, and a Chromium and its test take turns.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files share what they import: no test changes a module, and half a minute goes into loading them for each file anew.
    isolate: false,
    projects: [
      {
        resolve,
        test: { name: 'unit', environment: 'node', include: ['test/**/*.test.ts'], exclude: ['test/browser/**'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        resolve,
        // Node drives a real Chromium over the built site, one for each file.
        test: {
          name: 'browser', environment: 'node', include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/site-server.ts'], testTimeout: 90_000, hookTimeout: 90_000,
        },
      },
    ],
  },
});
