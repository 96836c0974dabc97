import { type RawBuilder, sql } from "kysely";
import type { Principal } from "../auth/principal.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { teamsOf } from "../teams/team-queries.ts";
import type { CaseRow } from "./case.ts";

/** Who looks: a sensitive case is seen by its team and its owner, and by no key. */
export interface Viewer {
  userId: string | null;
  teamIds: readonly string[];
}

/** Candor itself, which sees everything. */
export const NOBODY_LOOKS: Viewer = { userId: null, teamIds: [] };

export async function viewerOf(db: Database | Transaction, principal: Principal): Promise<Viewer> {
  if (principal.kind === "key") return { userId: null, teamIds: [] };
  const { workspaceId, userId } = principal;
  const teams = await teamsOf(db, { workspaceId, userId });
  return { userId, teamIds: teams.map(({ teamId }) => teamId) };
}

export function mayBeSeen(
  row: Pick<CaseRow, "sensitive" | "owner" | "team_id">,
  viewer: Viewer,
): boolean {
  if (!row.sensitive || viewer === NOBODY_LOOKS) return true;
  if (viewer.userId !== null && row.owner === viewer.userId) return true;
  return row.team_id !== null && viewer.teamIds.includes(row.team_id);
}

/** The same as a condition on `c`, a row of `customer_case`. */
export function visibleTo(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(not c.sensitive or c.team_id = any(${[...viewer.teamIds]}::uuid[])
    or (c.owner is not null and c.owner = ${viewer.userId}::text))`;
}
