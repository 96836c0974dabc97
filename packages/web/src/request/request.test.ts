import { afterEach, expect, test, vi } from "vitest";
import { ApiError, UNREACHABLE } from "./api-error.ts";
import { queryText, request } from "./request.ts";

afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(
    async () => new Response(body === null ? null : JSON.stringify(body), { status, headers }),
  );
  vi.stubGlobal("fetch", fetched);
  return fetched;
}
function sent(fetched: ReturnType<typeof answer>): Headers {
  return fetched.mock.calls[0]?.[1].headers as Headers;
}

test("every change proves that it comes from here: it is JSON or names its workspace", async () => {
  const posted = answer(200, {});
  await request("/api/v1/workspaces/sample", { method: "POST" });
  expect(sent(posted).get("content-type")).toBe("application/json");

  const deleted = answer(204, null);
  await request("/api/v1/keys/1", { method: "DELETE", workspace: "w" });
  expect(sent(deleted).get("candor-workspace")).toBe("w");
  await expect(request("/api/v1/keys/1", { method: "DELETE" })).rejects.toThrow("no workspace");
});

test("an error keeps what happened, its code and the id to quote", async () => {
  answer(422, {
    code: "reason_missing",
    detail: "An answer is left out only with a reason.",
    requestId: "r-1",
    errors: [{ field: "note", message: "is required" }],
  });
  const error = await request("/x").catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    status: 422,
    code: "reason_missing",
    message: "An answer is left out only with a reason.",
    requestId: "r-1",
    fields: [{ field: "note", message: "is required" }],
  });
});

test("an error that is no problem document still has a status and an id", async () => {
  answer(502, "<html>", { "x-request-id": "r-2" });
  await expect(request("/x")).rejects.toMatchObject({
    status: 502,
    code: "http_502",
    requestId: "r-2",
  });
});

test("a server that cannot be reached is told apart from one that refuses", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
  await expect(request("/x")).rejects.toMatchObject({ code: UNREACHABLE, status: 0 });
});

test("filters stand one beside another in the query, and nothing empty stands there", () => {
  expect(queryText({ from: "2026-01-01", to: undefined, search: "", filter: ["a=1", "a=2"] })).toBe(
    "?from=2026-01-01&filter=a%3D1&filter=a%3D2",
  );
});
