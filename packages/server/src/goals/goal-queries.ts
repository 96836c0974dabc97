import {
  type GoalStanding,
  isOfDesk,
  type KeyFigures,
  MEASURES,
  type Measure,
} from "@candor/contract/goal.ts";
import { ViewState } from "@candor/contract/view.ts";
import type { Selectable } from "kysely";
import { usersByIds } from "../auth/user-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import { type ResponseScope, scopeOf } from "../responses/response-filter.ts";
import { mergedThemes, standingIn } from "../responses/standing-themes.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { GoalTable } from "../storage/tables-goals.ts";
import { filterOfView } from "../views/view-filter.ts";
import { judgeGoal, shown } from "./judge-goal.ts";
import { closedMonths, MOST_MONTHS, measured } from "./measured.ts";
import type { FiguresOfSurvey } from "./open-metrics.ts";

export type GoalRow = Selectable<GoalTable>;

interface Asked {
  workspaceId: string;
  /** In the workspace's time zone: the month that holds it still runs. */
  today: string;
  now: Date;
  responseRate: ResponseRateQuery;
}

/** Where every goal stands, of one survey, or of all; the oldest first. */
export async function goalStandings(
  db: Database,
  { workspaceId, today, now, responseRate }: Asked,
  { goalId, surveyId }: { goalId?: string | undefined; surveyId?: string | undefined } = {},
): Promise<GoalStanding[]> {
  let query = db.selectFrom("goal").selectAll().where("workspace_id", "=", workspaceId);
  if (goalId !== undefined) query = query.where("id", "=", goalId);
  const [rows, places] = await Promise.all([
    query.orderBy("created_at").orderBy("id").execute(),
    placesOf(db, workspaceId),
  ]);
  const owners = await usersByIds(
    db,
    rows.flatMap(({ owner_id }) => owner_id ?? []),
  );
  const months = closedMonths(today, MOST_MONTHS);
  const standings = await Promise.all(
    rows.map(async (row) => {
      const place = places(row);
      if (!place || (surveyId !== undefined && !place.isOf(surveyId))) return [];
      const measure = row.measure as Measure;
      const desk = { workspaceId, teamId: place.teamId, now };
      const whose = { scopes: place.scopes, desk };
      const figures = await measured(db, whose, measure, { months, responseRate });
      const first = figures.findIndex(({ n }) => n > 0);
      const seen = first < 0 ? [] : figures.slice(first);
      const owner = row.owner_id === null ? undefined : owners.get(row.owner_id);
      return [
        {
          id: row.id,
          measure,
          surveyId: row.survey_id,
          viewId: row.view_id,
          teamId: place.teamId,
          accountId: row.account_id,
          about: place.name,
          target: row.target,
          by: row.by_day,
          owner:
            row.owner_id === null
              ? null
              : { userId: row.owner_id, name: owner?.name || owner?.email || "?" },
          createdAt: row.created_at.toISOString(),
          ...judgeGoal({ measure, target: row.target, by: row.by_day }, seen),
          months: seen.map(shown),
        },
      ];
    }),
  );
  return standings.flat();
}

/** Every measure of a survey in the last month that is over, and in the one before. */
export async function keyFigures(
  db: Database,
  { workspaceId, today, now, responseRate, surveyId }: Asked & { surveyId: string },
): Promise<KeyFigures> {
  const months = closedMonths(today, 2);
  const scope = scopeOf({ workspaceId, surveyId }, {});
  const whose = { scopes: [scope], desk: { workspaceId, teamId: null, now } };
  const rows = await Promise.all(
    MEASURES.map(async (measure) => {
      const [before, last] = await measured(db, whose, measure, { months, responseRate });
      return before && last ? [{ measure, last: shown(last), before: shown(before) }] : [];
    }),
  );
  return { data: rows.flat() };
}

