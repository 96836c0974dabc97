import { Socket } from "node:net";
import pg from "pg";
import { hostsOf } from "../config/database-hosts.ts";

/** A connection that waits for its answer so many ticks without a byte is asked about. */
const QUIET = 3;
/** And while its query is at work, less and less often, at last after so many. */
const RARELY = 30;
/** A server that says nothing to a new connection for so many ticks is silent. */
const SILENT = 5;
/** Somebody whose server was silent asks again with less patience. */
const SILENT_AGAIN = 2;
const TICK_MS = 1_000;

/** Of one of several hosts, so much for saying whether it is the primary. */
const CHOICE_MS = 3_000;

/** Errors of a way on which nothing arrives: packets go nowhere. Others are answers, though unwelcome ones. */
const LIKE_SILENCE = ["EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"];

interface Watched {
  moved: number;
  quiet: number;
  /** Ticks of quiet until it is asked about. */
  until: number;
  /** So often the server said that it has nothing to do for this connection. */
  doubts: number;
}

interface Look {
  ticks: number;
  /** What each connection had received when it began. */
  received: Map<pg.Client, number>;
  /** What waited then. */
  about: pg.Client[];
  stop(): void;
}

/**
 * The way of this process to its database: which of several hosts is the primary, and whether anybody answers there. A server
 * can go without a word (power, network, a firewall that forgets), and TCP waits up to a quarter of an hour for what it sent.
 * So a connection that waits without a byte is asked about over a new one: where the server says that it is at work, it may
 * take as long as it takes; where it has nothing to do for it, or says nothing at all, the connection is cut, whoever waits
 * is told, and nobody waits any more until the server answers again. It counts ticks of its own instead of the clock:
 * a process that was stopped, or busy, did not wait meanwhile.
 */
export class DatabaseWay {
  /** The server is silent: who asks need not wait to find out. */
  silent = false;
  private readonly urls: readonly string[];
  private readonly connection: pg.ClientConfig;
  private readonly watched = new Map<pg.Client, Watched>();
  private readonly tickMs: number;
  private primary: { host: string; port: number } | null = null;
  private choosing: Promise<{ host: string; port: number }> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private look: Look | null = null;

  constructor(connection: pg.ClientConfig, tickMs: number) {
    this.connection = connection;
    this.tickMs = tickMs;
    this.urls = connection.connectionString ? hostsOf(connection.connectionString) : [];
  }

  /** Whether the primary is one of several hosts. */
  get isChoice(): boolean {
    return this.urls.length > 1;
  }

  /** Who asks and for what, as `pg` can read it; of several hosts one is chosen afterwards. */
  anyHost(): pg.ClientConfig {
    const [connectionString] = this.urls;
    return this.isChoice && connectionString ? { connectionString } : {};
  }

  /**
   * The host that takes writes, of several.
   *
   * @throws what the first of them answered, where none does.
   */
  choose(): Promise<{ host: string; port: number }> {
    if (this.primary) return Promise.resolve(this.primary);
    this.choosing ??= Promise.any(this.urls.map((url) => takesWrites(this.connection, url)))
      .then((found) => {
        this.primary = found;
        return found;
      })
      .catch((error: AggregateError) => {
        throw error.errors[0];
      })
      .finally(() => {
        this.choosing = null;
      });
    return this.choosing;
  }

  /** The primary may be another by now. */
  forget(): void {
    this.primary = null;
  }

  /** Looks after a connection from now on, until it ends. */
  watch(client: pg.Client): void {
    this.watched.set(client, { moved: 0, quiet: 0, until: QUIET, doubts: 0 });
    client.once("end", () => {
      this.watched.delete(client);
      this.rest();
    });
    this.timer ??= setInterval(() => this.tick(), this.tickMs).unref();
  }

