import type pg from "pg";
import { expect, test } from "vitest";
import { openDatabase } from "../storage/database.ts";
import { MIGRATIONS, migrateWith } from "../storage/migrate.ts";
import { freshDatabase } from "../testing/test-database.ts";
import { recount } from "./recount.ts";

const ids = (workspace: number, kind: number, n: number) =>
  `00000000-0000-7000-8${String(kind).padStart(3, "0")}-${String(workspace).padStart(4, "0")}${String(n).padStart(8, "0")}`;

/** Scores of a workspace: other ones for each version, and the same in every run. */
const scoresOf = (version: number) =>
  Array.from({ length: 12 }, (_, n) => (version * 7 + n * n * 3 + (n % 4)) % 11);

/** A workspace with people, answers and their tallies, written as the version at hand wrote them. */
async function plant(client: pg.PoolClient, version: number): Promise<void> {
  const [w, s] = [ids(version, 1, 0), ids(version, 2, 0)];
  const now = "2026-05-01T10:00:00Z";
  await client.query(
    "insert into workspace (id, name, language, time_zone, created_at) values ($1, $2, 'en', 'UTC', $3)",
    [w, `made at version ${version}`, now],
  );
  await client.query(
    `insert into survey (workspace_id, id, name, kind, status, subject, languages, default_language, brand, slug,
       created_at, updated_at)
     values ($1, $2, 'Spring', 'relationship', 'open', 'Garden', '{en}', 'en', '{}', $3, $4, $4)`,
    [w, s, `spring-${version}`, now],
  );
  const cells = '{"": "", "channel": "link"}';
  for (const [n, score] of scoresOf(version).entries()) {
    // Of two answers of one person the later one is their latest.
    const person = ids(version, 3, Math.floor(n / 2));
    const at = `2026-05-01T10:${String(n).padStart(2, "0")}:00Z`;
    await client.query(
      `insert into person (workspace_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)
       on conflict do nothing`,
      [w, person, `Person ${n}`, now],
    );
    await client.query(
      `insert into response (workspace_id, id, survey_id, person_id, score, comment, channel, answered_at, recorded_at,
         updated_at, day, cells)
       values ($1, $2, $3, $4, $5, $6, 'link', $7, $7, $7, '2026-05-01', $8)`,
      [w, ids(version, 4, n), s, person, score, `comment ${n}`, at, cells],
    );
    if (n % 2 === 1) {
      await client.query(
        `insert into latest_answer (workspace_id, survey_id, person_id, response_id, answered_at, score, day, cells)
         values ($1, $2, $3, $4, $5, $6, '2026-05-01', $7)`,
        [w, s, person, ids(version, 4, n), at, score, cells],
      );
    }
    for (const basis of n % 2 === 1 ? ["every", "latest"] : ["every"]) {
      for (const [dimension, value] of Object.entries(JSON.parse(cells))) {
        await client.query(
          `insert into tally (workspace_id, survey_id, basis, dimension, value, day, s${score})
           values ($1, $2, $3, $4, $5, '2026-05-01', 1)
           on conflict (workspace_id, survey_id, basis, dimension, value, day)
           do update set s${score} = tally.s${score} + 1`,
          [w, s, basis, dimension, value],
        );
      }
    }
  }
}

test("answers of any earlier version are the same after the upgrade: each, their counts and their scores", async () => {
  const { pool, connection } = await freshDatabase();
  const client = await pool.connect();
  try {
    for (let version = 1; version <= MIGRATIONS.length; version += 1) {
      await migrateWith(client, MIGRATIONS.slice(0, version));
      await plant(client, version);
    }
  } finally {
    client.release();
  }
  const db = openDatabase(connection);
  for (let version = 1; version <= MIGRATIONS.length; version += 1) {
    const workspaceId = ids(version, 1, 0);
    const answers = await db
      .selectFrom("response")
      .select(["score", "comment", "person_id"])
      .where("workspace_id", "=", workspaceId)
      .orderBy("answered_at")
      .execute();
    expect(answers.map(({ score }) => score)).toEqual(scoresOf(version));
    expect(answers.map(({ comment }) => comment)).toEqual(answers.map((_, n) => `comment ${n}`));
    expect(await recount(db, { workspaceId }), `made at version ${version}`).toEqual([]);
    const people = await db
      .selectFrom("person")
      .select("name")
      .where("workspace_id", "=", workspaceId)
      .execute();
    expect(people).toHaveLength(6);
  }
  await db.destroy();
}, 120_000);
