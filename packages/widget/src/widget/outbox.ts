import type { SharedMemory } from "./session.ts";

/** Browsers let a post outlive its page only up to 64 KB; a letter takes four bytes at most. */
const OUTLIVING_LETTERS = 16_000;
const RETRY_MS = 15_000;
/** A later version of an answer waits until the earlier one has gone. */
const TURN_MS = 300;

export interface Outbox {
  /** Sends an answer, or a later version of it; `report` hears whether it arrived. */
  send(id: string, url: string, body: object, report: (arrived: boolean) => void): void;
  /** Sends what waits from earlier pages. */
  flush(): void;
}

/**
 * Keeps answers until the server has them, through lost networks and closed pages; its id makes
 * each one answer however often it is sent. Plain text, so that the browser need not ask the other
 * origin's leave first.
 */
export function outbox({ recall, remember }: SharedMemory): Outbox {
  let sending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(report?: (arrived: boolean) => void): Promise<void> {
    clearTimeout(timer);
    if (sending) {
      timer = setTimeout(flush, TURN_MS, report);
      return;
    }
    sending = true;
    let arrived = true;
    for (const [id, { url, body }] of Object.entries(recall().outbox)) {
      if (!(await post(url, body))) {
        arrived = false;
        timer = setTimeout(flush, RETRY_MS, report);
        break;
      }
      // Changed while it was sent? Then the newer version goes with the next round.
      remember((m) => {
        if (m.outbox[id]?.body === body) delete m.outbox[id];
      });
    }
    sending = false;
    report?.(arrived);
  }

  addEventListener("online", () => void flush());
  return {
    send(id, url, body, report) {
      remember((m) => (m.outbox[id] = { url, body: JSON.stringify(body) }));
      void flush(report);
    },
    flush: () => void flush(),
  };
}

/** Whether the server took it, or never will: then it need not be kept. */
async function post(url: string, body: string): Promise<boolean> {
  try {
    const { status } = await fetch(url, {
      method: "POST",
      body,
      keepalive: body.length < OUTLIVING_LETTERS,
      credentials: "omit",
    });
    return status < 500 && status !== 429;
  } catch {
    return false;
  }
}
