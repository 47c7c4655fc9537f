/** A worker thread of a build: reads the places once, then does one job after another. */
import { readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readGazetteer } from '../place';
import { SCOPES } from '../read/report';
import { jobsHere, type Setting } from './jobs';
import { native } from './native';
import { parseReport } from './parse';

/** What a worker thread is told when it starts. */
export const WorkerSetting = z.object({
  folder: z.string(), places: z.string(),
  byAuthority: z.map(z.string(), z.object({ placeCode: z.string(), scope: z.enum(SCOPES).nullable(), where: z.string() })),
});
export type WorkerSetting = z.infer<typeof WorkerSetting>;

const { folder, places, byAuthority } = WorkerSetting.parse(workerData);
const setting: Setting = {
  folder, byAuthority, gazetteer: readGazetteer(readFileSync(places, 'utf8')),
  // at once: waiting for each of a million small files would take longer than they do
  load: (path) => Promise.resolve().then(() => readFileSync(path)),
  parse: (bytes, path, gazetteer) => parseReport(bytes, path, gazetteer, native),
};

export const { read, hash, across, table, index } = jobsHere(setting);
