import type { CreateDelightedKey, DelightedKeyCreated } from "@candor/contract/delighted.ts";
import type { Scope } from "@candor/contract/workspace.ts";
import type { z } from "zod";
import { makeKey } from "../../auth/manage-keys.ts";
import type { Database } from "../../storage/database.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { seal } from "../../workspaces/sealed.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { placeOfKey } from "../webhooks/deliver/signing-key.ts";

/** What programs at Delighted's door do: read, record, ask. */
export const DELIGHTED_SCOPES: readonly Scope[] = ["read", "write", "send"];

/**
 * Makes a key for programs that were written for Delighted, or takes over the one they have.
 *
 * @throws {KnownError} 404 when the survey does not exist; 422 or 409 when the key cannot be taken over.
 */
export async function makeDelightedKey(
  { db, secret, publicUrl }: { db: Database; secret: ServerSecret; publicUrl: string },
  { workspaceId, actor }: { workspaceId: string; actor: string },
  wanted: z.output<typeof CreateDelightedKey>,
): Promise<DelightedKeyCreated> {
  const { name, surveyId, key: adopt, signsWebhooks } = wanted;
  if (surveyId) await getSurvey(db, { workspaceId, surveyId });
  return db.transaction().execute(async (trx) => {
    const made = await makeKey(trx, {
      workspaceId,
      name,
      scopes: DELIGHTED_SCOPES,
      actor,
      surveyId: surveyId ?? null,
      ...(adopt === undefined ? {} : { adopt }),
    });
    if (signsWebhooks) {
      await trx
        .updateTable("api_key")
        .set({ sealed: seal(secret, made.key, placeOfKey(workspaceId, made.id)) })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", made.id)
        .execute();
    }
    return { ...made, surveyId: surveyId ?? null, url: `${publicUrl}/delighted/v1` };
  });
}
