import type { ReferralSettings, ReferralSettingsView } from "@candor/contract/referral.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { recommendLanguages, recommendMessage } from "../messages/recommend-messages.ts";
import type { Database } from "../storage/database.ts";
import type { By } from "../teams/save-team.ts";
import { forgetRemembered, remembered } from "../workspaces/remembered.ts";

export type KeptSettings = ReferralSettings & { since: Date | null };

const UNSET: KeptSettings = { enabled: false, address: null, texts: {}, since: null };

export async function referralSettings(db: Database, workspaceId: string): Promise<KeptSettings> {
  const row = await db
    .selectFrom("referral_setting")
    .select(["enabled", "address", "texts", "since"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row ?? UNSET;
}

/** Whether everybody who answers is offered a link; a page of thanks asks it, so it is remembered for a moment. */
export async function offersReferrals(db: Database, workspaceId: string): Promise<boolean> {
  const found = await remembered(db, `referrals ${workspaceId}`, async () => ({
    workspaceId,
    value: { enabled: (await referralSettings(db, workspaceId)).enabled },
  }));
  return found?.enabled ?? false;
}

export async function saveReferralSettings(
  db: Database,
  { enabled, address, texts }: ReferralSettings,
  { workspaceId, actor, now }: By,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await referralSettings(trx, workspaceId);
    const since = before.since ?? (enabled ? now : null);
    const columns = { enabled, address, texts: JSON.stringify(texts), since, updated_at: now };
    await trx
      .insertInto("referral_setting")
      .values({ workspace_id: workspaceId, ...columns })
      .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(columns))
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "referrals.changed", target: enabled ? "on" : "off" },
      details: { enabled, address, languages: Object.keys(texts) },
    });
  });
  forgetRemembered(db, workspaceId);
}

/** With the words that stand where none of one's own do. */
export function settingsView(
  { since, ...kept }: KeptSettings,
  organisation: string,
): ReferralSettingsView {
  const ready = recommendLanguages().map((language) => {
    const say = (key: string) => recommendMessage(language, key, { organisation });
    return [
      language,
      { share: say("share"), title: say("page.title"), text: say("page.text") },
    ] as const;
  });
  return { ...kept, since: since?.toISOString() ?? null, ready: Object.fromEntries(ready) };
}

/** What stands before the link where somebody shares it. */
export function shareText(
  { texts }: Pick<ReferralSettings, "texts">,
  language: string,
  organisation: string,
): string {
  const own = texts[language] ?? texts[language.split("-")[0] ?? ""];
  return own ?? recommendMessage(language, "share", { organisation });
}
