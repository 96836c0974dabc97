import type pg from "pg";
import type { ArchiveScore } from "../archive/archive-format.ts";
import { archiveScores } from "../archive/archive-scores.ts";
import { openDatabase } from "../storage/database.ts";
import { recount } from "../tallies/recount.ts";
import { say } from "./output.ts";

/** What a database holds, in the numbers that must not change when it moves. */
export interface Proof {
  workspaces: number;
  /** Counted answers, over all surveys. */
  answers: number;
  /** What every survey's score is counted from. */
  scores: (ArchiveScore & { workspaceId: string })[];
  /** Cells of tallies that differ from the answers. */
  wrongTallies: number;
}

/** Counts everything again. */
export async function proofOf(connection: pg.PoolConfig): Promise<Proof> {
  const db = openDatabase({ ...connection, max: 2, application_name: "candor-compare" });
  try {
    const workspaces = await db.selectFrom("workspace").select("id").orderBy("id").execute();
    const scores: Proof["scores"] = [];
    let wrongTallies = 0;
    for (const { id: workspaceId } of workspaces) {
      wrongTallies += (await recount(db, { workspaceId })).length;
      for (const score of await archiveScores(db, workspaceId))
        scores.push({ workspaceId, ...score });
    }
    const answers = scores
      .filter(({ basis }) => basis === "every")
      .reduce((sum, { histogram }) => sum + histogram.reduce((n, one) => n + one, 0), 0);
    return { workspaces: workspaces.length, answers, scores, wrongTallies };
  } finally {
    await db.destroy();
  }
}

/** A backup of wrong tallies holds wrong tallies. */
export function sayWrong({ wrongTallies }: Proof): void {
  if (wrongTallies === 0) return;
  say(
    `${wrongTallies} tallies differ from a recount, as they did where the backup was made. Mend them with: candor doctor --fix`,
  );
}
