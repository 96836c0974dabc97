import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { Database } from "../storage/database.ts";
import { aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { announceTo, fatesOfAll, KILLS, tellThroughKills } from "../testing/killed-tellers.ts";
import { testMailServer } from "../testing/mail-server.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";

/** A thousand are told by `./run bench told`: the same, and minutes on a busy machine. */
const PEOPLE = 250;

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

test("killed five times while it tells many people, nobody is told twice and nobody is forgotten", async () => {
  const smtp = await testMailServer({ keep: false });
  onTestFinished(() => smtp.stop());
  await announceTo(db, survey, PEOPLE);
  await tellThroughKills(smtp, { connection: await testConnection(), survey, people: PEOPLE });

  const counts = smtp.perRecipient();
  expect([...counts.values()].filter((n) => n > 1)).toEqual([]);
  const { sent = 0, unconfirmed = 0, ...rest } = await fatesOfAll(db);
  expect(rest).toEqual({});
  expect(sent + unconfirmed).toBe(PEOPLE);
  // One letter at a time is handed over, so one at most is in doubt after each kill.
  expect(unconfirmed).toBeLessThanOrEqual(KILLS.length);
  expect(counts.size).toBeGreaterThanOrEqual(sent);
  expect(counts.size).toBeLessThanOrEqual(PEOPLE);
  const one = await db.selectFrom("announcement").select("state").executeTakeFirstOrThrow();
  expect(one.state).toBe("sent");
}, 400_000);
