/** FNV-1a over UTF-16 units, which can be continued; `bucketOf` mixes the end. */
export const HASH_START = 0x811c9dc5;

/** Goes on from `hash` with the units of `text`. */
export function hashOn(hash: number, text: string): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

/** The same for one unit. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** A hash of all 32 bits, well mixed (the finaliser of MurmurHash3, Appleby 2011, public domain). */
export function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
