import type { ServerResponse } from "node:http";
import type { LiveEvent } from "@candor/contract/score.ts";
import type pg from "pg";
import type { Authenticator } from "../auth/authenticate.ts";
import "../auth/authenticate-hook.ts";
import { type ChatWaits, openChatWaits } from "../conversations/chat-waits.ts";
import type { PresenceSign } from "../conversations/presence.ts";
import type { App } from "../errors/http.ts";
import type { Log } from "../log/log.ts";
import { type ListeningPatience, openListening } from "../storage/listening.ts";
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

/** Who else of this process hears what the processes tell each other. */
interface Hearing {
  presence(sign: PresenceSign): void;
  /** Something of this workspace is new. */
  changed(workspaceId: string): void;
}

const PATIENCE: ListeningPatience = { checkMs: 10_000, silenceMs: 4_000, reconnectMs: 1_000 };

/**
 * One connection that listens for all. A notification is a hint: when the connection was lost,
 * every screen is told to look again.
 */
export function openLiveHub(
  connection: pg.PoolConfig,
  log: Log,
  patience: ListeningPatience = PATIENCE,
  hear: Partial<Hearing> = {},
  chats: ChatWaits = openChatWaits(),
): LiveHub {
  const streams = new Map<string, Set<LiveStream>>();
  const listening = openListening(connection, {
    ...{ channel: LIVE_CHANNEL, name: "candor-live", patience, heard: tell },
    listens(again) {
      if (!again) return;
      for (const stream of all()) stream.lookAgain();
      chats.endAll();
    },
    troubled: (err, what) => log.warn({ err }, `what listens for live updates ${what}`),
  });
  let stopped = false;
  let check: NodeJS.Timeout | undefined;
  const checkLater = () => {
    check = setTimeout(checkStreamsAgain, patience.checkMs).unref();
  };
  checkLater();

  function all(): LiveStream[] {
    return [...streams.values()].flatMap((set) => [...set]);
  }

  async function checkStreamsAgain(): Promise<void> {
    try {
      await checkStreams();
    } finally {
      if (!stopped) checkLater();
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
      endStreams();
      await listening.stop();
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
