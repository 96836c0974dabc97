import {
  AskingRules,
  DEFAULT_ASKING_RULES,
  DEFAULT_WORKSPACE_ASKING_RULES,
  MailSettings,
  type SurveyAsking,
  WorkspaceAskingRules,
} from "@candor/contract/sending.ts";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** Everything that decides whether and when somebody is asked. */
export interface RulesInForce extends AskingRules, WorkspaceAskingRules {}

/** The rules of the whole workspace: its own over the defaults. */
export async function workspaceRules(
  db: Database,
  workspaceId: string,
): Promise<WorkspaceAskingRules> {
  const row = await db
    .selectFrom("workspace_asking")
    .select("rules")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return WorkspaceAskingRules.parse({ ...DEFAULT_WORKSPACE_ASKING_RULES, ...row?.rules });
}

/** Changes the rules of the workspace; what is left out stays. */
export async function saveWorkspaceRules(
  db: Database,
  workspaceId: string,
  patch: Partial<WorkspaceAskingRules>,
): Promise<WorkspaceAskingRules> {
  await sql`
    insert into workspace_asking (workspace_id, rules)
    values (${workspaceId}::uuid, ${JSON.stringify(patch)}::jsonb)
    on conflict (workspace_id) do update set rules = workspace_asking.rules || excluded.rules
  `.execute(db);
  return workspaceRules(db, workspaceId);
}

/** A survey's rules over the defaults, and what its mails say. */
export async function surveyAsking(
  db: Database,
  q: { workspaceId: string; surveyId: string },
): Promise<SurveyAsking> {
  const row = await db
    .selectFrom("survey_asking")
    .select(["rules", "mail"])
    .where("workspace_id", "=", q.workspaceId)
    .where("survey_id", "=", q.surveyId)
    .executeTakeFirst();
  return {
    rules: AskingRules.parse({ ...DEFAULT_ASKING_RULES, ...row?.rules }),
    mail: MailSettings.parse(row?.mail ?? {}),
  };
}

/** Changes them: rules left out stay, the mail's settings are replaced as a whole. */
export async function saveSurveyAsking(
  db: Database,
  q: { workspaceId: string; surveyId: string },
  patch: { rules?: object | undefined; mail?: object | undefined },
): Promise<SurveyAsking> {
  await sql`
    insert into survey_asking (workspace_id, survey_id, rules, mail)
    values (${q.workspaceId}::uuid, ${q.surveyId}::uuid, ${JSON.stringify(patch.rules ?? {})}::jsonb,
      ${JSON.stringify(patch.mail ?? {})}::jsonb)
    on conflict (workspace_id, survey_id) do update set
      rules = survey_asking.rules || excluded.rules,
      mail = ${patch.mail === undefined ? sql`survey_asking.mail` : sql`excluded.mail`}
  `.execute(db);
  return surveyAsking(db, q);
}

/** What holds for a sending: its own rules over its survey's over the defaults, with the workspace's. */
export async function rulesInForce(
  db: Database,
  q: { workspaceId: string; surveyId: string; own?: object },
): Promise<RulesInForce> {
  const { rules } = await surveyAsking(db, q);
  const own = AskingRules.parse({ ...rules, ...q.own });
  return { ...own, ...(await workspaceRules(db, q.workspaceId)) };
}
