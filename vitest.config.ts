import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } };

/** In ms. It ends a test that hangs and says nothing of speed: what takes seconds alone takes minutes on a machine that has much else to do. */
const LIMIT = 300_000;
/** How long a condition is waited for before it counts as not met. */
const expected = { poll: { timeout: 120_000 } };

export default defineConfig({
  test: {
    // Both of two cores: unit tests wait for nothing but themselves, and a Chromium and its test take turns.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files share what they import: no test changes a module, and half a minute goes into loading them for each file anew.
    isolate: false,
    projects: [
      {
        resolve,
        test: { name: 'unit', environment: 'node', include: ['test/**/*.test.ts'], exclude: ['test/browser/**'], testTimeout: LIMIT, hookTimeout: LIMIT, expect: expected },
      },
      {
        resolve,
        // Node drives a real Chromium over the built site, one for each file.
        test: {
          name: 'browser', environment: 'node', include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/site-server.ts'], testTimeout: LIMIT, hookTimeout: LIMIT, expect: expected,
        },
      },
    ],
  },
});
