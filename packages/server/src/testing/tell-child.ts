/**
 * A process that tells an announcement, to be killed by a test. Its settings come as JSON in the
 * environment.
 */
import type pg from "pg";
import {
  announcementLetters,
  announcementMayLeave,
} from "../announcements/announcement-letters.ts";
import { announcementCarrier } from "../announcements/carry-announcements.ts";
import { caseLetters } from "../cases/case-letters.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import { openDatabase } from "../storage/database.ts";
import { openSecret } from "../workspaces/open-secret.ts";
import { plainMailChannel } from "./sendings.ts";

interface Settings {
  connection: pg.PoolConfig;
  workspaceId: string;
  smtpUrl: string;
  now: string;
  worker: string;
}

const settings: Settings = JSON.parse(process.env.TELL_CHILD ?? "{}");
const { workspaceId, worker } = settings;
const db = openDatabase({ ...settings.connection, max: 8 });
const secret = await openSecret(db, null);
const clock = () => new Date(settings.now);
const channel = plainMailChannel(settings.smtpUrl);
const quiet = async () => {};
const carrier = announcementCarrier({
  ...{ db, news: quiet, clock },
  mailOf: async () => ({ works: true }),
  telegram: null,
});
const letters = letterWorker({
  db,
  secret,
  publicUrl: "https://nps.example.com",
  mail: {
    linesFor: () => channel.linesFor(workspaceId) as never,
    keyOf: () => "email",
    senderOf: async () => ({
      ...{ name: "Garden", address: "care@garden.lv", bounceDomain: null, answersTo: null },
    }),
  },
  mayLeave: announcementMayLeave(),
  news: announcementLetters(quiet, caseLetters(quiet)),
  worker,
  clock,
  onError: (error) => console.error(error),
});
const turn = { workspaceId, lane: "", signal: new AbortController().signal };
process.stdout.write("telling\n");
// Written a hundred at a time: as many turns as it takes, until there is nothing more to do.
for (let next: Date | null = clock(); next !== null; ) {
  next = await carrier.takeTurn(turn);
  await letters.takeTurn(turn);
}
process.stdout.write("done\n");
await db.destroy();
process.exit(0);