  private rest(): void {
    if (this.watched.size > 0 || this.silent || this.look) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tick(): void {
    for (const [client, seen] of this.watched) {
      const moved = movedBy(client);
      if (moved !== seen.moved || !waits(client)) {
        Object.assign(seen, { moved, quiet: 0, until: QUIET, doubts: 0 });
      } else seen.quiet += 1;
    }
    if (this.look) {
      this.look.ticks += 1;
      if (this.look.ticks > (this.silent ? SILENT_AGAIN : SILENT)) this.nothingSaid(this.look);
    }
    if (this.look) return;
    const quiet = [...this.watched].filter(([, seen]) => seen.quiet >= seen.until);
    if (quiet.length > 0 || this.silent) void this.ask(quiet.map(([client]) => client));
    else this.rest();
  }

  private async ask(about: pg.Client[]): Promise<void> {
    const { client, cut, close } = bareClient({ ...this.connection, ...this.anyHost() });
    const look: Look = { ticks: 0, received: this.received(), about, stop: cut };
    this.look = look;
    const pids = about.map((one) => (one as unknown as { processID: number }).processID);
    try {
      if (this.isChoice) Object.assign(client, await this.choose());
      await client.connect();
      const { rows } = await client.query<{ pid: number; state: string | null; me: number }>(
        "select pid, state, pg_backend_pid() as me from pg_stat_activity where pid = any($1) or pid = pg_backend_pid()",
        [pids],
      );
      if (this.look !== look) return;
      this.look = null;
      this.silent = false;
      const me = (client as unknown as { processID: number }).processID;
      // Behind a pooler the numbers are not those of the server.
      if (!rows.some((row) => row.me === me)) return;
      const states = new Map(rows.map(({ pid, state }) => [pid, state]));
      about.forEach((one, at) => {
        const pid = pids[at] ?? 0;
        this.judge(one, states.has(pid) ? (states.get(pid) ?? "active") : "gone");
      });
    } catch (error) {
      if (this.look !== look) return;
      const { code = "" } = error as { code?: string };
      if (LIKE_SILENCE.includes(code)) this.nothingSaid(look);
      else {
        this.look = null;
        this.forget();
        for (const one of about) this.later(one);
      }
    } finally {
      close();
    }
  }

  /** An answer may be on its way just now: only a second no counts. */
  private judge(client: pg.Client, state: string): void {
    const seen = this.watched.get(client);
    if (!seen || seen.quiet === 0) return;
    if (!/^(idle|gone)/.test(state)) this.later(client);
    else if (seen.doubts > 0) cutOff(client, "the server knows nothing of what it waits for");
    else Object.assign(seen, { doubts: 1, until: seen.quiet + 1 });
  }

  private later(client: pg.Client): void {
    const seen = this.watched.get(client);
    if (seen) seen.until = seen.quiet + Math.min(RARELY, Math.max(QUIET, seen.quiet));
  }

  private nothingSaid(look: Look): void {
    this.look = null;
    look.stop();
    this.forget();
    // Others are answered: it takes no more connections, but it is there.
    if (this.isHeardSince(look)) {
      for (const one of look.about) this.later(one);
      return;
    }
    this.silent = true;
    for (const client of [...this.watched.keys()]) cutOff(client, "it does not answer");
  }

  private received(): Map<pg.Client, number> {
    return new Map([...this.watched.keys()].map((one) => [one, streamOf(one).bytesRead]));
  }

  /** A connection has received something, or was made. */
  private isHeardSince({ received }: Look): boolean {
    return [...this.received()].some(([one, bytes]) => bytes !== received.get(one));
  }
}

const ways = new Map<string, DatabaseWay>();

/** The one way of this process to this database; a test may be less patient. */
export function wayTo(connection: pg.ClientConfig, tickMs = TICK_MS): DatabaseWay {
  const { connectionString, host, port, user, database, password, ssl } = connection;
  const of = { connectionString, host, port, user, database, password, ssl };
  const key = JSON.stringify([connectionString ?? [host, port, user, database]]);
  const known = ways.get(key);
  if (known) return known;
  const given = Object.entries(of).filter(([, value]) => value !== undefined);
  const made = new DatabaseWay(Object.fromEntries(given), tickMs);
  ways.set(key, made);
  return made;
}

const streamOf = (client: pg.Client) => client.connection.stream as unknown as Socket;

const movedBy = (client: pg.Client) => {
  const { bytesRead, bytesWritten } = streamOf(client);
  return bytesRead + bytesWritten;
};

/** For the answer to a query, or for the end that it asked for. */
function waits(client: pg.Client): boolean {
  const { readyForQuery, _ending } = client as unknown as {
    readyForQuery: boolean;
    _ending: boolean;
  };
  return !readyForQuery || _ending;
}

function cutOff(client: pg.Client, why: string): void {
  streamOf(client).destroy(new Error(`Connection terminated: ${why}`));
}

/** A client of one question, that can be cut in the midst of anything. */
function bareClient(connection: pg.ClientConfig) {
  const socket = new Socket();
  const client = new pg.Client({
    ...connection,
    application_name: "candor-look",
    stream: () => socket,
  });
  client.on("error", () => {});
  const cut = () => void socket.destroy();
  const close = () => {
    client.end().catch(() => {});
    setTimeout(cut, TICK_MS).unref();
  };
  return { client, cut, close };
}

/** @throws where this host cannot be reached in time, or takes no writes. */
async function takesWrites(
  connection: pg.ClientConfig,
  connectionString: string,
): Promise<{ host: string; port: number }> {
  const { client, close } = bareClient({
    ...connection,
    connectionString,
    connectionTimeoutMillis: CHOICE_MS,
    query_timeout: CHOICE_MS,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ read_only: string }>(
      "select current_setting('transaction_read_only') as read_only",
    );
    if (rows[0]?.read_only === "off") return { host: client.host, port: client.port };
    throw Object.assign(new Error("Connection error: no host of DATABASE_URL takes writes"), {
      code: "25006",
    });
  } finally {
    close();
  }
}
