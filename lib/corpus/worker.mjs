/** The worker thread as Node starts it: tsx, by which TypeScript runs here, is not there in every thread by itself. */
import { register } from 'tsx/esm/api';

register();
export const { read, hash, across, table, index } = await import('./worker.ts');
