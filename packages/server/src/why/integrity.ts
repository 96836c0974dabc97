import type { Integrity, Signal } from "@candor/contract/integrity.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { histogram, total } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";
import { examplesOf } from "./looked-answers.ts";
import { looksOf } from "./signal-looks.ts";
import { findUnusual } from "./unusual.ts";

/** What is unusual in the answers of a scope, with the newest of them and what somebody said of it. */
export async function integrity(db: Database, scope: ResponseScope): Promise<Integrity> {
  const [{ findings, ...rest }, looks, all] = await Promise.all([
    findUnusual(db, scope),
    looksOf(db, scope),
    histogram(db, scope),
  ]);
  const signals = await Promise.all(
    findings.map(async ({ where, ...one }): Promise<Signal> => {
      const { examples } = await examplesOf(db, scope, where);
      return { ...one, examples, looked: looks.get(one.id) ?? null };
    }),
  );
  return { answers: total(all), ...rest, signals };
}
