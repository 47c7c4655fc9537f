/** Figures of the pages that set places side by side, one at a time: the same specs as on those pages, from the same choices. */
import type { ChartSpec, Lang } from '../../chart/spec';
import { COMPARE } from '../../i18n/compare';
import { MAP } from '../../i18n/map';
import { placeLabel } from '../../i18n/place';
import { PROFILE } from '../../i18n/profile';
import { RANK } from '../../i18n/rank';
import { metric as metricOf } from '../../metrics';
import { askFigures } from '../../query/ask';
import { askPeerBands, askPeers, askPlaceFacts, askUnits } from '../../query/ask-peers';
import { openBrowserClient } from '../../query/browser';
import { compare } from '../../query/comparable';
import { EVER } from '../../query/filter';
import { parseCompare, parseMap, parsePlace, parseRank } from '../../query/peers';
import { SCOPES } from '../../read/report';
import { BASE_PATH } from '../address';
import { bestMetric, compareSpecs } from '../compare/specs';
import { COMPARE_IDS } from '../compare/table';
import { BOUNDARIES } from '../map/boundaries';
import { fetchShapes } from '../map/shapes';
import { mapCaption, mapQuestion, mapSpec, partOf, resolveMap } from '../map/view';
import { firstMap, firstRank } from '../peers/first';
import { peersOf, resolveRank } from '../peers/offer';
import { PROFILE_IDS, profileOf, profileSpec } from '../place/profile';
import type { EmbedSource } from './source';

const engine = () => openBrowserClient({ basePath: BASE_PATH });
const chosenIn = (search: string) => new URLSearchParams(search);
const isOf = <T extends object>(of: T, id: string): id is Extract<keyof T, string> => Object.hasOwn(of, id);

/** Null where no place is chosen. */
export const compareSource: EmbedSource = async (figure, search, lang, signal) => {
  const choice = parseCompare(chosenIn(search));
  const captions = { rates: COMPARE[lang].rates.caption, years: COMPARE[lang].years.caption };
  if (!isOf(captions, figure) || choice.places.length === 0) return null;
  const reports = await askFigures(await engine(), { years: EVER, scopes: [...SCOPES], places: choice.places, origins: [] }, COMPARE_IDS, signal);
  const comparison = compare(choice, reports);
  return { spec: compareSpecs(comparison, choice.metric ?? bestMetric(comparison))[figure], caption: captions[figure] };
};

export const rankSource: EmbedSource = async (figure, search, lang, signal) => {
  const captions = { funnel: RANK[lang].funnel.caption, ranks: RANK[lang].rank.caption };
  if (!isOf(captions, figure)) return null;
  const client = await engine();
  const choice = parseRank(chosenIn(search));
  const view = resolveRank(choice, (await firstRank(client, signal)).view);
  const reports = await askPeers(client, peersOf(view), metricOf(view.metric).operands, signal);
  return { spec: { kind: figure === 'funnel' ? 'funnel' : 'rank', metric: view.metric, reports, chosen: view.place === null ? [] : [view.place] }, caption: captions[figure] };
};

export const mapSource: EmbedSource = async (figure, search, lang, signal) => {
  if (figure !== 'map') return null;
  const client = await engine();
  const first = await firstMap(client, signal);
  const state = resolveMap(parseMap(chosenIn(search)), first.state);
  const units = state.province === null ? first.units : await askUnits(client, state.province, state.year, signal);
  const reports = await askPeers(client, mapQuestion(state), metricOf(state.metric).operands, signal);
  const part = partOf(state);
  const shapes = BOUNDARIES.includes(part) ? await fetchShapes(part, signal) : [];
  const opened = first.units.find((unit) => unit.code === state.province);
  const spec = mapSpec({ state, reports, units, shapes }, first.counts, opened === undefined ? null : placeLabel(lang, opened.name, opened.name_en));
  return { spec, caption: mapCaption(MAP[lang], state, shapes) };
};

/** Null where no place is named, or it has no report with a rate. */
export const placeSource: EmbedSource = async (figure, search, lang: Lang, signal) => {
  const choice = parsePlace(chosenIn(search));
  if (figure !== 'profile' || choice.code === null) return null;
  const client = await engine();
  const facts = await askPlaceFacts(client, choice.code, signal);
  const figures = await askFigures(client, { years: EVER, scopes: [...SCOPES], places: [choice.code], origins: [] }, PROFILE_IDS, signal);
  const profile = profileOf(facts, figures, choice);
  if (profile.peers === null) return null;
  const spec: ChartSpec = profileSpec(profile, await askPeerBands(client, profile.peers, choice.code, profile.metrics, signal));
  return { spec, caption: PROFILE[lang].rates.caption };
};
