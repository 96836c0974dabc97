import type { PatchOwnModel } from "@candor/contract/own-model.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { askToReadAgain } from "../comments/ask-to-read.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import { AddressRefused } from "../integrations/webhooks/deliver/address-check.ts";
import type { Transaction } from "../storage/database.ts";
import { seal } from "../workspaces/sealed.ts";
import { completionsUrl, type ModelDeps, placeOfModelKey } from "./ask-model.ts";
import { readByEmbedded } from "./forget-writings.ts";
import { OWN_MODEL } from "./model-kind.ts";
import { modelSettings } from "./model-queries.ts";
import { isUsedFor, type ModelSettings, standsInstead } from "./own-model.ts";

/**
 * Changes where a workspace's model is and what it may do. Switched off it is asked nothing more from the next request
 * on, and comments stand as the embedded reader reads them.
 *
 * @throws {KnownError} 422 with the field that is wrong.
 */
export async function saveOwnModel(
  { db, secret, check, now }: Pick<ModelDeps, "db" | "secret" | "check" | "now">,
  { workspaceId, actor }: { workspaceId: string; actor: string },
  patch: PatchOwnModel,
): Promise<void> {
  if (patch.baseUrl) checkAddress(patch.baseUrl, check);
  const at = now();
  await db.transaction().execute(async (trx) => {
    const before = await locked(trx, workspaceId, at);
    const { key, ...plain } = patch;
    const after: ModelSettings = { ...before, ...defined(plain), ...keyOf(key) };
    const moved = after.baseUrl !== before.baseUrl;
    // A key is for the place that it was given for: another one must not be sent it.
    if (moved && key === undefined) after.sealed = null;
    checkWhole(after);
    await trx
      .updateTable("own_model")
      .set({
        enabled: after.enabled,
        base_url: after.baseUrl,
        model: after.model,
        sealed: after.sealed,
        languages: [...after.languages],
        uses: [...after.uses],
        instead: after.instead,
        requests_a_day: after.requestsADay,
        characters_a_day: after.charactersADay,
        updated_at: at,
        // What failed there says nothing of what is set now.
        ...{ failures: 0, quiet_until: null, quiet_why: null, quiet_detail: "" },
        ...(moved || after.model !== before.model ? { without: [] } : {}),
      })
      .where("workspace_id", "=", workspaceId)
      .execute();
    await follow(trx, workspaceId, { before, after, now: at });
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "own_model.changed", target: after.model || "workspace" },
      details: audited(after, key),
    });
  });

  function keyOf(key: string | null | undefined): { sealed?: string | null } {
    if (key === undefined) return {};
    return { sealed: key === null ? null : seal(secret, key, placeOfModelKey(workspaceId)) };
  }
}

/** What follows at once: lines are emptied, and readings change hands. */
async function follow(
  trx: Transaction,
  workspaceId: string,
  { before, after, now }: { before: ModelSettings; after: ModelSettings; now: Date },
): Promise<void> {
  if (!isUsedFor(after, "reading")) {
    await trx.deleteFrom("model_to_read").where("workspace_id", "=", workspaceId).execute();
  }
  if (standsInstead(before) && !standsInstead(after)) await readByEmbedded(trx, workspaceId, now);
  if (!standsInstead(before) && standsInstead(after)) {
    await askToReadAgain(trx, workspaceId, {
      now,
      where: sql`exists (select from model_reading m where m.workspace_id = ${workspaceId}
        and m.response_id = response.id and m.state = 'read')`,
    });
  }
  if (after.enabled) await wake(trx, OWN_MODEL, { workspaceId }, { now });
}

async function locked(trx: Transaction, workspaceId: string, now: Date): Promise<ModelSettings> {
  const first = await modelSettings(trx, workspaceId);
  await trx
    .insertInto("own_model")
    .values({
      workspace_id: workspaceId,
      ...{ requests_a_day: first.requestsADay, characters_a_day: first.charactersADay },
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column("workspace_id").doNothing())
    .execute();
  await sql`
    select from own_model where workspace_id = ${workspaceId} for update
  `.execute(trx);
  return modelSettings(trx, workspaceId);
}

function checkAddress(baseUrl: string, check: ModelDeps["check"]): void {
  const wrong = (message: string) =>
    new KnownError(422, "model_address", `The address of the model was not stored: ${message}`, [
      { field: "baseUrl", message },
    ]);
  if (!URL.canParse(completionsUrl(baseUrl))) throw wrong("it is not an address such as https://…");
  const url = new URL(completionsUrl(baseUrl));
  if (url.search !== "" || url.hash !== "" || /[?#]/.test(baseUrl)) {
    throw wrong("it may not have a query; the key has a field of its own");
  }
  try {
    check.checkUrl(url);
  } catch (error) {
    if (error instanceof AddressRefused) throw wrong(error.message);
    throw error;
  }
}

function checkWhole({ enabled, baseUrl, model }: ModelSettings): void {
  if (!enabled || (baseUrl !== "" && model !== "")) return;
  throw new KnownError(
    422,
    "model_incomplete",
    "A model that is switched on needs an address and a name. Give both, then switch it on.",
    [{ field: baseUrl === "" ? "baseUrl" : "model", message: "is needed" }],
  );
}

/** What the log may know: never the key. */
function audited(after: ModelSettings, key: string | null | undefined): Record<string, unknown> {
  const { enabled, baseUrl, model, languages, uses, instead, requestsADay, charactersADay } = after;
  return {
    ...{ enabled, baseUrl, model, languages, uses, instead, requestsADay, charactersADay },
    ...(key === undefined ? {} : { key: key === null ? "removed" : "changed" }),
  };
}

function defined(patch: Omit<PatchOwnModel, "key">): Partial<ModelSettings> {
  return Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  ) as Partial<ModelSettings>;
}
