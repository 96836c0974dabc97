import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../testing/test-database.ts";
import { openDatabase } from "./database.ts";
import { LIVE_CHANNEL, type LiveNotice, noticeLive } from "./live-notice.ts";

const notice = (surveyId: string, count: number): LiveNotice => ({
  ...{ workspaceId: "w", surveyId, count, kind: "recorded" },
});

async function listening() {
  const { connection } = await freshDatabase();
  const heard: LiveNotice[] = [];
  const client = new pg.Client(connection);
  await client.connect();
  onTestFinished(() => client.end());
  client.on("notification", ({ payload }) => void heard.push(JSON.parse(payload ?? "")));
  await client.query(`listen ${LIVE_CHANNEL}`);
  const db = openDatabase({ ...connection, max: 4 });
  return { heard, db };
}

test("notices go out once what they tell is committed, those of one survey as one", async () => {
  const { heard, db } = await listening();
  await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      db.transaction().execute(async (trx) => {
        await noticeLive(trx, notice(n % 3 === 0 ? "spring" : "autumn", 2));
      }),
    ),
  );
  await expect
    .poll(() => heard.reduce((sum, { count }) => sum + count, 0), { timeout: 10_000 })
    .toBe(60);
  expect(heard.length).toBeLessThan(12);
  const spring = heard.filter(({ surveyId }) => surveyId === "spring");
  expect(spring.reduce((sum, { count }) => sum + count, 0)).toBe(20);
  await db.destroy();
});

test("a transaction that fails tells nobody, and what waits is told before the pool closes", async () => {
  const { heard, db } = await listening();
  await expect(
    db.transaction().execute(async (trx) => {
      await noticeLive(trx, notice("never", 1));
      throw new Error("it failed");
    }),
  ).rejects.toThrow("it failed");
  await db.transaction().execute((trx) => noticeLive(trx, notice("told", 1)));
  await db.destroy();
  await expect
    .poll(() => heard.map(({ surveyId }) => surveyId), { timeout: 10_000 })
    .toEqual(["told"]);
});
