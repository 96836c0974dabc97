import type { ServerResponse } from "node:http";
import type { LiveEvent } from "@candor/contract/score.ts";

/** One screen that listens. */
export interface LiveStream {
  stands(): Promise<boolean>;
  tell(event: LiveEvent): void;
  /** Says that something may have been missed. */
  lookAgain(): void;
  /** Keeps the line open through proxies, and lets go of a screen that reads no more. */
  beat(): void;
  end(): void;
}

/** As much as waits here for one screen to read; the rest becomes one "look again". */
const BACKLOG_BYTES = 64 * 1024;
/** Beats in a row at which a screen was behind; then it is let go, and comes back if it is there. */
const BEATS_BEHIND = 3;

/**
 * Writes to one screen, and keeps no more for it than it may: one that reads slowly gets no more
 * events, but is told to look again once it has caught up, which says as much.
 */
export function liveStream(response: ServerResponse, stands: () => Promise<boolean>): LiveStream {
  let behind = false;
  let beatsBehind = 0;

  function write(text: string): void {
    if (response.writableEnded || response.destroyed) return;
    if (behind || response.writableLength > BACKLOG_BYTES) {
      behind = true;
      return;
    }
    response.write(text);
  }

  const lookAgain = () => write("event: lookAgain\ndata: {}\n\n");

  response.on("drain", () => {
    beatsBehind = 0;
    if (!behind) return;
    behind = false;
    lookAgain();
  });

  return {
    stands,
    lookAgain,
    tell: (event) => {
      const name = event.kind === "meeting" || event.kind === "chat" ? event.kind : "answers";
      write(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`);
    },
    beat() {
      beatsBehind = behind ? beatsBehind + 1 : 0;
      if (beatsBehind >= BEATS_BEHIND) response.destroy();
      else write(": still here\n\n");
    },
    end() {
      if (behind) response.destroy();
      else response.end();
    },
  };
}
