import type pg from "pg";
import { KeptClient } from "./kept-client.ts";

/** How long things may take to be noticed, in milliseconds; tests are less patient. */
export interface ListeningPatience {
  /** Between two looks whether the database still answers. */
  checkMs: number;
  /** A database that says nothing for so long is gone, though its connection looks open. */
  silenceMs: number;
  reconnectMs: number;
}

export interface ListeningOptions {
  channel: string;
  /** The connection's name, for whoever looks at the server. */
  name: string;
  patience: ListeningPatience;
  heard(payload: string): void;
  /** It listens; what was said before `again`, nobody heard. */
  listens(again: boolean): void;
  troubled(error: unknown, what: string): void;
}

export interface Listening {
  stop(): Promise<void>;
}

/** One connection that hears what is notified on a channel, and is made anew when it is lost or silent. */
export function openListening(
  connection: pg.PoolConfig,
  { channel, name, patience, heard, listens, troubled }: ListeningOptions,
): Listening {
  const { checkMs, silenceMs, reconnectMs } = patience;
  let client: KeptClient | null = null;
  let connecting: KeptClient | null = null;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  const check = setInterval(() => void look(), checkMs).unref();
  void connect(false);

  async function connect(again: boolean): Promise<void> {
    if (stopped) return;
    const next = new KeptClient({
      ...connection,
      application_name: name,
      connectionTimeoutMillis: silenceMs,
      query_timeout: silenceMs,
    });
    connecting = next;
    next.on("error", () => lost(next));
    next.on("end", () => lost(next));
    next.on("notification", ({ payload }) => heard(payload ?? ""));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      client = next;
      listens(again);
    } catch (error) {
      troubled(error, "waits for the database");
      lost(next);
    }
  }

  function lost(which: KeptClient): void {
    if (stopped || which !== connecting) return;
    client = null;
    connecting = null;
    which.removeAllListeners("notification");
    which.cut();
    clearTimeout(retry);
    retry = setTimeout(() => void connect(true), reconnectMs);
  }

  /** A connection can die without a word: behind a firewall, with a machine that lost its power. */
  async function look(): Promise<void> {
    const asked = client;
    if (!asked) return;
    try {
      await asked.query("select 1");
    } catch (error) {
      troubled(error, "got no answer from the database and connects anew");
      lost(asked);
    }
  }

  return {
    async stop() {
      stopped = true;
      clearInterval(check);
      clearTimeout(retry);
      const last = client;
      await Promise.race([
        last?.end().catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, silenceMs).unref()),
      ]);
      connecting?.cut();
    },
  };
}
