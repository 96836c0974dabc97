import type { PublicPage } from "@candor/contract/channel.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import { putEntry, removeEntries } from "../../workspaces/directory.ts";

/** A survey that is always open to whoever comes by. */
export interface PublicForm {
  surveyId: string;
  slug: string;
  name: string;
  purpose: "feedback" | "ideas";
  open: boolean;
}

interface Whose {
  workspaceId: string;
  actor: string;
}

/** The public page of a workspace as the API shows it. */
export async function publicPage(
  db: Database,
  { workspaceId, publicUrl }: { workspaceId: string; publicUrl: string },
): Promise<PublicPage> {
  const page = await db
    .selectFrom("public_page")
    .select(["slug", "enabled"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  const link = page ? `${publicUrl}/p/${page.slug}` : null;
  const forms = await publicForms(db, workspaceId);
  return {
    slug: page?.slug ?? null,
    enabled: page?.enabled ?? false,
    link,
    forms: forms.map(({ slug, ...form }) => ({ ...form, link: link && `${link}/${slug}` })),
  };
}

/** The surveys on the public page of a workspace, as they were put there. */
export async function publicForms(db: Database, workspaceId: string): Promise<PublicForm[]> {
  const rows = await db
    .selectFrom("public_form as f")
    .innerJoin("survey as s", (join) =>
      join.onRef("s.workspace_id", "=", "f.workspace_id").onRef("s.id", "=", "f.survey_id"),
    )
    .select(["s.id", "s.slug", "s.name", "s.status", "f.purpose"])
    .where("f.workspace_id", "=", workspaceId)
    .where("s.workspace_id", "=", workspaceId)
    .orderBy("f.created_at")
    .orderBy("s.id")
    .execute();
  return rows.map(({ id, slug, name, status, purpose }) => ({
    surveyId: id,
    slug,
    name,
    purpose: purpose === "ideas" ? "ideas" : "feedback",
    open: status === "open",
  }));
}

/** Names the public page and opens or closes it. @throws {KnownError} 409 when the name is taken. */
export async function savePublicPage(
  db: Database,
  { workspaceId, actor }: Whose,
  { slug, enabled }: { slug: string; enabled: boolean },
): Promise<void> {
  const entry = { workspaceId, kind: "public_page", id: workspaceId } as const;
  await db.transaction().execute(async (trx) => {
    await removeEntries(trx, entry);
    if (!(await putEntry(trx, slug, entry))) {
      throw new KnownError(
        409,
        "slug_taken",
        `The name "${slug}" belongs to another workspace's page; choose another one.`,
        [{ field: "slug", message: "is taken" }],
      );
    }
    const stored = { slug, enabled, updated_at: new Date() };
    await trx
      .insertInto("public_page")
      .values({ workspace_id: workspaceId, ...stored })
      .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(stored))
      .execute();
    await writeAudit(trx, {
      workspaceId,
      actor,
      action: "public_page.changed",
      target: slug,
      details: { enabled },
    });
  });
}

/** Puts a survey on the public page, or takes it off with `null`. */
export async function saveForm(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  purpose: "feedback" | "ideas" | null,
): Promise<void> {
  if (purpose === null) {
    await db
      .deleteFrom("public_form")
      .where("workspace_id", "=", workspaceId)
      .where("survey_id", "=", surveyId)
      .execute();
    return;
  }
  await db
    .insertInto("public_form")
    .values({ workspace_id: workspaceId, survey_id: surveyId, purpose, created_at: new Date() })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "survey_id"]).doUpdateSet({ purpose }),
    )
    .execute();
}
