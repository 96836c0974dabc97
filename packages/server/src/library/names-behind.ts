import { findNames, findPersonal } from "@candor/text";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { ImprovementAsked } from "../improvements/improvement.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** Shorter words of a name are initials, or words of every language. */
const SHORTEST = 3;

/** The words of the names of those an improvement comes from. */
export async function namesBehind(
  db: Database | Transaction,
  { workspaceId, improvementId }: ImprovementAsked,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct p.name from improvement_source s
    join person p on p.workspace_id = s.workspace_id and p.id = s.person_id
    where s.workspace_id = ${workspaceId} and p.workspace_id = ${workspaceId}
      and s.improvement_id = ${improvementId}::uuid and p.name is not null
  `.execute(db);
  const words = rows.flatMap(({ name }) => name.split(/\s+/));
  return [...new Set(words.filter((word) => word.length >= SHORTEST))];
}

/**
 * A story is about what happened, and about nobody: quotations stand in it without names.
 *
 * @throws {KnownError} 422 that says what is to be left out.
 */
export function refusePersonal(
  texts: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): void {
  const errors = Object.entries(texts).flatMap(([field, text = ""]) => {
    const named = findNames(text, names).filter(({ start }) => /\p{Lu}/u.test(text[start] ?? ""));
    const found = [...findPersonal(text), ...named].map(({ start, end }) => text.slice(start, end));
    return found.length === 0
      ? []
      : [{ field, message: `names a customer: leave out ${[...new Set(found)].join(", ")}` }];
  });
  if (errors.length === 0) return;
  throw new KnownError(
    422,
    "story_names_somebody",
    `A story names no customer. ${errors.map(({ message }) => message.replace("names a customer: leave", "Leave")).join("; ")}.`,
    errors,
  );
}
