import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { previewImport } from "../preview.ts";
import { sourceOfBytes } from "./import-source.ts";
import { JsonObjects } from "./json-objects.ts";
import { looksLikeJson } from "./read-json.ts";
import { readRows } from "./read-rows.ts";

const now = new Date("2026-11-22T12:00:00Z");

function found(text: string, pieceLength = text.length || 1) {
  const objects = new JsonObjects();
  const pieces = [];
  for (let at = 0; at < text.length; at += pieceLength)
    pieces.push(...objects.take(text.slice(at, at + pieceLength)));
  return [...pieces, ...objects.end()];
}

describe("objects in JSON", () => {
  test("are found in an array, one a line, pretty-printed, in pieces of any length", () => {
    const object = fc
      .dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })
      .filter((o) => !("__proto__" in o));
    fc.assert(
      fc.property(
        fc.array(object, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 12 }),
        (list, length) => {
          const expected = (JSON.parse(JSON.stringify(list)) as unknown[]).map((value) => ({
            value,
          }));
          expect(found(JSON.stringify(list), length)).toEqual(expected);
          expect(found(JSON.stringify(list, null, 2), length)).toEqual(expected);
          expect(found(list.map((one) => JSON.stringify(one)).join("\n"), length)).toEqual(
            expected,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test("that are broken are handed on as broken, and the next line is read", () => {
    expect(found('{"a":"open\n{"b":1}\n{"c":}\n{"d":2}')).toEqual([
      { broken: '{"a":"open\n' },
      { value: { b: 1 } },
      { broken: '{"c":}' },
      { value: { d: 2 } },
    ]);
    expect(found('[{"a":1},{"b"')).toEqual([{ value: { a: 1 } }, { broken: '{"b"' }]);
  });

  test("are told from a CSV by how the file begins", () => {
    expect(looksLikeJson(' [\n {"id": 1}')).toBe(true);
    expect(looksLikeJson('{"id": 1}')).toBe(true);
    expect(looksLikeJson("[Score],[Comment]\n9,x")).toBe(false);
  });
});

test("keys met late in a file still get their column, and lines that are no JSON are rejected by their line", async () => {
  const lines = Array.from(
    { length: 6_000 },
    (_, i) => `{"created_at":"2026-01-02T10:00:00Z","nps":${i % 11}}`,
  );
  const text = `${[...lines, '{"created_at":"2026-01-02T10:00:00Z","nps":9,"shop":{"town":"Visby"}}', '{"nps":}'].join("\n")}\n`;
  const source = sourceOfBytes("dump.ndjson", Buffer.from(text));
  const preview = await previewImport(source, { now });
  expect(preview.columns.map((column) => column.field)).toEqual(["answeredAt", "score", "ignore"]);
  const changed = await previewImport(source, {
    now,
    changes: { columns: { 2: "property:town" } },
  });
  const rows = await Array.fromAsync(readRows(source, changed.plan, { now }));
  expect(rows).toHaveLength(6_002);
  expect(rows[6_000]?.result).toMatchObject({
    kind: "answer",
    score: 9,
    properties: { town: "Visby" },
  });
  expect(rows[6_001]).toMatchObject({ row: 6_002, result: { kind: "rejected", code: "not_json" } });
});
