import type { CreateEmployee, Employee, PatchEmployee } from "@candor/contract/team.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { EmployeeTable } from "../storage/tables-teams.ts";
import { requireMember } from "./colleagues.ts";
import { getTeam } from "./team-queries.ts";

type Row = Selectable<EmployeeTable>;

/** Those whom answers are about, by name. */
export async function listEmployees(
  db: Database,
  q: {
    workspaceId: string;
    search: string | null;
    teamId: string | null;
    limit: number;
    cursor: string | null;
  },
): Promise<{ data: Employee[]; nextCursor: string | null }> {
  const after = q.cursor === null ? null : decodeCursor(q.cursor, 2);
  const like = q.search === null ? null : `%${q.search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<Row>`
    select * from employee where workspace_id = ${q.workspaceId}
      ${like === null ? sql`` : sql`and (lower(name) like ${like} or lower(email) like ${like} or lower(external_id) like ${like})`}
      ${q.teamId === null ? sql`` : sql`and team_id = ${q.teamId}::uuid`}
      ${after === null ? sql`` : sql`and (name, id) > (${after[0]}, ${after[1]}::uuid)`}
    order by name, id limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  return {
    data: shown.map(toEmployee),
    nextCursor: rows.length > q.limit && last ? encodeCursor([last.name, last.id]) : null,
  };
}

/** @throws {KnownError} 409 when the address or number is somebody else's. */
export async function createEmployee(
  db: Database,
  { workspaceId, now }: { workspaceId: string; now: Date },
  wanted: CreateEmployee,
): Promise<Employee> {
  return unlessTaken(() =>
    db.transaction().execute(async (trx) => {
      await checkRefs(trx, workspaceId, wanted);
      const row = await trx
        .insertInto("employee")
        .values({
          workspace_id: workspaceId,
          id: uuidv7(now.getTime()),
          ...columnsOf(wanted),
          name: wanted.name,
          created_at: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toEmployee(row);
    }),
  );
}

/** Changes what is named. @throws {KnownError} 404; 409 as when they are made. */
export async function patchEmployee(
  db: Database,
  { workspaceId, employeeId }: { workspaceId: string; employeeId: string },
  patch: PatchEmployee,
): Promise<Employee> {
  return unlessTaken(() =>
    db.transaction().execute(async (trx) => {
      await checkRefs(trx, workspaceId, patch);
      const row = await trx
        .updateTable("employee")
        // Naming the key changes nothing, and a patch may be empty.
        .set({ id: employeeId, ...columnsOf(patch) })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", employeeId)
        .returningAll()
        .executeTakeFirst();
      if (row) return toEmployee(row);
      throw new KnownError(404, "employee_not_found", `There is no employee "${employeeId}".`);
    }),
  );
}

function columnsOf(patch: PatchEmployee) {
  return {
    ...(patch.name === undefined ? {} : { name: patch.name }),
    ...(patch.email === undefined ? {} : { email: patch.email }),
    ...(patch.externalId === undefined ? {} : { external_id: patch.externalId }),
    ...(patch.userId === undefined ? {} : { user_id: patch.userId }),
    ...(patch.teamId === undefined ? {} : { team_id: patch.teamId }),
    ...(patch.active === undefined ? {} : { active: patch.active }),
  };
}

async function checkRefs(
  trx: Transaction,
  workspaceId: string,
  { userId, teamId }: Pick<PatchEmployee, "userId" | "teamId">,
): Promise<void> {
  if (userId) await requireMember(trx, { workspaceId, userId });
  if (teamId) await getTeam(trx, { workspaceId, teamId });
}

async function unlessTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const uniqueViolation = "23505";
    if (!(error instanceof Error && "code" in error && error.code === uniqueViolation)) throw error;
    throw new KnownError(
      409,
      "employee_exists",
      "Another employee has this e-mail address or number already. Change that one instead.",
    );
  }
}

function toEmployee(row: Row): Employee {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    externalId: row.external_id,
    userId: row.user_id,
    teamId: row.team_id,
    active: row.active,
  };
}
