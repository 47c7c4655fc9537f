/**
 * Static export. What a publisher sets is read once, here, and reaches the pages as constants:
 *   ATLAS_DATA_DIR    folder of the Parquet tables the pages are made from
 *   ATLAS_SITE_FILE   validated site.json
 *   ATLAS_ACCURACY_FILE  what `npm run accuracy` measured; docs/accuracy.json when absent
 *   ATLAS_EXPORT_DIR  where the pages go, relative to this folder (out/export when absent)
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

process.env.NEXT_TELEMETRY_DISABLED = '1';

const dataDir = process.env.ATLAS_DATA_DIR ?? join(import.meta.dirname ?? '.', '.atlas/dev/data');
const siteFile = process.env.ATLAS_SITE_FILE ?? join(dataDir, 'site.json');
const text = (file) => readFileSync(file, 'utf8');
const site = text(siteFile);
const boundaries = join(dataDir, 'boundaries/index.json');
const manifest = JSON.parse(text(join(dataDir, 'manifest.json')));
const accuracyFile = process.env.ATLAS_ACCURACY_FILE ?? join(import.meta.dirname ?? '.', 'docs/accuracy.json');

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  distDir: process.env.ATLAS_EXPORT_DIR ?? '.atlas/export',
  basePath: JSON.parse(site).base_path || undefined,
  trailingSlash: true,
  reactStrictMode: true,
  poweredByHeader: false,
  generateBuildId: () => 'atlas',
  images: { unoptimized: true },
  // Types are checked by `npm test`, once; a build would do it again and rewrite tsconfig.json.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@duckdb/node-api', '@duckdb/node-bindings'],
  env: {
    ATLAS_SITE: site,
    // Without its lists of reports and problems, which a large corpus makes long.
    ATLAS_MANIFEST: JSON.stringify({ schema_version: manifest.schema_version, sha256: manifest.sha256, tables: manifest.tables, changes: manifest.changes }),
    ATLAS_DOWNLOADS: existsSync(join(dataDir, 'downloads.json')) ? text(join(dataDir, 'downloads.json')) : '',
    ATLAS_ACCURACY: existsSync(accuracyFile) ? text(accuracyFile) : '',
    ATLAS_BOUNDARIES: existsSync(boundaries) ? text(boundaries) : '[]',
    ATLAS_BASE_PATH: JSON.parse(site).base_path || '',
  },
  // A page over a whole country takes longer than the minute Next would wait, on a busy machine much longer; no page is given up for being slow.
  staticPageGenerationTimeout: 3600,
  experimental: { cpus: 2 },
};

export default config;