/** The key figures of every survey that is not archived. */
export async function figuresOfSurveys(db: Database, asked: Asked): Promise<FiguresOfSurvey[]> {
  const surveys = await db
    .selectFrom("survey")
    .select(["id", "name"])
    .where("workspace_id", "=", asked.workspaceId)
    .where("deleted_at", "is", null)
    .where("status", "!=", "archived")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return Promise.all(
    surveys.map(async ({ id, name }) => ({
      surveyId: id,
      survey: name,
      figures: (await keyFigures(db, { ...asked, surveyId: id })).data,
    })),
  );
}

/** @throws {KnownError} 404 when there is no such goal. */
export async function getGoal(
  db: Database | Transaction,
  { workspaceId, goalId }: { workspaceId: string; goalId: string },
): Promise<GoalRow> {
  const row = await db
    .selectFrom("goal")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", goalId)
    .executeTakeFirst();
  if (row) return row;
  throw new KnownError(404, "goal_not_found", "There is no such goal in this workspace.");
}

/** The goals of a team stand under its id; there is no column for what only the desk has. */
const TEAM = "team:";
export const teamScope = (teamId: string) => `${TEAM}${teamId}`;

function teamOf(scope: string): string | null {
  return scope.startsWith(TEAM) ? scope.slice(TEAM.length) : null;
}

interface Place {
  name: string | null;
  teamId: string | null;
  scopes: ResponseScope[];
  isOf(surveyId: string): boolean;
}

/** What goals are about; null for one whose survey was deleted. */
async function placesOf(
  db: Database,
  workspaceId: string,
): Promise<(row: GoalRow) => Place | null> {
  const [themes, surveys, views, teams, accounts] = await Promise.all([
    mergedThemes(db, workspaceId),
    db
      .selectFrom("survey")
      .select(["id", "name", "status"])
      .where("workspace_id", "=", workspaceId)
      .where("deleted_at", "is", null)
      .orderBy("created_at")
      .execute(),
    db
      .selectFrom("saved_view")
      .select(["id", "name", "state"])
      .where("workspace_id", "=", workspaceId)
      .execute(),
    db.selectFrom("team").select(["id", "name"]).where("workspace_id", "=", workspaceId).execute(),
    db
      .selectFrom("account")
      .select(["id", "name"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "in", (goals) =>
        goals.selectFrom("goal").select("account_id").where("workspace_id", "=", workspaceId),
      )
      .execute(),
  ]);
  const whole = (surveyId: string) => scopeOf({ workspaceId, surveyId }, {});
  const running = surveys.filter(({ status }) => status !== "archived");
  return ({ scope: where, measure, survey_id, view_id, account_id }) => {
    if (isOfDesk(measure as Measure)) {
      const teamId = teamOf(where);
      const team = teams.find(({ id }) => id === teamId);
      if (teamId !== null && !team) return null;
      return { name: team?.name ?? null, teamId, scopes: [], isOf: () => true };
    }
    const teamId = null;
    if (view_id !== null) {
      const view = views.find(({ id }) => id === view_id);
      const state = ViewState.safeParse(view?.state).data;
      const surveyId = state?.surveyId ?? survey_id;
      if (!view || !state || !surveyId || !surveys.some(({ id }) => id === surveyId)) return null;
      const scope = scopeOf({ workspaceId, surveyId }, standingIn(themes, filterOfView(state)));
      return { name: view.name, teamId, scopes: [scope], isOf: (id) => id === surveyId };
    }
    if (survey_id !== null) {
      const survey = surveys.find(({ id }) => id === survey_id);
      if (!survey) return null;
      const scopes = [whole(survey_id)];
      return { name: survey.name, teamId, scopes, isOf: (id) => id === survey_id };
    }
    if (account_id !== null) {
      const account = accounts.find(({ id }) => id === account_id);
      if (!account) return null;
      const scopes = running.map(({ id: surveyId }) =>
        scopeOf({ workspaceId, surveyId }, { account: [account_id] }),
      );
      return { name: account.name, teamId, scopes, isOf: () => true };
    }
    const scopes = running.map(({ id }) => whole(id));
    return { name: null, teamId, scopes, isOf: () => true };
  };
}
