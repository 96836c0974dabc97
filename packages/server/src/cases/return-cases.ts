import type { Transaction } from "../storage/database.ts";
import type { CaseNews } from "./case-news.ts";
import { keepWork } from "./work-case.ts";

/** Whoever leaves takes no case along: each goes back to its team, with a line that says why. */
export async function returnCasesOf(
  trx: Transaction,
  given: { workspaceId: string; owner: string; actor: string; now: Date; news: CaseNews },
): Promise<void> {
  const { workspaceId, owner, actor, now, news } = given;
  const rows = await trx
    .selectFrom("customer_case")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("owner", "=", owner)
    .where("state", "in", ["open", "waiting"])
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const row of rows) {
    const data = { from: owner, to: null, why: "gone" };
    const worked = { set: { owner: null }, happened: [{ kind: "returned", data }] };
    await keepWork(trx, { row, worked, actor, now, news });
  }
}
