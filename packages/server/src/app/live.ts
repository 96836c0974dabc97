import type { ServerResponse } from "node:http";
import type { LiveEvent } from "@candor/contract/score.ts";
import pg from "pg";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { Log } from "../log/log.ts";
import { LIVE_CHANNEL, type LiveNotice } from "../storage/live-notice.ts";

/** Hears what every server process records, and tells the screens that look at it. */
export interface LiveHub {
  add(workspaceId: string, stream: ServerResponse): void;
  /** Screens that listen now. */
  readonly listeners: number;
  stop(): Promise<void>;
}

const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 1000;

/**
 * One connection that listens for all. A notification is a hint: when the connection was lost,
 * every screen is told to look again.
 */
export function openLiveHub(connection: pg.PoolConfig, log: Log): LiveHub {
  const streams = new Map<string, Set<ServerResponse>>();
  let client: pg.Client | null = null;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  void connect();
  const heartbeat = setInterval(() => {
    for (const stream of all()) stream.write(": still here\n\n");
  }, HEARTBEAT_MS);
  heartbeat.unref();

  function all(): ServerResponse[] {
    return [...streams.values()].flatMap((set) => [...set]);
  }

  async function connect(again = false): Promise<void> {
    if (stopped) return;
    const next = new pg.Client({ ...connection, application_name: "candor-live" });
    next.on("error", () => lost(next));
    next.on("end", () => lost(next));
    next.on("notification", ({ payload }) => tell(payload ?? ""));
    try {
      await next.connect();
      await next.query(`listen ${LIVE_CHANNEL}`);
      client = next;
      if (again) for (const stream of all()) stream.write("event: lookAgain\ndata: {}\n\n");
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
    void which.end().catch(() => undefined);
    clearTimeout(retry);
    retry = setTimeout(() => void connect(true), RECONNECT_MS);
  }

  function tell(payload: string): void {
    const notice: LiveNotice = JSON.parse(payload);
    const event: LiveEvent = {
      surveyId: notice.surveyId,
      count: notice.count,
      kind: notice.kind,
    };
    const message = `event: answers\ndata: ${JSON.stringify(event)}\n\n`;
    for (const stream of streams.get(notice.workspaceId) ?? []) stream.write(message);
  }

  return {
    add(workspaceId, stream) {
      const set = streams.get(workspaceId) ?? new Set();
      set.add(stream);
      streams.set(workspaceId, set);
      stream.on("close", () => {
        set.delete(stream);
        if (set.size === 0 && streams.get(workspaceId) === set) streams.delete(workspaceId);
      });
    },
    get listeners() {
      return all().length;
    },
    async stop() {
      stopped = true;
      clearInterval(heartbeat);
      clearTimeout(retry);
      for (const stream of all()) stream.end();
      await client?.end().catch(() => undefined);
    },
  };
}

/** `GET /api/v1/live`: server-sent events of the workspace. */
export function liveRoutes(app: App, { live }: { live: LiveHub }) {
  app.get(
    "/live",
    { schema: { hide: true }, config: { scope: "read", rateLimit: false }, logLevel: "warn" },
    (request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      reply.raw.write("retry: 2000\n: listening\n\n");
      live.add(request.principal.workspaceId, reply.raw);
    },
  );
}
