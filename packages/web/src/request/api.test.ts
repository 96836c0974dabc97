import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api, ask } from "./api.ts";
import { ApiError, UNREACHABLE } from "./api-error.ts";
import { forgetAsOf, hearAsOf, oldestAsOf } from "./as-of.ts";
import { defined } from "./defined.ts";
import { queryText } from "./query-text.ts";

beforeEach(() => vi.stubGlobal("location", { origin: "https://nps.example.com" }));
afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const fetched = vi.fn<(request: Request) => Promise<Response>>(
    async () => new Response(status === 204 ? null : text, { status, headers }),
  );
  vi.stubGlobal("fetch", fetched);
  return fetched;
}
const sent = (fetched: ReturnType<typeof answer>) => fetched.mock.calls[0]?.[0] as Request;
const people = (workspace = "w") => ask(api(workspace).GET("/api/v1/people"));

test("every change proves that it comes from here: it is JSON or names its workspace", async () => {
  const signedOut = answer(200, { done: true });
  await ask(api().POST("/api/auth/sign-out"));
  expect(sent(signedOut).headers.get("content-type")).toBe("application/json");
  expect(sent(signedOut).method).toBe("POST");

  const deleted = answer(204, null);
  await ask(api("w").DELETE("/api/v1/keys/{keyId}", { params: { path: { keyId: "1" } } }));
  expect(sent(deleted).headers.get("candor-workspace")).toBe("w");
  expect(sent(deleted).url).toBe("https://nps.example.com/api/v1/keys/1");
  await expect(
    ask(api().DELETE("/api/v1/keys/{keyId}", { params: { path: { keyId: "1" } } })),
  ).rejects.toThrow("no workspace");
});

test("an id never changes where a request goes", async () => {
  const fetched = answer(200, {});
  const path = { personId: "../members?x=1" };
  await ask(api("w").GET("/api/v1/people/{personId}", { params: { path } }));
  expect(new URL(sent(fetched).url).pathname).toBe("/api/v1/people/..%2Fmembers%3Fx%3D1");
});

test("filters stand one beside another in the query, and nothing undefined stands there", async () => {
  const fetched = answer(200, {});
  await ask(
    api("w").GET("/api/v1/surveys/{surveyId}/score", {
      params: {
        path: { surveyId: "s" },
        query: defined({ from: "2026-01-01", to: undefined, filter: ["a=1", "a=2"] }),
      },
    }),
  );
  expect(new URL(sent(fetched).url).search).toBe("?from=2026-01-01&filter=a%3D1&filter=a%3D2");
});

test("an error keeps what happened, its code and the id to quote", async () => {
  answer(422, {
    code: "reason_missing",
    detail: "An answer is left out only with a reason.",
    requestId: "r-1",
    errors: [{ field: "note", message: "is required" }],
  });
  const error = await people().catch((e: unknown) => e);
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
  await expect(people()).rejects.toMatchObject({
    status: 502,
    code: "http_502",
    requestId: "r-2",
  });
});

test("an error without a body is an error", async () => {
  answer(503, "", { "content-length": "0" });
  await expect(people()).rejects.toMatchObject({ status: 503, code: "http_503" });
});

test("a server that cannot be reached is told apart from one that refuses", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
  await expect(people()).rejects.toMatchObject({ code: UNREACHABLE, status: 0 });
});

test("what is undefined inside a body is missing there, and null is told", () => {
  const list: (number | undefined)[] = [1];
  expect(
    defined({ a: undefined, b: null, c: { d: undefined, e: [{ f: undefined }] }, list }),
  ).toEqual({ b: null, c: { e: [{}] }, list: [1] });
});

test("a link to a file carries the same query as a request", () => {
  expect(queryText({ from: "2026-01-01", to: undefined, search: "", filter: ["a=1", "a=2"] })).toBe(
    "?from=2026-01-01&filter=a%3D1&filter=a%3D2",
  );
});

test("a list that was read from a copy which is behind says how far, until it is read anew or left", async () => {
  let heard = 0;
  const stop = hearAsOf(() => {
    heard += 1;
  });
  const date = "Sat, 28 Nov 2026 14:03:40 GMT";
  answer(200, {}, { date, "candor-as-of": "2026-11-28T14:03:39.100Z" });
  await people();
  expect(oldestAsOf()).toBe(null);
  answer(200, {}, { date, "candor-as-of": "2026-11-28T14:03:33.000Z" });
  await people();
  expect(oldestAsOf()).toEqual({ at: "2026-11-28T14:03:33.000Z", behindSeconds: 7 });
  answer(200, {}, { date });
  await people();
  expect(oldestAsOf()).toBe(null);
  answer(200, {}, { date, "candor-as-of": "2026-11-28T14:03:33.000Z" });
  await people();
  forgetAsOf();
  expect(oldestAsOf()).toBe(null);
  expect(heard).toBe(4);
  stop();
});
