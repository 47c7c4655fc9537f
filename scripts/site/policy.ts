/** The content policy, as a meta element: a static host may set no headers. */
import { createHash } from 'node:crypto';

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`;

/** Contents of the scripts that stand in the page. Next escapes `<` within them, so the first end tag is the end. */
function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
}

/**
 * Own files only, and inline scripts by their hash. The engine needs WebAssembly, a worker made from a
 * blob (which inherits this policy) and reads of its own site.
 */
export function policyOf(html: string): string {
  return [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...new Set(inlineScripts(html).map(hashOf))].join(' '),
    "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "connect-src 'self' blob:", 'worker-src blob:',
    "object-src 'none'", "base-uri 'none'", "form-action 'self'",
  ].join('; ');
}

/** Puts the policy first in the head, before anything it must bind. */
export function withPolicy(html: string): string {
  if (!html.includes('<head>')) throw new Error('a page without a head');
  return html.replace('<head>', () => `<head><meta http-equiv="Content-Security-Policy" content="${policyOf(html).replaceAll('"', '&quot;')}"/>`);
}
