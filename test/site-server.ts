/** Before the browser tests: serves the built site on a free port and finds the browser. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { haveChromium } from '../scripts/chromium.mjs';
import { serveSite } from '../scripts/static';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the site with its base path and a slash at the end. */
    siteUrl: string;
    /** Folder of the built site. */
    siteFolder: string;
    /** Path of the browser. */
    chromium: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = resolve(process.env['ATLAS_TEST_OUT'] ?? join(dirname(fileURLToPath(import.meta.url)), '../out'));
  const chromium = haveChromium();
  if (!chromium) throw new Error('there is no Chromium');
  const serving = await serveSite(folder, 0);
  project.provide('siteUrl', serving.url);
  project.provide('siteFolder', folder);
  project.provide('chromium', chromium);
  return () => serving.close();
}
