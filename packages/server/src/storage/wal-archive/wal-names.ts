/** Names of what PostgreSQL archives, and the arithmetic of places in its log. */

/** The size that `initdb` gives, which Candor does not change. */
export const SEGMENT_BYTES = 16 * 1024 * 1024;
const SEGMENTS_PER_HIGH = 0x1_0000_0000 / SEGMENT_BYTES;

export interface Segment {
  timeline: number;
  /** Its number from the beginning of the log, the same on every timeline. */
  number: number;
}

/** A finished segment's name taken apart; null for histories, labels and half segments. */
export function segmentOf(name: string): Segment | null {
  if (!/^[0-9A-F]{24}$/.test(name)) return null;
  const part = (from: number) => Number.parseInt(name.slice(from, from + 8), 16);
  return { timeline: part(0), number: part(8) * SEGMENTS_PER_HIGH + part(16) };
}

export function nameOf({ timeline, number }: Segment): string {
  return [timeline, Math.floor(number / SEGMENTS_PER_HIGH), number % SEGMENTS_PER_HIGH]
    .map((part) => part.toString(16).toUpperCase().padStart(8, "0"))
    .join("");
}

/** Whether PostgreSQL would name something so that it archives. */
export function isArchived(name: string): boolean {
  return /^[0-9A-F]{24}(\.partial|\.[0-9A-F]{8}\.backup)?$|^[0-9A-F]{8}\.history$/.test(name);
}

/** A place in the log as a number that can be compared: `16/B374D848`. */
export function placeOf(lsn: string): bigint {
  const [high = "0", low = "0"] = lsn.split("/");
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** One step of a timeline's descent: up to where its ancestor is followed. */
export interface Ancestor {
  timeline: number;
  until: bigint;
}

/** What a timeline's history file says, oldest first. */
export function ancestorsIn(history: string): Ancestor[] {
  return [...history.matchAll(/^\s*(\d+)\s+([0-9A-F]+\/[0-9A-F]+)/gm)].map(([, timeline, lsn]) => ({
    timeline: Number(timeline),
    until: placeOf(lsn ?? ""),
  }));
}

/** Timelines whose segment of this number can be on the way to the end of `timeline`. */
export function timelinesAt(
  number: number,
  { timeline, ancestors }: { timeline: number; ancestors: readonly Ancestor[] },
): number[] {
  const switchOf = (one: Ancestor) => Number(one.until / BigInt(SEGMENT_BYTES));
  const at = ancestors.findIndex((one) => number <= switchOf(one));
  const own = ancestors[at];
  if (own === undefined) return [timeline];
  // The segment in which it branched: the younger line has its beginning too.
  const younger = ancestors[at + 1]?.timeline ?? timeline;
  return number === switchOf(own) ? [younger, own.timeline] : [own.timeline];
}
