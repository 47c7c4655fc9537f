/** `site.json` of a publisher's folder: what the site is called, whose it is and where it will stand. */
import { z } from 'zod';
import { BuildError } from './effects';

const basePath = z.string().trim()
  .transform((path) => path.replace(/^\/+|\/+$/g, ''))
  .refine((path) => /^[A-Za-z0-9._~/-]*$/.test(path) && !path.split('/').some((part) => part === '..' || part === '.'),
    'must be a path such as "/atlas", of letters, digits, ".", "_", "~" and "-"')
  .transform((path) => (path === '' ? '' : `/${path}`));

const baseUrl = z.string().trim()
  .refine((url) => url === '' || /^https?:\/\/[^/\s?#]+\/?$/i.test(url),
    'must be empty or a scheme and host such as "https://example.org"; the path goes to base_path')
  .transform((url) => url.replace(/\/$/, ''));

/** Defaults stand for what a small folder may leave out; an unknown key is an error, since it is a misspelt one. */
export const Settings = z.strictObject({
  title: z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) })
    .default({ zh: '公开年报图集', en: 'Gongkai Atlas' }),
  publisher: z.string().trim().nullable().default(null),
  contact: z.string().trim().nullable().default(null),
  licence: z.string().trim().nullable().default(null),
  base_url: baseUrl.default(''),
  base_path: basePath.default(''),
  default_language: z.enum(['zh', 'en']).default('zh'),
  /** The reports are made up (npm run mint): every page says so. */
  synthetic: z.boolean().default(false),
});
export type Settings = z.infer<typeof Settings>;

/**
 * Reads site.json. A bad one stops the build: a site under the wrong path or name is worse than none,
 * and the last good one stays.
 */
export function readSettings(json: string): Settings {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new BuildError('site.not_json', `site.json is not JSON: ${String(error)}`, 'Correct it; data/site.json is an example.');
  }
  const result = Settings.safeParse(parsed);
  if (!result.success) {
    const issues = result.error.issues.map((issue) => `${issue.path.join('.') || 'site.json'}: ${issue.message}`);
    throw new BuildError('site.invalid', `site.json: ${issues.join('; ')}`, 'Correct these entries; data/README.md describes each.');
  }
  return result.data;
}
