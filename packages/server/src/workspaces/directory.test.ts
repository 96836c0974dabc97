import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeEach, expect, test } from "vitest";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { findEntry, putEntry, removeEntries } from "./directory.ts";

beforeEach(async () => emptyTables(await testDatabase()));

test("a slug leads to its survey, belongs to who took it first, and is free again once removed", async () => {
  const db = await testDatabase();
  const mine = { workspaceId: uuidv7(), kind: "survey" as const, id: uuidv7() };
  const theirs = { workspaceId: uuidv7(), kind: "survey" as const, id: uuidv7() };
  const put = (text: string, entry: typeof mine) =>
    db.transaction().execute((trx) => putEntry(trx, text, entry));
  expect(await put("spring", mine)).toBe(true);
  expect(await put("spring", theirs)).toBe(false);
  expect(await findEntry(db, "survey", "spring")).toEqual(mine);
  expect(await findEntry(db, "widget", "spring")).toBeNull();
  expect(await findEntry(db, "survey", "autumn")).toBeNull();
  await db.transaction().execute((trx) => removeEntries(trx, mine));
  expect(await findEntry(db, "survey", "spring")).toBeNull();
  expect(await put("spring", theirs)).toBe(true);
});
