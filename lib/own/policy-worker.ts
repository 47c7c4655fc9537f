/**
 * Workers that the page's content policy binds, and that need nothing more of the host once they are at hand.
 * A worker started from an address is not bound by the policy that stands in the page; one started from a blob
 * is. So the bundler's scripts for the worker are fetched once and put into one blob: a worker begins from it
 * as often as one is needed, without a network too.
 */
import { z } from 'zod';

/** What the bundler's entry script expects after `#params=`: first of all its chunks, the last to be loaded first. */
const Params = z.tuple([z.array(z.string())]).rest(z.unknown());

/** The address that `make`, which holds the `new Worker(new URL(…))` that the bundler looks for, would start from. */
function addressOf(make: () => Worker): URL {
  const Native = window.Worker;
  let address: URL | null = null;
  window.Worker = new Proxy(Native, {
    construct(_, [given]: unknown[]) {
      address = new URL(String(given), window.location.href);
      return {};
    },
  });
  try {
    make();
  } finally {
    window.Worker = Native;
  }
  if (address === null) throw new Error('no worker was made');
  return address;
}

async function source(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/** Resolves to a function that starts a worker. Rejects where its scripts cannot be fetched. */
export async function policyWorker(make: () => Worker): Promise<() => Worker> {
  const entry = addressOf(make);
  const { hash } = entry;
  entry.hash = '';
  const [chunks] = Params.parse(JSON.parse(decodeURIComponent(hash.replace(/^#params=/, ''))));
  const addresses = chunks.map((chunk) => new URL(chunk, window.location.origin).href);
  const sources = await Promise.all(addresses.map(source));
  // The entry script loads its chunks by address: here they are at hand, as functions.
  const script = new Blob([
    // The policy forbids making code from text, which zod would try unless told.
    'self.__zod_globalConfig={jitless:true};\n',
    `const chunks={${addresses.map((address, index) => `${JSON.stringify(address)}(){${sources[index] ?? ''}\n}`).join(',\n')}};\n`,
    'const load=self.importScripts.bind(self);\n',
    // What is loaded later is named from the host's root, which a blob does not have.
    'self.importScripts=(...addresses)=>{for(const given of addresses){const address=new URL(given,self.location.origin).href;Object.hasOwn(chunks,address)?chunks[address].call(self):load(address);}};\n',
    await source(entry.href),
  ], { type: 'text/javascript' });
  const address = URL.createObjectURL(script);
  return () => new Worker(address + hash);
}
