/** SHA-256 that is the same, and as synchronous, in Node and in the browser. */
import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Lower-case hex, 64 characters. */
export function sha256(bytes: Uint8Array): string {
  return bytesToHex(digest(bytes));
}
