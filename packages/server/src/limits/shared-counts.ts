import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { personalHash } from "../workspaces/personal-hash.ts";

/** So many in a window that begins with the first. */
export interface Rule {
  limit: number;
  windowMs: number;
}

export interface Count {
  /** In this window, over all processes as far as this one has heard. */
  n: number;
  /** Until the window ends, in milliseconds. */
  leftMs: number;
}

/**
 * Counts of whoever may only do something so often, held by every process and shared between them once a second. Nothing is
 * written for a request, and nothing at all for somebody who does not come near a limit: only what has reached a tenth of it is told.
 * So `limit` is exceeded by a tenth of itself for each further process, and by what they let through within that second.
 */
export interface Counts {
  /** Counts one; the caller decides what follows. */
  add(key: string, rule: Rule, at?: number): Count;
  /** Takes one back: it turned out right, and only wrong ones count. */
  takeBack(key: string): void;
  /** From now on shares what is counted, by these connections. */
  share(through: Database, onError: (error: unknown) => void): void;
  /** Tells the others what they have not heard, and hears what they counted. */
  exchange(): Promise<void>;
  stop(): Promise<void>;
}

interface Window {
  limit: number;
  endsAt: number;
  /** By this process, and how many of them the others know of. */
  own: number;
  told: number;
  others: number;
}

const EXCHANGE_MS = 1_000;
const FORGET_MS = 60_000;
const KEYS_AT_MOST = 50_000;
/** Told from this share of a limit on. */
const TOLD_FROM = 0.1;

const byDatabase = new WeakMap<Database, Counts>();

/** The counts of whoever uses these connections: one for a server. They stay with this process until `share` is called. */
export function countsOf(db: Database): Counts {
  const known = byDatabase.get(db);
  if (known) return known;
  const counts = openCounts();
  byDatabase.set(db, counts);
  return counts;
}

/** Counts of their own, shared with nobody before `share` is called. */
export function openCounts(): Counts {
  const windows = new Map<string, Window>();
  let through: Database | null = null;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | null = null;
  let forgottenAt = Date.now();

  function add(key: string, { limit, windowMs }: Rule, at = Date.now()): Count {
    let window = windows.get(key);
    if (!window || window.endsAt <= at) {
      if (windows.size >= KEYS_AT_MOST) forgetOldest(windows, at);
      windows.delete(key);
      window = { limit, endsAt: at + windowMs, own: 0, told: 0, others: 0 };
      windows.set(key, window);
    }
    window.own += 1;
    return { n: window.own + window.others, leftMs: window.endsAt - at };
  }

  async function tellAndHear(db: Database): Promise<void> {
    const at = Date.now();
    const told = new Map<string, { window: Window; own: number; untold: number; leftMs: number }>();
    for (const [key, window] of windows) {
      const { own, limit, endsAt } = window;
      if (endsAt <= at || own === window.told) continue;
      if (window.told === 0 && own < Math.max(1, Math.floor(limit * TOLD_FROM))) continue;
      // What is counted may be an address: what is written down does not say which.
      const hash = personalHash(key).toString("base64url");
      told.set(hash, { window, own, untold: own - window.told, leftMs: endsAt - at });
    }
    if (told.size > 0) {
      const rows = [...told].map(([key, { untold, leftMs }]) => ({ key, n: untold, left: leftMs }));
      const heard = await exchanged(db, rows);
      const now = Date.now();
      for (const { key, n, left } of heard) {
        const known = told.get(key);
        if (!known) continue;
        known.window.told = known.own;
        known.window.others = Math.max(0, n - known.own);
        known.window.endsAt = now + Math.max(0, left);
      }
    }
    if (at - forgottenAt < FORGET_MS) return;
    forgottenAt = at;
    for (const [key, { endsAt }] of windows) if (endsAt <= at) windows.delete(key);
    await forgetEnded(db);
  }

  function exchange(): Promise<void> {
    const db = through;
    if (!db) return Promise.resolve();
    underWay ??= tellAndHear(db).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    add,
    takeBack(key) {
      const window = windows.get(key);
      if (window) window.own -= 1;
    },
    share(connections, onError) {
      through = connections;
      // A database that is away for a while: everybody counts alone, and tells when it is back.
      timer = setInterval(() => void exchange().catch(onError), EXCHANGE_MS);
      timer.unref();
    },
    exchange,
    async stop() {
      clearInterval(timer);
      // Whoever takes over knows what was counted here.
      await exchange().catch(() => {});
      through = null;
    },
  };
}

/** One statement for everything that was counted, and the sums of all processes. The database's clock says when a window is over. */
async function exchanged(db: Database, rows: { key: string; n: number; left: number }[]) {
  const heard = await sql<{ key: string; n: number; left: number }>`
    insert into directory.shared_count as c (key, n, ends_at)
    select key, n, now() + "left" * interval '1 millisecond'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(key text, n int, "left" float8)
    order by key
    on conflict (key) do update set
      n = case when c.ends_at <= now() then excluded.n else greatest(c.n + excluded.n, 0) end,
      ends_at = case when c.ends_at <= now() then excluded.ends_at else c.ends_at end
    returning c.key, c.n, (extract(epoch from c.ends_at - now()) * 1000)::float8 as "left"
  `.execute(db);
  return heard.rows;
}

async function forgetEnded(db: Database): Promise<void> {
  await sql`
    delete from directory.shared_count where key in (
      select key from directory.shared_count where ends_at < now() - interval '1 minute'
      limit 10000 for update skip locked
    )
  `.execute(db);
}

function forgetOldest(windows: Map<string, Window>, at: number): void {
  for (const [key, { endsAt }] of windows) if (endsAt <= at) windows.delete(key);
  const [oldest] = windows.keys();
  if (windows.size >= KEYS_AT_MOST && oldest !== undefined) windows.delete(oldest);
}
