import { Language } from "@candor/contract/common.ts";
import type { CreateShare, ShareCreated } from "@candor/contract/share.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { passwordHash } from "../auth/user-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { putEntry } from "../workspaces/directory.ts";
import { newShareToken, toCreated, toShare } from "./share.ts";
import { sharedThing } from "./shared-thing.ts";

/** So many links that work; a thousand that nobody can name are a hole, not a habit. */
const MOST_OPEN = 200;

/**
 * Makes a link. Its token is random and given back this once; the directory keeps the hash alone.
 *
 * @throws {KnownError} 404 for what is not here, 422 for what may not stand on its page (names without comments, of an
 *   anonymous survey), 409 beyond two hundred links that work.
 */
export async function makeShare(
  db: Database,
  by: { workspaceId: string; actor: string; publicUrl: string; now: Date },
  wanted: CreateShare,
): Promise<ShareCreated> {
  const { workspaceId, actor, publicUrl, now } = by;
  const language = wanted.language ?? (await languageOf(db, workspaceId));
  const thing = await sharedThing(db, { workspaceId, language, wanted });
  const { survey, shows } = thing;
  const password_hash = wanted.password === undefined ? null : await passwordHash(wanted.password);
  const token = newShareToken();
  const id = uuidv7(now.getTime());
  const row = await db.transaction().execute(async (trx) => {
    // Two that are made at once are counted one after the other.
    await sql`select pg_advisory_xact_lock(hashtext(${`share ${workspaceId}`}))`.execute(trx);
    const { open } = await trx
      .selectFrom("share_link")
      .select((is) => is.fn.countAll<string>().as("open"))
      .where("workspace_id", "=", workspaceId)
      .where("revoked_at", "is", null)
      .where("expires_at", ">", now)
      .executeTakeFirstOrThrow();
    if (Number(open) >= MOST_OPEN) {
      throw new KnownError(
        409,
        "too_many_shares",
        `This workspace has ${MOST_OPEN} links that work. Take some back under Settings, Shared links, then share again.`,
      );
    }
    await putEntry(trx, token, { workspaceId, kind: "share", id });
    const made = await trx
      .insertInto("share_link")
      .values({
        workspace_id: workspaceId,
        id,
        survey_id: survey.id,
        kind: wanted.kind,
        ...thing.refs,
        name: wanted.name ?? thing.name,
        view: JSON.stringify(thing.view),
        shows: JSON.stringify(shows),
        language,
        password_hash,
        created_by: actor,
        created_at: now,
        expires_at: new Date(now.getTime() + wanted.expiresInDays * 24 * 3600_000),
        revoked_at: null,
        last_visit_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await writeAudit(trx, {
      workspaceId,
      actor,
      action: "share.made",
      target: made.name,
      details: {
        survey: survey.name,
        until: made.expires_at.toISOString().slice(0, 10),
        ...(password_hash === null ? {} : { password: true }),
        ...(shows.comments ? { comments: true } : {}),
        ...(shows.names ? { names: true } : {}),
      },
    });
    return made;
  });
  return toCreated(toShare(row, survey.name, now), token, publicUrl);
}

async function languageOf(db: Database, workspaceId: string): Promise<string> {
  const { language } = await db
    .selectFrom("workspace")
    .select("language")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return Language.safeParse(language).data ?? "en";
}
