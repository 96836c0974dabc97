import type { PatchReadingSettings } from "@candor/contract/theme.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { wake } from "../due-work/due-work.ts";
import { dropOriginals } from "../responses/sealed-originals.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { ADAPT_READING } from "./adapting-kind.ts";
import { readWithWeightsInUse } from "./own-weights.ts";

interface By {
  workspaceId: string;
  actor: string;
  now: Date;
}

/** Changes how comments are kept and read; each part by itself, since others change others at the same time. */
export async function changeReadingSettings(
  db: Database,
  { workspaceId, actor, now }: By,
  change: PatchReadingSettings,
): Promise<void> {
  const said = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(said).length === 0) return;
  // Under the lock: what is being recorded at this moment is kept by one choice or the other.
  await withWorkspace(db, workspaceId, async (trx) => {
    await sql`
      update workspace set settings = settings || ${JSON.stringify(said)}::jsonb
      where id = ${workspaceId}
    `.execute(trx);
    const originals =
      change.redaction !== undefined && change.redaction !== "seal"
        ? await dropOriginals(trx, workspaceId)
        : 0;
    if (change.ownWeights === true) await wake(trx, ADAPT_READING, { workspaceId }, { now });
    if (change.ownWeights === false) await takeOwnWeights(trx, workspaceId, now);
    const { redactionNames, ...noted } = said;
    await writeAudit(trx, {
      ...{ workspaceId, actor },
      action: "reading.changed",
      target: "workspace",
      details: {
        ...noted,
        // Names of people stand in no log.
        ...(Array.isArray(redactionNames) ? { redactionNames: redactionNames.length } : {}),
        ...(originals > 0 ? { originalsDeleted: originals } : {}),
      },
    });
  });
}

/** What own weights read is read again by those that everybody has. */
async function takeOwnWeights(trx: Transaction, workspaceId: string, now: Date): Promise<void> {
  await trx.deleteFrom("own_weights").where("workspace_id", "=", workspaceId).execute();
  const state = await trx
    .selectFrom("workspace_reading")
    .select("version")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  if (state?.version) await readWithWeightsInUse(trx, workspaceId, { version: state.version, now });
}
