import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { askToReadAgain } from "./ask-to-read.ts";

/** Weights of a workspace's own by language, and the version that readings by them carry. */
export interface OwnWeights {
  weights: Record<string, Uint8Array>;
  versions: Record<string, string>;
}

/** Bytes of so many weights are kept beside the database, a megabyte each. */
const MOST_KEPT = 12;

/** What tells the readings of a workspace's own weights from those of the shipped ones. */
const OWN = "+own.";

/** The name of weights: the same bytes have the same. */
export function tagOf(weights: Uint8Array): string {
  return createHash("sha256").update(weights).digest("hex").slice(0, 10);
}

/** Finds the weights that workspaces use; keeps the bytes of those asked for last. */
export class OwnWeightsCache {
  private readonly kept = new Map<string, Uint8Array>();

  async of(db: Database, workspaceId: string, version: string): Promise<OwnWeights> {
    const used = await db
      .selectFrom("own_weights")
      .select(["language", "tag"])
      .where("workspace_id", "=", workspaceId)
      .where("base_version", "=", version)
      .where("tag", "is not", null)
      .execute();
    const own: OwnWeights = { weights: {}, versions: {} };
    for (const { language, tag } of used) {
      const bytes = await this.bytesOf(db, { workspaceId, language, tag: tag ?? "" });
      // Trained anew between the two queries: the next batch has them.
      if (!bytes) continue;
      own.weights[language] = bytes;
      own.versions[language] = `${version}${OWN}${tag}`;
    }
    return own;
  }

  private async bytesOf(
    db: Database,
    { workspaceId, language, tag }: { workspaceId: string; language: string; tag: string },
  ): Promise<Uint8Array | undefined> {
    const key = `${workspaceId} ${language} ${tag}`;
    let bytes = this.kept.get(key);
    if (!bytes) {
      const row = await db
        .selectFrom("own_weights")
        .select("weights")
        .where("workspace_id", "=", workspaceId)
        .where("language", "=", language)
        .where("tag", "=", tag)
        .executeTakeFirst();
      if (!row?.weights) return undefined;
      bytes = new Uint8Array(row.weights);
    }
    this.kept.delete(key);
    this.kept.set(key, bytes);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    return bytes;
  }
}

/**
 * Has every comment read again that was read by other weights than its language has now. What is being read
 * at this moment keeps its place in the line: it may be read by those before.
 */
export async function readWithWeightsInUse(
  trx: Transaction,
  workspaceId: string,
  { version, now }: { version: string; now: Date },
): Promise<void> {
  await sql`
    update comment_to_read set turn = turn + 1 where workspace_id = ${workspaceId}
  `.execute(trx);
  const used = await trx
    .selectFrom("own_weights")
    .select(["language", "tag"])
    .where("workspace_id", "=", workspaceId)
    .where("base_version", "=", version)
    .where("tag", "is not", null)
    .execute();
  const wanted = Object.fromEntries(
    used.map(({ language, tag }) => [language, `${version}${OWN}${tag}`]),
  );
  await askToReadAgain(trx, workspaceId, {
    now,
    where: sql`exists (select from comment_reading c where c.workspace_id = ${workspaceId}
      and c.response_id = response.id
      and c.version <> coalesce(${JSON.stringify(wanted)}::jsonb ->> c.language, ${version}))`,
  });
}

/** Whether a workspace wants weights of its own; it does until somebody switches them off. */
export async function wantsOwnWeights(
  db: Database | Transaction,
  workspaceId: string,
): Promise<boolean> {
  const { rows } = await sql<{ off: boolean }>`
    select coalesce(settings ->> 'ownWeights' = 'false', false) as off from workspace
    where id = ${workspaceId}
  `.execute(db);
  return rows[0] ? !rows[0].off : false;
}

/** Somebody was erased: weights that may hold something of their words are trained anew at once. */
export async function forgetInWeights(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`
    update own_weights set forgotten = forgotten + 1 where workspace_id = ${workspaceId}
  `.execute(trx);
}
