import {
  type CreateSavedReply,
  type PatchSavedReply,
  REPLY_PLACEHOLDERS,
  type ReplyText,
} from "@candor/contract/saved-reply.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { unknownPlaceholders } from "./saved-reply.ts";
import { noSavedReply } from "./saved-reply-queries.ts";

interface By {
  workspaceId: string;
  actor: string;
  now: Date;
}

/** More than this nobody finds anything among. */
const MOST = 500;

/** @throws {KnownError} 409 for a name there is already; 422 for a placeholder that names nothing. */
export async function createSavedReply(
  db: Database,
  { name, teamId, texts }: CreateSavedReply,
  { workspaceId, actor, now }: By,
): Promise<string> {
  const byLanguage = checked(texts);
  const id = uuidv7(now.getTime());
  await inTransaction(db, async (trx) => {
    await holdNames(trx, workspaceId);
    await requireTeam(trx, workspaceId, teamId);
    await refuseTwin(trx, { workspaceId, name, teamId, id });
    await refuseTooMany(trx, workspaceId);
    await trx
      .insertInto("saved_reply")
      .values({
        ...{ workspace_id: workspaceId, id, name, team_id: teamId },
        ...{ texts: JSON.stringify(byLanguage), archived_at: null, created_by: actor },
        ...{ created_at: now, updated_at: now },
      })
      .execute();
    await note(trx, "saved_reply.created", { workspaceId, actor, id });
  });
  return id;
}

/** Changes what is named. @throws {KnownError} 404, 409, 422. */
export async function patchSavedReply(
  db: Database,
  id: string,
  wanted: PatchSavedReply,
  { workspaceId, actor, now }: By,
): Promise<void> {
  const texts = wanted.texts && checked(wanted.texts);
  await inTransaction(db, async (trx) => {
    await holdNames(trx, workspaceId);
    const before = await trx
      .selectFrom("saved_reply")
      .select(["name", "team_id", "archived_at"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (!before) throw noSavedReply(id);
    const name = wanted.name ?? before.name;
    const teamId = wanted.teamId === undefined ? before.team_id : wanted.teamId;
    await requireTeam(trx, workspaceId, wanted.teamId ?? null);
    const isArchived = wanted.archived ?? before.archived_at !== null;
    if (!isArchived) await refuseTwin(trx, { workspaceId, name, teamId, id });
    await trx
      .updateTable("saved_reply")
      .set({
        ...{ name, team_id: teamId, updated_at: now },
        archived_at: isArchived ? (before.archived_at ?? now) : null,
        ...(texts ? { texts: JSON.stringify(texts) } : {}),
      })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
    const isMoved = isArchived !== (before.archived_at !== null);
    const action = !isMoved
      ? "saved_reply.changed"
      : isArchived
        ? "saved_reply.archived"
        : "saved_reply.restored";
    await note(trx, action, { workspaceId, actor, id });
  });
}

/** One language once, and only placeholders that there are. */
function checked(texts: readonly ReplyText[]): Record<string, string> {
  const languages = texts.map(({ language }) => language);
  const twice = languages.find((language, at) => languages.indexOf(language) !== at);
  if (twice !== undefined) {
    throw new KnownError(422, "language_twice", `There are two texts in the language "${twice}".`, [
      { field: "texts", message: "has a language twice" },
    ]);
  }
  for (const [at, { text }] of texts.entries()) {
    const [unknown] = unknownPlaceholders(text);
    if (unknown === undefined) continue;
    throw new KnownError(
      422,
      "placeholder_unknown",
      `{${unknown}} is no placeholder, and customers would read it as it is. There are: ${REPLY_PLACEHOLDERS.map((name) => `{${name}}`).join(", ")}.`,
      [{ field: `texts.${at}.text`, message: `names {${unknown}}` }],
    );
  }
  return Object.fromEntries(texts.map(({ language, text }) => [language, text]));
}

/** Two who save at once wait for each other, so that a name stays one. */
async function holdNames(trx: Transaction, workspaceId: string): Promise<void> {
  await trx
    .selectFrom("workspace")
    .select("id")
    .where("id", "=", workspaceId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

async function refuseTwin(
  trx: Transaction,
  q: { workspaceId: string; name: string; teamId: string | null; id: string },
): Promise<void> {
  const rows = await trx
    .selectFrom("saved_reply")
    .select(["id", "name", "team_id"])
    .where("workspace_id", "=", q.workspaceId)
    .where("archived_at", "is", null)
    .execute();
  const twin = rows.find(
    ({ id, name, team_id }) =>
      id !== q.id && team_id === q.teamId && name.toLowerCase() === q.name.toLowerCase(),
  );
  if (!twin) return;
  throw new KnownError(
    409,
    "saved_reply_exists",
    `There is a saved reply "${twin.name}" already. Change that one, or choose another name.`,
    [{ field: "name", message: "is taken" }],
  );
}

async function refuseTooMany(trx: Transaction, workspaceId: string): Promise<void> {
  const { n } = await trx
    .selectFrom("saved_reply")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  if (Number(n) < MOST) return;
  throw new KnownError(
    409,
    "too_many_saved_replies",
    `There are ${MOST} saved replies, archived ones among them. Change one that is not needed any more.`,
  );
}

async function requireTeam(
  trx: Transaction,
  workspaceId: string,
  teamId: string | null,
): Promise<void> {
  if (teamId === null) return;
  const team = await trx
    .selectFrom("team")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", teamId)
    .executeTakeFirst();
  if (team) return;
  throw new KnownError(422, "team_not_found", `There is no team "${teamId}" in this workspace.`, [
    { field: "teamId", message: "does not exist" },
  ]);
}

async function note(
  trx: Transaction,
  action: string,
  { workspaceId, actor, id }: { workspaceId: string; actor: string; id: string },
): Promise<void> {
  // Named by its id: a name may speak of a customer, and the audit log does not.
  await writeAudit(trx, { workspaceId, actor, action, target: id });
}
