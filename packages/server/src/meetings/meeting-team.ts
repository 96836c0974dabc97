import type { Meeting } from "@candor/contract/meeting.ts";
import { KnownError } from "../errors/known-error.ts";
import { recognitionSettings } from "../recognition/recognition-settings.ts";
import { todayIn } from "../scores/period.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { By } from "../teams/save-team.ts";
import { getTeam } from "../teams/team-queries.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import type { MeetingRow } from "./meeting.ts";

/** The team that a meeting may be planned for. @throws {KnownError} 404; 409 when it is archived. */
export async function teamThatMeets(
  trx: Transaction,
  { workspaceId, teamId }: { workspaceId: string; teamId: string },
): Promise<void> {
  const team = await getTeam(trx, { workspaceId, teamId });
  if (team.archivedAt === null) return;
  throw new KnownError(
    409,
    "team_archived",
    `The team "${team.name}" is archived and meets no more.`,
  );
}

/**
 * A team's meeting is its members' to prepare, open, turn and close, and whoever runs the workspace's.
 *
 * @throws {KnownError} 403 for colleagues of other teams.
 */
export async function requireOfTeam(
  db: Database | Transaction,
  row: Pick<MeetingRow, "workspace_id" | "team_id" | "number">,
  by: Pick<By, "userId"> & { runsWorkspace: boolean },
): Promise<void> {
  if (row.team_id === null || by.userId === null || by.runsWorkspace) return;
  const team = await getTeam(db, { workspaceId: row.workspace_id, teamId: row.team_id });
  if (team.members.some(({ userId }) => userId === by.userId)) return;
  throw new KnownError(
    403,
    "not_of_team",
    `Meeting ${row.number} is one of the team "${team.name}". Ask somebody who is in it.`,
  );
}

/** Tells the members of its team what became of the day of a meeting. */
export async function tellTeam(
  trx: Transaction,
  row: Pick<MeetingRow, "workspace_id" | "team_id" | "id" | "title" | "number">,
  news: { kind: "meeting.planned" | "meeting.moved" | "meeting.called_off"; startsAt: Date },
  by: By,
): Promise<void> {
  if (row.team_id === null) return;
  const workspaceId = row.workspace_id;
  const { members, name } = await getTeam(trx, { workspaceId, teamId: row.team_id });
  const { time_zone } = await trx
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  const day = todayIn(time_zone, news.startsAt);
  for (const { userId } of members) {
    await tellColleague(trx, {
      ...{ workspaceId, userId, kind: news.kind, target: `meeting:${row.id}` },
      about: { title: row.title, team: name, day },
      ...{ byUserId: by.userId, now: by.now },
    });
  }
}

/**
 * The conditions that narrow answers to those about the people of a team, by the property that names them. None where no
 * property does, or nobody of the team can be named: then the meeting's own filter alone holds.
 */
export async function answersOfTeam(
  db: Database,
  asked: { workspaceId: string; surveyId: string; teamId: string | null },
): Promise<string[]> {
  const { workspaceId, surveyId, teamId } = asked;
  if (teamId === null) return [];
  const { employeeProperty } = await recognitionSettings(db, workspaceId);
  if (employeeProperty === null) return [];
  const employees = await db
    .selectFrom("employee")
    .select(["external_id", "email", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("team_id", "=", teamId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const named = employees.flatMap(({ external_id, email, name }) =>
    [external_id, email, name].filter((one): one is string => one !== null && one !== ""),
  );
  if (named.length === 0) return [];
  // Of a number, an address and a name an answer has one: the others would only stand about on the page.
  const given = await db
    .selectFrom("tally")
    .select("value")
    .distinct()
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .where("dimension", "=", employeeProperty)
    .where("value", "in", named)
    .orderBy("value")
    .execute();
  const values = given.length > 0 ? given.map(({ value }) => value) : [...new Set(named)];
  return values.map((value) => `${employeeProperty}=${value}`);
}

/** The names of the teams of meetings. */
export async function teamNames(
  db: Database | Transaction,
  workspaceId: string,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("team")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function teamOfMeeting(
  { team_id: id }: Pick<MeetingRow, "team_id">,
  names: ReadonlyMap<string, string>,
): Meeting["team"] {
  return id === null ? null : { id, name: names.get(id) ?? "" };
}
