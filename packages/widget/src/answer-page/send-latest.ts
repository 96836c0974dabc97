/** How a post ended: `refused` carries what the server says, `unreachable` may be tried again. */
export type Sent<Body> =
  | { kind: "saved"; body: Body; reply: Record<string, unknown> }
  | { kind: "refused"; body: Body; code: string }
  | { kind: "unreachable"; body: Body };

/** Browsers let a post outlive its page only up to 64 KB; a letter takes four bytes at most. */
const OUTLIVING_LETTERS = 16_000;
const PAUSES_MS = [1000, 3000, 8000, 20_000];

/**
 * Posts what it is given, one post at a time and always the latest: a change of mind during a post
 * is sent after it, so the last word wins. Tries again while the network or the server is away.
 */
export function latestSender<Body extends object>(
  url: string,
  report: (sent: Sent<Body>) => void,
): { send(body: Body): void; unsent(): Body | null } {
  let waiting: Body | null = null;
  let busy = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function pump(): Promise<void> {
    clearTimeout(timer);
    if (busy || !waiting) return;
    busy = true;
    const body = waiting;
    const sent = await post(url, body);
    busy = false;
    const overtaken = waiting !== body;
    if (sent.kind === "unreachable") {
      timer = setTimeout(pump, PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)]);
    } else {
      failures = 0;
      if (!overtaken) waiting = null;
    }
    if (!overtaken) report(sent);
    if (overtaken && sent.kind !== "unreachable") await pump();
  }

  addEventListener("online", () => void pump());
  return {
    send(body) {
      waiting = body;
      void pump();
    },
    unsent: () => waiting,
  };
}

async function post<Body extends object>(url: string, body: Body): Promise<Sent<Body>> {
  const text = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: text,
      keepalive: text.length < OUTLIVING_LETTERS,
    });
  } catch {
    return { kind: "unreachable", body };
  }
  if (response.status >= 500 || response.status === 429) return { kind: "unreachable", body };
  const reply: Record<string, unknown> = await response.json().catch(() => ({}));
  if (response.ok) return { kind: "saved", body, reply };
  return { kind: "refused", body, code: typeof reply.code === "string" ? reply.code : "other" };
}
