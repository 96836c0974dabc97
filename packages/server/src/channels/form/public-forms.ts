import type { Brand } from "@candor/contract/survey.ts";
import type { Database } from "../../storage/database.ts";
import { brandOf } from "../../surveys/brand.ts";
import { DEFAULT_BRAND } from "../../surveys/survey.ts";
import { findSurvey } from "../../surveys/survey-queries.ts";
import { findEntry } from "../../workspaces/directory.ts";

/** A survey that is always open to whoever comes by. */
export interface PublicForm {
  surveyId: string;
  slug: string;
  name: string;
  purpose: "feedback" | "ideas";
  open: boolean;
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

/** How pages for everybody look: as the first form that stands open on the public page. */
export async function brandOfForms(db: Database, workspaceId: string): Promise<Brand> {
  const [first] = (await publicForms(db, workspaceId)).filter(({ open }) => open);
  const survey = first && (await findSurvey(db, { workspaceId, surveyId: first.surveyId }));
  return survey ? brandOf(survey) : DEFAULT_BRAND;
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

/** A public page that is open: whose it is. */
export interface OpenPage {
  workspaceId: string;
  name: string;
  /** The workspace's own language. */
  language: string;
}

/** The open page under a name; null for none, and for one that is closed. */
export async function openPage(db: Database, slug: string): Promise<OpenPage | null> {
  const entry = await findEntry(db, "public_page", slug);
  if (!entry) return null;
  const row = await db
    .selectFrom("public_page as p")
    .innerJoin("workspace as w", "w.id", "p.workspace_id")
    .select(["w.name", "w.language"])
    .where("p.workspace_id", "=", entry.workspaceId)
    .where("w.id", "=", entry.workspaceId)
    .where("p.enabled", "=", true)
    .executeTakeFirst();
  return row ? { workspaceId: entry.workspaceId, ...row } : null;
}
