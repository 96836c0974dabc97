import type { RecognitionSettings } from "@candor/contract/recognition.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** More than anybody means, and few enough to mean something. */
const THANKS_A_DAY = 5;

export async function recognitionSettings(
  db: Database | Transaction,
  workspaceId: string,
): Promise<RecognitionSettings> {
  const row = await db
    .selectFrom("recognition_setting")
    .select(["employee_property", "thanks_a_day"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return {
    employeeProperty: row?.employee_property ?? null,
    thanksADay: row?.thanks_a_day ?? THANKS_A_DAY,
  };
}

export async function saveRecognitionSettings(
  db: Database,
  { workspaceId, actor }: { workspaceId: string; actor: string },
  { employeeProperty, thanksADay }: RecognitionSettings,
): Promise<void> {
  const values = { employee_property: employeeProperty, thanks_a_day: thanksADay };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("recognition_setting")
      .values({ workspace_id: workspaceId, ...values })
      .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(values))
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "recognition.settings_changed" },
      target: employeeProperty ?? "",
    });
  });
}
