import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { nearestOf, unknownFields } from "../errors/unknown-fields.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const refused = async (method: string, path: string, body?: unknown) => {
  const reply = await server.ask(method, path, body);
  const { code, detail } = reply.body as { code: string; detail: string };
  return { status: reply.status, code, detail };
};

test("a change that names a field that does not exist is refused, with the nearest that does", async () => {
  expect(await refused("PATCH", `/surveys/${server.survey.id}`, { nmae: "Summer" })).toEqual({
    status: 422,
    code: "unknown_field",
    detail:
      'There is no field "nmae" here, so nothing was done: it is not known; did you mean "name"?',
  });
  const created = await refused("POST", "/people", { e_mail: "ann@shop.lv", email: "a@shop.lv" });
  expect(created).toMatchObject({ status: 422, code: "unknown_field" });
  const { data } = await server.api<{ data: unknown[] }>("GET", "/people");
  expect(data).toEqual([]);
});

test("a list or an export that is narrowed by something unknown is refused instead of showing everything", async () => {
  for (const path of ["responses", "responses/export", "responses/count"]) {
    const reply = await refused("GET", `/surveys/${server.survey.id}/${path}?personId=x`);
    expect(reply).toMatchObject({ status: 422, code: "unknown_parameter" });
  }
  expect(await refused("GET", "/segments?limit=3")).toMatchObject({ code: "unknown_parameter" });
  // Where a header cannot be sent, the workspace stands in the query.
  const own = await server.ask("GET", `/segments?workspace=${server.workspaceId}`);
  expect(own.status).toBe(200);
});

test("unknown fields are found at any depth, in lists, records and alternatives", () => {
  const schema = z.object({
    list: z.array(z.object({ score: z.int() })).default([]),
    byName: z.record(z.string(), z.object({ text: z.string() })).optional(),
    either: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("a"), one: z.string() }),
      z.object({ kind: z.literal("b"), two: z.string().nullable() }),
    ]),
    free: z.looseObject({ known: z.string() }),
    many: z.preprocess((v) => [v].flat(), z.array(z.string())),
  });
  const value = {
    list: [{ score: 1 }, { score: 2, scroe: 3 }],
    byName: { en: { text: "x", txt: "y" } },
    either: { kind: "b", two: null, one: "x" },
    free: { known: "x", other: 1 },
    many: "x",
    mnay: "x",
  };
  expect(unknownFields(schema, value).map(({ field }) => field)).toEqual([
    "list.1.scroe",
    "byName.en.txt",
    "either.one",
    "mnay",
  ]);
  expect(nearestOf("time_zone", ["timeZone", "language"])).toBe("timeZone");
  expect(nearestOf("completely", ["timeZone", "language"])).toBeNull();
});
