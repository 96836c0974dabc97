import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { type BaseCopy, leadsTo } from "./base-copies.ts";
import { packed, unpacked } from "./packing.ts";
import { wayThrough } from "./plan-return.ts";
import { keptBases } from "./prune-archive.ts";
import { readTar, tarOf } from "./tar-stream.ts";
import { ancestorsIn, nameOf, placeOf, segmentOf, timelinesAt } from "./wal-names.ts";

const log = (timeline: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => nameOf({ timeline, number: from + at }));
const base = (what: Partial<BaseCopy>): BaseCopy => ({
  ...{ format: 1, id: "x", systemId: "1", timeline: 1, major: 18, candor: "0", files: 1, bytes: 1 },
  ...{ startedAt: "2026-11-27T02:00:00Z", endedAt: "2026-11-27T02:00:05Z", storedBytes: 1 },
  ...{ startSegment: nameOf({ timeline: 1, number: 2 }), stopSegment: "", stopLsn: "0/2000100" },
  ...what,
});

test("a segment's name says its timeline and its number, over the end of four gigabytes", () => {
  expect(segmentOf("0000000200000001000000FF")).toEqual({ timeline: 2, number: 511 });
  expect(nameOf({ timeline: 2, number: 512 })).toBe("000000020000000200000000");
  expect(segmentOf("00000002.history")).toBeNull();
  expect(segmentOf("000000010000000000000002.partial")).toBeNull();
});

test("the way goes from the base copy on, up to the first hole or to the next base copy", () => {
  const first = base({});
  const line = { base: first, timeline: 1, ancestors: [] };
  expect(wayThrough(new Set(log(1, 1, 6)), line)).toEqual({ names: log(1, 2, 6), missing: null });
  const until = nameOf({ timeline: 1, number: 4 });
  expect(wayThrough(new Set(log(1, 1, 6)), { ...line, until }).names).toEqual(log(1, 2, 4));
  const holed = new Set([...log(1, 2, 3), ...log(1, 5, 6)]);
  expect(wayThrough(holed, line)).toEqual({
    names: log(1, 2, 3),
    missing: nameOf({ timeline: 1, number: 4 }),
  });
});

test("a later timeline is reached over its ancestors up to where it branched, and not over what they did then", () => {
  const ancestors = ancestorsIn("1\t0/4000100\tbefore 2026-11-27\n");
  expect(ancestors).toEqual([{ timeline: 1, until: placeOf("0/4000100") }]);
  const line = { timeline: 2, ancestors };
  expect([3, 4, 5].map((number) => timelinesAt(number, line))).toEqual([[1], [2, 1], [2]]);
  const all = new Set([...log(1, 1, 9), ...log(2, 4, 6)]);
  expect(wayThrough(all, { base: base({}), ...line })).toEqual({
    names: [...log(1, 2, 3), ...log(2, 4, 4), ...log(1, 4, 4), ...log(2, 5, 6)],
    missing: null,
  });
  expect(leadsTo(base({}), line)).toBe(true);
  expect(leadsTo(base({ stopLsn: "0/5000000" }), line)).toBe(false);
  expect(leadsTo(base({ timeline: 2, stopLsn: "0/5000000" }), line)).toBe(true);
});

test("of the base copies older than the days that count the newest stays", () => {
  const bases = [21, 22, 23, 24].map((day) => base({ endedAt: `2026-11-${day}T02:00:00Z` }));
  const kept = (back: string) =>
    keptBases(bases, new Date(back)).map(({ endedAt }) => endedAt.slice(8, 10));
  expect(kept("2026-11-23T01:00:00Z")).toEqual(["22", "23", "24"]);
  expect(kept("2026-11-23T02:00:00Z")).toEqual(["23", "24"]);
  expect(kept("2026-11-30T00:00:00Z")).toEqual(["24"]);
  expect(kept("2026-11-01T00:00:00Z")).toEqual(["21", "22", "23", "24"]);
});

test("files come out of a tar as they went in, those that changed meanwhile with the size that was said", async () => {
  const of = async function* () {
    yield { name: "base/", size: 0 };
    yield {
      name: "base/1",
      size: 1_000,
      content: Readable.from([Buffer.alloc(700, 1), Buffer.alloc(900, 2)]),
    };
    yield { name: "base/2", size: 5, content: Readable.from([Buffer.from("ab")]) };
    yield { name: "empty", size: 0 };
  };
  const tar = Buffer.concat(await Readable.from(tarOf(of())).toArray());
  expect(tar.length % 512).toBe(0);
  const read = async (bytes: Buffer) => {
    const found: Record<string, string> = {};
    for await (const { name, content } of readTar(Readable.from([bytes])))
      found[name] = Buffer.concat(await Readable.from(content).toArray()).toString("latin1");
    return found;
  };
  expect(await read(tar)).toEqual({
    "base/": "",
    "base/1": "\u0001".repeat(700) + "\u0002".repeat(300),
    "base/2": "ab\0\0\0",
    empty: "",
  });
  await expect(read(tar.subarray(0, 1_200))).rejects.toThrow("cut short");
  tar.write("X", 512);
  await expect(read(tar)).rejects.toThrow("damaged");
});

test("what was damaged in the archive is noticed when it is unpacked", async () => {
  const content = Buffer.from("the log of a day ".repeat(1_000));
  const whole = await packed(content);
  expect((await unpacked(Readable.from([whole]))).equals(content)).toBe(true);
  const at = whole.length - 6;
  whole.writeUInt8(whole.readUInt8(at) ^ 1, at);
  await expect(unpacked(Readable.from([whole]))).rejects.toThrow();
});
