import type { ListFilter, ResponseFilter } from "@candor/contract/filter.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { type ListScope, listScopeOf, type ResponseScope, scopeOf } from "./response-filter.ts";
import { standing } from "./standing-themes.ts";

interface Ref {
  workspaceId: string;
  surveyId: string;
}

/** The scope that a filter means now, after what was merged. @throws {KnownError} 400 when the period is reversed. */
export async function standingScopeOf(
  db: Database | Transaction,
  ref: Ref,
  filter: ResponseFilter,
): Promise<ResponseScope> {
  return scopeOf(ref, await standing(db, ref.workspaceId, filter));
}

/** The same of a list. */
export async function standingListScopeOf(
  db: Database | Transaction,
  ref: Ref,
  filter: ListFilter,
): Promise<ListScope> {
  return listScopeOf(ref, await standing(db, ref.workspaceId, filter));
}
