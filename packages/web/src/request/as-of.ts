/** Younger than this, a list is the present to whoever reads it. */
const SAID_FROM_SECONDS = 3;

/** A list that was read from a copy of the database which was behind. */
export interface AsOf {
  /** The moment as of which the list is right. */
  at: string;
  /** How far behind that was when it was read, by the server's clock alone. */
  behindSeconds: number;
}

const lists = new Map<string, AsOf>();
const hearing = new Set<() => void>();
let oldest: AsOf | null = null;

/** Notes what a reply says of its age; the same list read anew replaces what was noted of it. */
export function noteAsOf(request: Pick<Request, "method" | "url">, headers: Headers): void {
  if (request.method !== "GET") return;
  const list = new URL(request.url).pathname;
  const at = headers.get("candor-as-of");
  const answered = Date.parse(headers.get("date") ?? "");
  const behindSeconds = Math.round((answered - Date.parse(at ?? "")) / 1000);
  if (at !== null && behindSeconds >= SAID_FROM_SECONDS) lists.set(list, { at, behindSeconds });
  else if (!lists.delete(list)) return;
  tell();
}

/** Another screen shows other lists. */
export function forgetAsOf(): void {
  if (lists.size === 0) return;
  lists.clear();
  tell();
}

/** The oldest of the lists on the screen; null when all of them show the present. */
export function oldestAsOf(): AsOf | null {
  return oldest;
}

/** @returns what ends the hearing. */
export function hearAsOf(heard: () => void): () => void {
  hearing.add(heard);
  return () => hearing.delete(heard);
}

function tell(): void {
  oldest = [...lists.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
  for (const heard of hearing) heard();
}
