import { expect, test } from "vitest";
import type { AnswerQueue, WaitingAnswer } from "./answer-queue.ts";
import { sendWaiting } from "./send-queue.ts";

function queueOf(...ids: string[]): AnswerQueue & { kept: Map<string, WaitingAnswer> } {
  const kept = new Map<string, WaitingAnswer>();
  for (const id of ids) kept.set(id, { id, body: {}, revision: 1, refused: false });
  return {
    kept,
    keep: async (id, body) => {
      const revision = (kept.get(id)?.revision ?? 0) + 1;
      kept.set(id, { id, body, revision, refused: false });
    },
    all: async () => [...kept.values()].map((answer) => ({ ...answer })),
    arrived: async (sent) => {
      if (kept.get(sent.id)?.revision === sent.revision) kept.delete(sent.id);
    },
    refused: async (sent) => {
      kept.set(sent.id, { ...sent, refused: true });
    },
  };
}

test("what waits is sent oldest first and then forgotten", async () => {
  const queue = queueOf("b", "a");
  const sent: string[] = [];
  const left = await sendWaiting(queue, async ({ id }) => {
    sent.push(id);
    return "arrived";
  });
  expect(sent).toEqual(["a", "b"]);
  expect(left).toEqual({ waiting: 0, refused: 0 });
});

test("without a network sending stops at once and everything is kept", async () => {
  const queue = queueOf("a", "b");
  let posts = 0;
  const left = await sendWaiting(queue, async () => {
    posts++;
    return "later";
  });
  expect(posts).toBe(1);
  expect(left).toEqual({ waiting: 2, refused: 0 });
});

test("a refused answer is kept for staff and does not stop the others", async () => {
  const queue = queueOf("a", "b");
  const left = await sendWaiting(queue, async ({ id }) => (id === "a" ? "refused" : "arrived"));
  expect(left).toEqual({ waiting: 0, refused: 1 });
  expect(await sendWaiting(queue, async () => "arrived")).toEqual({ waiting: 0, refused: 1 });
});

test("an answer that changed while it was being sent still waits", async () => {
  const queue = queueOf("a");
  const left = await sendWaiting(queue, async () => {
    await queue.keep("a", { comment: "later" });
    return "arrived";
  });
  expect(left.waiting).toBe(1);
  expect(queue.kept.get("a")?.body).toEqual({ comment: "later" });
});
