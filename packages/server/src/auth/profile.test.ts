import { expect, test } from "vitest";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { profileOf, saveProfile } from "./profile.ts";

const db = await testDatabase();
const user = { userId: "ann", email: "ann@example.com" };

test("what somebody chose stays when something else is chosen, also at the same time", async () => {
  await emptyTables(db);
  expect(await profileOf(db, user.userId)).toEqual({
    language: null,
    timeZone: null,
    notify: { webhookPaused: true, colleagueJoined: true },
  });
  const now = new Date();
  await Promise.all([
    saveProfile(db, user, { language: "lv" }, now),
    saveProfile(db, user, { timeZone: "Europe/Riga" }, now),
    saveProfile(db, user, { notify: { webhookPaused: false } }, now),
  ]);
  expect(await profileOf(db, user.userId)).toEqual({
    language: "lv",
    timeZone: "Europe/Riga",
    notify: { webhookPaused: false, colleagueJoined: true },
  });
  await saveProfile(db, user, { language: null }, now);
  expect(await profileOf(db, user.userId)).toMatchObject({
    language: null,
    timeZone: "Europe/Riga",
  });
});

test("what is no time zone is refused", async () => {
  await expect(saveProfile(db, user, { timeZone: "Riga" }, new Date())).rejects.toMatchObject({
    code: "time_zone_unknown",
  });
});
