/**
 * The worker that reads and checks a reader's reports, so that the page stays awake whatever the file.
 * It asks nothing of anyone: files come from the page and go nowhere else.
 */
import { checkAcross, compactOf, type Compact } from '../check/across';
import type { ParsedReport } from '../corpus/parse';
import { readGazetteer, unitsBelow, type Gazetteer } from '../place';
import { checkFile, withAcross, type Checked } from './checked';
import { Order, type News } from './message';

/** Texts longer than this are not kept for the checks between files. */
const MOST_KEPT = 4_000_000;

let places: Gazetteer | null = null;
const say = (news: News): void => globalThis.postMessage(news);

/** The bytes as they are, told piece by piece. */
async function bytesOf(file: Blob, told: (done: number) => void): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  let done = 0;
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes.set(piece.value, done);
    done += piece.value.length;
    told(done);
  }
  return bytes;
}

async function check(order: Extract<Order, { do: 'check' }>, gazetteer: Gazetteer): Promise<void> {
  const { files, names, lang, origin } = order;
  const of = files.reduce((sum, file) => sum + file.size, 0);
  const all: { checked: Checked; parsed: ParsedReport }[] = [];
  const compacts: Compact[] = [];
  let before = 0;
  for (const [index, file] of files.entries()) {
    const name = names[index] ?? String(index + 1);
    const at = before;
    say({ say: 'progress', progress: { file: index, done: at, of, stage: 'fetching' } });
    const bytes = await bytesOf(file, (done) => say({ say: 'progress', progress: { file: index, done: at + done, of, stage: 'fetching' } }));
    say({ say: 'progress', progress: { file: index, done: at + bytes.length, of, stage: 'reading' } });
    const one = checkFile(bytes, name, gazetteer, lang, origin);
    all.push(one);
    if (one.parsed.report !== null && one.parsed.text.length <= MOST_KEPT) {
      compacts.push(compactOf(String(index), { report: one.parsed.report, path: name, retrieved: null, cells: one.parsed.cells, sections: one.parsed.sections, findings: 0 }));
    }
    before += bytes.length;
  }
  if (compacts.length > 1) {
    const across = checkAcross(compacts, unitsBelow(gazetteer));
    all.forEach(({ parsed }, index) => {
      const findings = across.findings.get(String(index))?.map((finding) => (finding.against === undefined ? finding : { ...finding, against: names[Number(finding.against)] ?? finding.against }));
      const passed = across.passed.get(String(index));
      if (findings === undefined && passed === undefined) return;
      all[index] = { parsed, checked: withAcross(parsed, findings ?? [], passed === undefined ? 0 : passed, gazetteer, lang, origin) };
    });
  }
  say({ say: 'checked', checked: all.map((one) => one.checked) });
}

globalThis.onmessage = async (event: MessageEvent<unknown>) => {
  try {
    const order = Order.parse(event.data);
    if (order.do === 'places') places = readGazetteer(order.csv);
    else if (places === null) throw new Error('the table of places did not come first');
    else await check(order, places);
  } catch (cause) {
    say({ say: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  }
};
