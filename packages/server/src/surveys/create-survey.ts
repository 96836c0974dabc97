import { randomBytes } from "node:crypto";
import type { CreateSurvey } from "@candor/contract/survey.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { putEntry } from "../workspaces/directory.ts";
import { DEFAULT_BRAND, type SurveyRow } from "./survey.ts";

type Wanted = z.output<typeof CreateSurvey>;

/** Who makes it, and where. */
export interface Maker {
  workspaceId: string;
  actor: string;
}

/** Makes a survey with good wording in its languages and a link that works at once. */
export async function createSurvey(
  db: Database,
  maker: Maker,
  wanted: Wanted,
  now = new Date(),
): Promise<SurveyRow> {
  return db.transaction().execute((trx) => createSurveyWithin(trx, maker, wanted, now));
}

/** The same inside a transaction that has more to do. */
export async function createSurveyWithin(
  trx: Transaction,
  { workspaceId, actor }: Maker,
  wanted: Wanted & { isDefault?: boolean },
  now: Date,
): Promise<SurveyRow> {
  const workspace = await trx
    .selectFrom("workspace")
    .select(["name", "language"])
    .where("id", "=", workspaceId)
    .executeTakeFirst();
  if (!workspace) {
    throw new KnownError(404, "workspace_not_found", "This workspace does not exist any more.");
  }
  const languages = [...new Set(wanted.languages ?? [workspace.language])];
  const slug = newSlug(wanted.name);
  const survey = await trx
    .insertInto("survey")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(),
      name: wanted.name,
      kind: wanted.kind,
      status: "open",
      subject: wanted.subject ?? workspace.name,
      languages,
      default_language: languages[0] ?? workspace.language,
      brand: JSON.stringify(DEFAULT_BRAND),
      dimensions: [...new Set(wanted.dimensions)],
      // There are no answers yet that were tallied otherwise.
      paired: true,
      settings: JSON.stringify({ frozenAttributes: wanted.frozenAttributes ?? [] }),
      // Employees answer without a name, whatever was ticked.
      anonymous: wanted.anonymous || wanted.kind === "employee",
      is_default: wanted.isDefault ?? false,
      slug,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await putEntry(trx, slug, { workspaceId, kind: "survey", id: survey.id });
  await writeAudit(trx, { workspaceId, actor, action: "survey.made", target: survey.name });
  return survey;
}

/** The workspace's default survey, made when it is first needed. */
export async function defaultSurvey(db: Database, workspaceId: string): Promise<SurveyRow> {
  return db.transaction().execute(async (trx) => {
    // Two who need it first at once wait for one another on the workspace's row.
    const workspace = await trx
      .selectFrom("workspace")
      .select("name")
      .where("id", "=", workspaceId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const existing = await trx
      .selectFrom("survey")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("is_default", "=", true)
      .executeTakeFirst();
    if (existing) return existing;
    const wanted: Wanted & { isDefault: boolean } = {
      name: workspace?.name ?? "NPS",
      kind: "relationship",
      dimensions: [],
      anonymous: false,
      isDefault: true,
    };
    return createSurveyWithin(trx, { workspaceId, actor: "candor" }, wanted, new Date());
  });
}

/** Readable, and not to be guessed: `spring-2026-4kq9w2xa`. */
export function newSlug(name: string): string {
  const readable = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  const random = [...randomBytes(8)].map((byte) => ALPHABET[byte % 32]).join("");
  return readable ? `${readable}-${random}` : random;
}

/** Without letters and digits that look alike. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz2";
