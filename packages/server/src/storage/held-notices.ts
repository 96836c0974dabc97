import type pg from "pg";
import { LIVE_CHANNEL, type LiveNotice, NOTICE } from "./live-notice.ts";

/** Notices of one process wait so long for others like them. */
const TOGETHER_MS = 40;

/**
 * Notices of a pool's transactions, sent after what they tell is committed. PostgreSQL takes a lock on the whole
 * database for a transaction that notifies, until it has committed: recording answers of one workspace would wait for
 * those of all others. So a notice is held beside its connection, thrown away with a transaction that fails, and sent
 * afterwards in a statement of its own, those of one survey as one. It is a hint: whoever is killed between the two has
 * recorded, and screens look again with the next.
 */
export class HeldNotices {
  private readonly waiting = new Map<string, LiveNotice>();
  private readonly pool: pg.Pool;
  private timer: NodeJS.Timeout | null = null;
  private sending: Promise<void> = Promise.resolve();

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** Watches what a connection is asked: notices are held, its commits send them. */
  watch(client: pg.PoolClient): void {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    let held: LiveNotice[] = [];
    const watched = (...args: unknown[]): unknown => {
      const [text, values] = args;
      if (text === NOTICE) {
        held.push(JSON.parse(String((values as unknown[])[0])) as LiveNotice);
        return Promise.resolve({ command: "SELECT", rowCount: 0, rows: [] });
      }
      if (text === "rollback" || text === "begin") held = [];
      if (text !== "commit" || held.length === 0) return query(...args);
      const told = held;
      held = [];
      // Kysely asks with promises alone.
      return (query(...args) as Promise<unknown>).then((done) => {
        this.add(told);
        return done;
      });
    };
    client.query = watched as typeof client.query;
  }

  /** Sends what waits, before the pool is closed. */
  async flush(): Promise<void> {
    this.send();
    await this.sending;
  }

  private add(notices: readonly LiveNotice[]): void {
    for (const notice of notices) {
      const { workspaceId, surveyId, kind, conversationId = "" } = notice;
      const key = `${workspaceId} ${surveyId} ${kind} ${conversationId}`;
      const same = this.waiting.get(key);
      this.waiting.set(key, same ? { ...notice, count: same.count + notice.count } : notice);
    }
    this.timer ??= setTimeout(() => this.send(), TOGETHER_MS);
  }

  private send(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.waiting.size === 0) return;
    const payloads = [...this.waiting.values()].map((notice) => JSON.stringify(notice));
    this.waiting.clear();
    this.sending = this.sending.then(async () => {
      await this.pool
        .query("select pg_notify($1, payload) from unnest($2::text[]) as payload", [
          LIVE_CHANNEL,
          payloads,
        ])
        // The database is away: screens find that out, and look again when it is back.
        .catch(() => {});
    });
  }
}
