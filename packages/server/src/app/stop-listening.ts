import { setImmediate as nextTurn } from "node:timers/promises";
import type { App } from "../errors/http.ts";

/** Requests under way get so long to end; a machine that stops services waits longer than that. */
const GRACE_MS = 10_000;
const LOOK_MS = 50;
/** Turns of the event loop without anybody new, until the line counts as empty. */
const QUIET_TURNS = 2;
/** Under a flood the line is never empty. */
const LINE_MS = 1_000;

/**
 * Takes no more connections and lets requests under way end, for a while at most. Live streams end at
 * once (see `server.ts`), idle connections too, and each other one when its answer is sent.
 *
 * @param hurry ends the wait for requests under way.
 */
export async function stopListening(
  app: App,
  graceMs: number = GRACE_MS,
  hurry?: AbortSignal,
): Promise<void> {
  const cutOff = () => app.server.closeAllConnections();
  const idle = setInterval(() => app.server.closeIdleConnections(), LOOK_MS);
  const grace = setTimeout(cutOff, hurry?.aborted ? 0 : graceMs);
  hurry?.addEventListener("abort", cutOff);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(grace);
    hurry?.removeEventListener("abort", cutOff);
  }
}

/**
 * Resolves in a turn of the event loop in which nobody stands in line any more. The kernel completes a connection before we
 * take it, one in each turn; those still in line when the listener closes are reset, and a proxy that has sent a POST
 * on one does not send it again.
 */
export async function nobodyInLine({ server }: Pick<App, "server">): Promise<void> {
  let quiet = 0;
  const came = () => {
    quiet = 0;
  };
  server.on("connection", came);
  const enough = performance.now() + LINE_MS;
  while (quiet < QUIET_TURNS && performance.now() < enough) {
    quiet += 1;
    await nextTurn();
  }
  server.removeListener("connection", came);
}
