import type {
  AnnouncementAudience,
  AnnouncementLetter,
  AnnouncementPreview,
  AnnouncementTexts,
  PreviewAnnouncement,
} from "@candor/contract/announcement.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import {
  type AnnouncementAsked,
  type AnnouncementRow,
  audienceOf,
  noAnnouncement,
  textsOf,
} from "./announcement.ts";
import { letterFor } from "./letter-words.ts";
import { type Judged, judge } from "./may-be-told.ts";
import { provenOf } from "./result-words.ts";
import { everythingRaised, onePerPerson, type Raised } from "./who-raised-it.ts";

/** Everybody who raised it, with their letter and why they do not get it, if they do not. */
export interface Looked {
  told: { raised: Raised; judged: Judged; letter: AnnouncementLetter }[];
  leftOut: { raised: Raised; reason: string; letter: AnnouncementLetter }[];
  unknown: number;
}

/** Looks at everybody as if the letters left now. Nothing is written. @throws {KnownError} 404, 422. */
export async function lookAtAudience(
  db: Database | Transaction,
  row: Pick<AnnouncementRow, "workspace_id" | "improvement_id">,
  given: { texts: AnnouncementTexts; audience: AnnouncementAudience; now: Date },
): Promise<Looked> {
  const workspaceId = row.workspace_id;
  const { texts, audience, now } = given;
  const raised = await everythingRaised(db, workspaceId, {
    improvementId: row.improvement_id,
    audience,
  });
  const { people, unknown } = onePerPerson(raised);
  const asRow = { ...row, audience };
  const judged = await judge(db, asRow, { personIds: [...people.keys()], now });
  const workspace = await workspaceOf(db, workspaceId);
  const proven = await provenOf(db, row);
  const looked: Looked = { told: [], leftOut: [], unknown };
  for (const [personId, one] of people) {
    const known = judged.get(personId);
    if (!known) continue;
    const { name, language, reason } = known;
    const letter = letterFor(texts, { personId, name, language, raised: one, workspace, proven });
    if (reason === null) looked.told.push({ raised: one, judged: known, letter });
    else looked.leftOut.push({ raised: one, reason, letter });
  }
  return looked;
}

export async function workspaceOf(
  db: Database | Transaction,
  workspaceId: string,
): Promise<{ name: string; language: string; timeZone: string }> {
  const { rows } = await sql<{ name: string; language: string; timeZone: string }>`
    select name, language, time_zone as "timeZone" from workspace where id = ${workspaceId}
  `.execute(db);
  return rows[0] ?? { name: "", language: "en", timeZone: "UTC" };
}

/** So many can be chosen from to look at their letters. */
const SOME = 50;

/**
 * Who is told and who is not, and the letter of one of them; with words and an audience that were not saved yet
 * where those are given.
 *
 * @throws {KnownError} 404; 422 for somebody who is not among them.
 */
export async function previewAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
  given: PreviewAnnouncement,
  now: Date,
): Promise<AnnouncementPreview> {
  const row = await findAnnouncement(db, asked);
  const texts = given.texts ?? textsOf(row);
  const audience = given.audience ?? audienceOf(row);
  const looked = await lookAtAudience(db, row, { texts, audience, now });
  const letters = looked.told.map(({ letter }) => letter);
  return {
    people: looked.told.length + looked.leftOut.length,
    reachable: looked.told.length,
    unknown: looked.unknown,
    languages: countBy(letters.map(({ language }) => language)).map(([language, people]) => ({
      ...{ language, people },
    })),
    groups: countBy(letters.map(({ group }) => group)).map(([group, people]) => ({
      ...{ group, people },
    })),
    channels: countBy(looked.told.map(({ judged }) => judged.channel)).map(([channel, people]) => ({
      ...{ channel, people },
    })),
    leftOut: countBy(looked.leftOut.map(({ reason }) => reason)).map(([reason, people]) => ({
      ...{ reason, people },
    })),
    incomplete: letters.filter(({ missing }) => missing.length > 0).length,
    some: looked.told.slice(0, SOME).map(({ judged, letter }) => ({
      ...{ personId: letter.personId, name: judged.name, language: letter.language },
    })),
    letter: letterOf(looked, given.personId),
  };
}

function letterOf(looked: Looked, personId: string | null): AnnouncementLetter | null {
  const all = [...looked.told, ...looked.leftOut].map(({ letter }) => letter);
  if (personId === null) return looked.told[0]?.letter ?? null;
  const found = all.find((letter) => letter.personId === personId);
  if (found) return found;
  throw new KnownError(
    422,
    "not_in_audience",
    `The person "${personId}" is not among those who raised it, so there is no letter to them.`,
    [{ field: "personId", message: "is not in the audience" }],
  );
}

function countBy<T>(values: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

export async function findAnnouncement(
  db: Database | Transaction,
  { workspaceId, announcementId }: AnnouncementAsked,
): Promise<AnnouncementRow> {
  const row = await db
    .selectFrom("announcement")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", announcementId)
    .executeTakeFirst();
  if (row) return row;
  throw noAnnouncement(announcementId);
}
