// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import type { Kept } from "./kept-queue.ts";
import { sendKept } from "./send-kept.ts";

afterEach(() => vi.unstubAllGlobals());

const kept = (path: string): Kept => ({
  id: "k1",
  by: "u1",
  workspace: "w1",
  path,
  body: {},
  invitationId: null,
  who: "Anna",
  at: "2026-05-31T10:00:00Z",
  when: "answeredAt",
  refused: null,
});

function server(status = 201): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return Response.json(status < 400 ? {} : { code: "closed", detail: "Closed." }, { status });
  });
  return asked;
}

test("an answer that was kept goes to its survey, in the workspace in which it was given", async () => {
  const asked = server();
  await sendKept(kept("/api/v1/surveys/s1/interview/answers"), { score: 9 });
  expect(asked).toHaveLength(1);
  expect(new URL(asked[0]?.url ?? "").pathname).toBe("/api/v1/surveys/s1/interview/answers");
  expect(asked[0]?.headers.get("candor-workspace")).toBe("w1");
  expect(await asked[0]?.json()).toEqual({ score: 9 });
});

test("the outcome of a call goes to that call", async () => {
  const asked = server();
  await sendKept(kept("/api/v1/surveys/s1/interview/calls/c7/end"), { outcome: "no_answer" });
  expect(new URL(asked[0]?.url ?? "").pathname).toBe("/api/v1/surveys/s1/interview/calls/c7/end");
});

test("what an older page kept for an address that is gone is refused here, and sent nowhere", async () => {
  const asked = server();
  for (const path of ["/api/v1/workspaces", "/api/v1/surveys/s1/interview/answers/../../keys"]) {
    await expect(sendKept(kept(path), {})).rejects.toMatchObject({ status: 404 });
  }
  expect(asked).toEqual([]);
});

test("a refusal of the server is told, so that the queue can show it", async () => {
  server(410);
  await expect(sendKept(kept("/api/v1/surveys/s1/interview/answers"), {})).rejects.toMatchObject({
    status: 410,
    code: "closed",
  });
});
