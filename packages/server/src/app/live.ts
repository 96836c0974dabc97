import type { ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { LiveEvent } from "@candor/contract/score.ts";
import pg from "pg";
import type { Authenticator } from "../auth/authenticate.ts";
import "../auth/authenticate-hook.ts";
import { type ChatWaits, openChatWaits } from "../conversations/chat-waits.ts";
import type { PresenceSign } from "../conversations/presence.ts";
import type { App } from "../errors/http.ts";
import type { Log } from "../log/log.ts";
import { LIVE_CHANNEL, type LiveNotice } from "../storage/live-notice.ts";
import { type LiveStream, liveStream } from "./live-stream.ts";

/** Hears what every server process records, and tells the screens that look at it. */
export interface LiveHub {
  /** @param stands whether whoever looks may still look; asked every ten seconds. */
  add(workspaceId: string, response: ServerResponse, stands: () => Promise<boolean>): void;
  /** Screens that listen now. */
  readonly listeners: number;
  /** Ends all streams at once: screens come back to whichever process answers them next. */
  endStreams(): void;
  stop(): Promise<void>;
}

/** How long things may take to be noticed, in milliseconds; tests are less patient. */
export interface LivePatience {
  /** Between two looks whether the database still answers and screens may still look. */
  checkMs: number;
  /** A database that says nothing for so long is gone, though its connection looks open. */
  silenceMs: number;
  reconnectMs: number;
}

/** Who else of this process hears what the processes tell each other. */
interface Hearing {
  presence(sign: PresenceSign): void;
  /** Something of this workspace is new. */
  changed(workspaceId: string): void;
}

const PATIENCE: LivePatience = { checkMs: 10_000, silenceMs: 4_000, reconnectMs: 1_000 };

/**
 * One connection that listens for all. A notification is a hint: when the connection was lost,
 * every screen is told to look again.
 */
export function openLiveHub(
  connection: pg.PoolConfig,
  log: Log,
  { checkMs, silenceMs, reconnectMs }: LivePatience = PATIENCE,
  hear: Partial<Hearing> = {},
  chats: ChatWaits = openChatWaits(),
): LiveHub {
  const streams = new Map<string, Set<LiveStream>>();
  let client: pg.Client | null = null;
  let cut: () => void = () => {};
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  let check: NodeJS.Timeout | undefined;

  void connect();
  check = setTimeout(checkAll, checkMs);
  check.unref();

  function all(): LiveStream[] {
    return [...streams.values()].flatMap((set) => [...set]);
  }

  async function connect(again = false): Promise<void> {
    if (stopped) return;
    const socket = new Socket();
    const next = new pg.Client({
      ...connection,
      application_name: "candor-live",
      connectionTimeoutMillis: silenceMs,
      query_timeout: silenceMs,
      keepAlive: true,
      // Ours, so that a connection whose other end is silent can be cut and not only closed politely.
      stream: () => socket,
    });
    next.on("error", () => lost(next));
    next.on("end", () => lost(next));
    next.on("notification", ({ payload }) => tell(payload ?? ""));
    cut = () => socket.destroy();
    try {
      await next.connect();
      await next.query(`listen ${LIVE_CHANNEL}`);
      client = next;
      if (again) {
        for (const stream of all()) stream.lookAgain();
        chats.endAll();
      }
    } catch (error) {
      log.warn({ err: error }, "live updates wait for the database");
      lost(next);
    }
  }

  function lost(which: pg.Client): void {
    if (stopped || (client && client !== which)) return;
    client = null;
    which.removeAllListeners();
    which.on("error", () => {
      // A connection that was given up may still complain.
    });
    cut();
    clearTimeout(retry);
    retry = setTimeout(() => void connect(true), reconnectMs);
  }

  async function checkAll(): Promise<void> {
    try {
      await Promise.all([checkConnection(), checkStreams()]);
    } finally {
      if (!stopped) {
        check = setTimeout(checkAll, checkMs);
        check.unref();
      }
    }
  }

  /** A connection can die without a word: behind a firewall, with a machine that lost its power. */
  async function checkConnection(): Promise<void> {
    const asked = client;
    if (!asked) return;
    try {
      await asked.query("select 1");
    } catch (error) {
      log.warn({ err: error }, "the database stopped answering live updates; connecting anew");
      lost(asked);
    }
  }

  /** Ends what may not be looked at any more, and what nobody reads. */
  async function checkStreams(): Promise<void> {
    await Promise.all(
      all().map(async (stream) => {
        try {
          if (await stream.stands()) stream.beat();
          else stream.end();
        } catch (error) {
          // The database cannot say; without it there is nothing to be seen either.
          log.warn({ err: error }, "whether a screen may still listen could not be asked");
        }
      }),
    );
  }

  function tell(payload: string): void {
    const notice: LiveNotice | PresenceSign = JSON.parse(payload);
    if (notice.kind === "presence") {
      hear.presence?.(notice);
      return;
    }
    hear.changed?.(notice.workspaceId);
    if (notice.conversationId !== undefined) chats.hear(notice.conversationId);
    const event: LiveEvent = {
      surveyId: notice.surveyId,
      count: notice.count,
      kind: notice.kind,
    };
    for (const stream of streams.get(notice.workspaceId) ?? []) stream.tell(event);
  }

  function endStreams(): void {
    chats.endAll();
    for (const stream of all()) stream.end();
  }

  return {
    add(workspaceId, response, stands) {
      const stream = liveStream(response, stands);
      const set = streams.get(workspaceId) ?? new Set();
      set.add(stream);
      streams.set(workspaceId, set);
      response.on("close", () => {
        set.delete(stream);
        if (set.size === 0 && streams.get(workspaceId) === set) streams.delete(workspaceId);
      });
    },
    get listeners() {
      return all().length;
    },
    endStreams,
    async stop() {
      stopped = true;
      clearTimeout(check);
      clearTimeout(retry);
      endStreams();
      const last = client;
      client = null;
      await Promise.race([
        last?.end().catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, silenceMs).unref()),
      ]);
      cut();
    },
  };
}

/** `GET /api/v1/live`: server-sent events of the workspace. */
export function liveRoutes(app: App, { live, stands }: LiveDeps) {
  app.get(
    "/live",
    { schema: { hide: true }, config: { scope: "read", rateLimit: false }, logLevel: "warn" },
    (request, reply) => {
      const { principal } = request;
      reply.hijack();
      reply.raw.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      reply.raw.write("retry: 2000\n: listening\n\n");
      live.add(principal.workspaceId, reply.raw, () => stands(request, principal));
    },
  );
}

export interface LiveDeps {
  live: LiveHub;
  stands: Authenticator["stands"];
}
