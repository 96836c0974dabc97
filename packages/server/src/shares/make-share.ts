import { Language } from "@candor/contract/common.ts";
import type { CreateShare, ShareCreated } from "@candor/contract/share.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { passwordHash } from "../auth/user-queries.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import { aspectName } from "../messages/share-messages.ts";
import { checkPeriod } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { putEntry } from "../workspaces/directory.ts";
import { newShareToken, toCreated, toShare } from "./share.ts";

/** So many links that work; a thousand that nobody can name are a hole, not a habit. */
const MOST_OPEN = 200;

/**
 * Makes a link. Its token is random and given back this once; the directory keeps the hash alone.
 *
 * @throws {KnownError} 404 for a survey or theme that is not here, 422 for names without comments or of an anonymous
 *   survey, 409 beyond two hundred links that work.
 */
export async function makeShare(
  db: Database,
  by: { workspaceId: string; actor: string; publicUrl: string; now: Date },
  wanted: CreateShare,
): Promise<ShareCreated> {
  const { workspaceId, actor, publicUrl, now } = by;
  const survey = await getSurvey(db, { workspaceId, surveyId: wanted.surveyId });
  checkPeriod(wanted.view);
  // A page of a theme is of all who speak of it: what else is spoken of narrows nothing there.
  const { theme: _, ...withoutThemes } = wanted.view;
  const view = wanted.kind === "theme" ? withoutThemes : wanted.view;
  refuseNames(wanted, survey);
  const language = wanted.language ?? (await languageOf(db, workspaceId));
  const themeName = await nameOfTheme(db, { workspaceId, language }, wanted);
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
        theme_id: wanted.kind === "theme" ? (wanted.themeId ?? null) : null,
        name: wanted.name ?? themeName ?? survey.name,
        view: JSON.stringify(view),
        shows: JSON.stringify(wanted.shows),
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
        ...(wanted.shows.comments ? { comments: true } : {}),
        ...(wanted.shows.names ? { names: true } : {}),
      },
    });
    return made;
  });
  return toCreated(toShare(row, survey.name, now), token, publicUrl);
}

function refuseNames({ shows }: CreateShare, survey: { name: string; anonymous: boolean }): void {
  if (!shows.names) return;
  const field = "shows.names";
  if (!shows.comments) {
    throw new KnownError(
      422,
      "names_without_comments",
      "Names stand beside comments: tick the comments too, or leave the names out.",
      [{ field, message: "needs shows.comments" }],
    );
  }
  if (survey.anonymous) {
    throw new KnownError(
      422,
      "survey_anonymous",
      `The survey "${survey.name}" is anonymous: nobody's name is known, and none can be shown.`,
      [{ field, message: "must be false for an anonymous survey" }],
    );
  }
}

async function nameOfTheme(
  db: Database,
  { workspaceId, language }: { workspaceId: string; language: string },
  { kind, themeId, surveyId }: CreateShare,
): Promise<string | null> {
  if (kind !== "theme") return null;
  const theme = themeId === undefined ? undefined : (await themesOf(db, workspaceId)).get(themeId);
  if (theme && (theme.surveyId === null || theme.surveyId === surveyId)) {
    return theme.isNamed ? theme.name : (aspectName(language, theme.id) ?? theme.name);
  }
  if (themeId === undefined) {
    throw new KnownError(422, "theme_missing", "Say in `themeId` which theme is shared.", [
      { field: "themeId", message: "is needed to share a theme" },
    ]);
  }
  throw new KnownError(404, "theme_not_found", `The survey has no theme "${themeId}".`);
}

async function languageOf(db: Database, workspaceId: string): Promise<string> {
  const { language } = await db
    .selectFrom("workspace")
    .select("language")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return Language.safeParse(language).data ?? "en";
}
