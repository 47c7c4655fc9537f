/** What the pages of places ask in the browser. Imported when something is first chosen: it brings the engine. */
import { askFigures, askFound } from '../../query/ask';
import { askPeerBands, askPeers, askPlaceFacts, askPlacesWithReports, askUnits } from '../../query/ask-peers';
import { openBrowserClient } from '../../query/browser';
import type { QueryClient } from '../../query/client';
import { BASE_PATH } from '../address';

const client = (): Promise<QueryClient> => openBrowserClient({ basePath: BASE_PATH });

type Rest<F> = F extends (client: QueryClient, ...rest: infer R) => unknown ? R : never;
export const loadPeers = async (...given: Rest<typeof askPeers>) => askPeers(await client(), ...given);
export const loadPeerBands = async (...given: Rest<typeof askPeerBands>) => askPeerBands(await client(), ...given);
export const loadFigures = async (...given: Rest<typeof askFigures>) => askFigures(await client(), ...given);
export const loadFound = async (...given: Rest<typeof askFound>) => askFound(await client(), ...given);
export const loadPlaceFacts = async (...given: Rest<typeof askPlaceFacts>) => askPlaceFacts(await client(), ...given);
export const loadPlaces = async (...given: Rest<typeof askPlacesWithReports>) => askPlacesWithReports(await client(), ...given);
export const loadUnits = async (...given: Rest<typeof askUnits>) => askUnits(await client(), ...given);
