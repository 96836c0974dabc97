import type { AnswerQueue, WaitingAnswer } from "./answer-queue.ts";

/** The network may come back without the browser noticing. */
const RETRY_MS = 10_000;
const LOCK = "candor-kiosk-sending";

/** Posts one answer: `refused` for ever, or `later` because network or server are away. */
export type Post = (answer: WaitingAnswer) => Promise<"arrived" | "refused" | "later">;

/**
 * Sends what waits, oldest first, one by one, and stops at the first that cannot be sent now.
 *
 * @returns how many still wait and how many the server refused.
 */
export async function sendWaiting(
  queue: AnswerQueue,
  post: Post,
): Promise<{ waiting: number; refused: number }> {
  const waiting = (await queue.all()).filter((answer) => !answer.refused);
  for (const answer of waiting.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const outcome = await post(answer);
    if (outcome === "later") break;
    await (outcome === "arrived" ? queue.arrived(answer) : queue.refused(answer));
  }
  return counts(queue);
}

/** How many answers wait, and how many were refused. */
export async function counts(queue: AnswerQueue): Promise<{ waiting: number; refused: number }> {
  const all = await queue.all();
  const refused = all.filter((answer) => answer.refused).length;
  return { waiting: all.length - refused, refused };
}

/**
 * Keeps sending: now, whenever asked to, when the network returns and every few seconds. Two tabs
 * of one kiosk take turns. Returns the function that asks.
 */
export function keepSending(
  queue: AnswerQueue,
  url: string,
  report: (counts: { waiting: number; refused: number }) => void,
): () => void {
  let running = false;
  let again = false;
  const turn = async () => {
    const state = await sendWaiting(queue, (answer) => post(url, answer));
    report(state);
  };
  const send = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await (navigator.locks ? navigator.locks.request(LOCK, turn) : turn());
    } while (again);
    running = false;
  };
  addEventListener("online", () => void send());
  setInterval(() => void send(), RETRY_MS);
  void send();
  return () => void send();
}

async function post(url: string, answer: WaitingAnswer): Promise<"arrived" | "refused" | "later"> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify(answer.body),
      signal: AbortSignal.timeout(15_000),
    });
    if (response.ok) return "arrived";
    const later = response.status >= 500 || [408, 425, 429].includes(response.status);
    return later ? "later" : "refused";
  } catch {
    return "later";
  }
}
