import type { App } from "../errors/http.ts";

/** Requests under way get so long to end; a machine that stops services waits longer than that. */
const GRACE_MS = 10_000;
const LOOK_MS = 50;

/**
 * Takes no more connections and lets requests under way end, for a while at most. Live streams end at
 * once (see `server.ts`), idle connections too, and each other one when its answer is sent.
 */
export async function stopListening(app: App, graceMs: number = GRACE_MS): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), LOOK_MS);
  const grace = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(grace);
  }
}
