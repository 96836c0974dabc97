import type { MergedThemes } from "../responses/standing-themes.ts";
import type { Transaction } from "../storage/database.ts";
import type { Rule } from "./raise-alert.ts";
import { readingOfRow, scopeOfRow } from "./rule-scope.ts";

/**
 * A rule whose theme became part of another, or stands for itself again, is about other answers than its watches began
 * with: they begin anew, so that what came before is no news and the year before is of the same answers.
 */
export async function beginAnewWhereMerged(
  trx: Transaction,
  rules: readonly Rule[],
  themes: MergedThemes,
): Promise<void> {
  for (const rule of rules) {
    const stands = [...(scopeOfRow(rule, themes).reading.theme ?? [])];
    const began = rule.watched_themes ?? readingOfRow(rule).theme;
    if (began.join() === stands.join()) continue;
    await trx
      .deleteFrom("alert_watch")
      .where("workspace_id", "=", rule.workspace_id)
      .where("rule_id", "=", rule.id)
      .execute();
    await trx
      .updateTable("alert_rule")
      .set({ watched_themes: stands })
      .where("workspace_id", "=", rule.workspace_id)
      .where("id", "=", rule.id)
      .execute();
  }
}
