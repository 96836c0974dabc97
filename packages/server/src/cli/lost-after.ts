import type pg from "pg";
import { openPool } from "../storage/database.ts";

/** What the present database holds that came after the moment another was brought back to. */
export interface LostAfter {
  /** Answers that are not in it. */
  answers: number;
  /** People who were erased after it, by their ids: in it they are again. */
  erasedPeople: string[];
  /** Invitations that left after it: in it they wait still. */
  sent: number;
}

/** The clock of a row and the moment of its commit are not one. */
const APART_MS = 15 * 60_000;

/** Compares the rows that were written since, by their ids: no clock decides what is lost. */
export async function lostAfter(
  { present, restored }: { present: pg.PoolConfig; restored: pg.PoolConfig },
  moment: Date,
): Promise<LostAfter> {
  const since = new Date(moment.getTime() - APART_MS);
  const pools = [present, restored].map((one) => openPool({ ...one, max: 1 }));
  const [here, there] = pools as [pg.Pool, pg.Pool];
  const missing = async (text: string) => {
    const [now, then] = await Promise.all(
      [here, there].map(async (pool) => (await pool.query<{ id: string }>(text, [since])).rows),
    );
    const known = new Set(then?.map(({ id }) => id));
    return (now ?? []).map(({ id }) => id).filter((id) => !known.has(id));
  };
  try {
    const answers = await missing(
      "select workspace_id || ' ' || id as id from response where recorded_at > $1",
    );
    const erased = await missing(
      "select target as id from audit_entry where action = 'person.erased' and at > $1",
    );
    const sent = await missing(
      "select workspace_id || ' ' || id as id from invitation where asked_at > $1",
    );
    return { answers: answers.length, erasedPeople: erased, sent: sent.length };
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
}
