import type { Sample } from "@candor/contract/audience.ts";
import type { DrawRecord } from "@candor/contract/sending.ts";
import { allocate, countStrata, DRAW_METHOD } from "../audiences/draw-sample.ts";
import type { Judged } from "../audiences/judge-people.ts";
import type { Transaction } from "../storage/database.ts";

/** How a sample is drawn, for whoever wants to draw it again. */
export async function drawRecord(
  trx: Transaction,
  judged: Judged,
  sample: Sample,
  by: { workspaceId: string; seed: string; actor: string; now: Date },
): Promise<DrawRecord> {
  const eligible = await countStrata(trx, judged);
  const strata = allocate(sample, eligible);
  const { people } = await trx
    .selectFrom("person")
    .select((e) => e.fn.countAll<number>().as("people"))
    .where("workspace_id", "=", by.workspaceId)
    .executeTakeFirstOrThrow();
  return {
    seed: by.seed,
    method: DRAW_METHOD,
    drawnAt: by.now.toISOString(),
    drawnBy: by.actor,
    people: Number(people),
    eligible: [...eligible.values()].reduce((sum, n) => sum + n, 0),
    drawn: strata.reduce((sum, stratum) => sum + stratum.drawn, 0),
    strata,
  };
}
