import { ResponseFilter } from "@candor/contract/filter.ts";
import { sql } from "kysely";
import { z } from "zod";
import { ANY_READING } from "../responses/reading-filter.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";

/** The filter of lists of themes. */
export const ThemeFilter = ResponseFilter.extend({
  /** Repeats count each, whatever the workspace's settings say. */
  each: z.stringbool().optional(),
});

/**
 * A scope with what the workspace says of repeats: where nobody asks otherwise, comments that are nearly the same as an
 * earlier one are left out of themes if its settings say so.
 */
export async function repeatsAsWished(
  db: Database,
  scope: ResponseScope,
  { each = false }: { each?: boolean | undefined } = {},
): Promise<ResponseScope> {
  if (each || (scope.reading?.repeats ?? null) !== null) return scope;
  const { rows } = await sql<{ once: boolean }>`
    select coalesce(settings ->> 'repeatsOnce' = 'true', false) as once from workspace
    where id = ${scope.workspaceId}
  `.execute(db);
  if (!rows[0]?.once) return scope;
  return { ...scope, reading: { ...ANY_READING, ...scope.reading, repeats: false } };
}
