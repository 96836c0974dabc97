import {
  type ProcessingRegister,
  type RegisterRecipient,
  RegisterSettings,
} from "@candor/contract/rights.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Config } from "../config/config.ts";
import { UNDO_DAYS } from "../responses/purge-deleted.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { retentionSettings } from "../workspaces/retention-settings.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import { SETTLED_DAYS } from "./data-request.ts";

export type RegisterConfig = Pick<
  Config,
  "smtpUrl" | "keepUploadsDays" | "keepRejectedRowsDays" | "keepLinkLoadsDays"
> & { burstDays: number };

const NOT_SAID: RegisterSettings = { controller: "", contact: "", basis: "" };

/** What the controller said of itself. */
export async function registerSettings(
  db: Database | Transaction,
  workspaceId: string,
): Promise<RegisterSettings> {
  const row = await db
    .selectFrom("workspace")
    .select("settings")
    .where("id", "=", workspaceId)
    .executeTakeFirst();
  const stored = RegisterSettings.safeParse(row?.settings.register);
  return stored.success ? stored.data : NOT_SAID;
}

export async function saveRegisterSettings(
  trx: Transaction,
  q: { workspaceId: string; actor: string; settings: RegisterSettings },
): Promise<void> {
  const { workspaceId, actor, settings } = q;
  await sql`
    update workspace set settings = settings || ${JSON.stringify({ register: settings })}::jsonb
    where id = ${workspaceId}
  `.execute(trx);
  await writeAudit(trx, { workspaceId, actor, action: "register.changed", target: "workspace" });
}

/** The register of processing as settings and tables say it now: nobody has to remember to write it down. */
export async function processingRegister(
  db: Database,
  config: RegisterConfig,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<ProcessingRegister> {
  const workspace = await findWorkspace(db, workspaceId);
  const kept = await retentionSettings(db, workspaceId);
  const { rows: consents } = await sql<ProcessingRegister["consents"][number]>`
    select channel, count(*) filter (where given)::int as given,
      count(*) filter (where not given)::int as refused
    from consent where workspace_id = ${workspaceId} group by channel order by channel
  `.execute(db);
  const holds = await db
    .selectFrom("legal_hold")
    .select((select) => select.fn.countAll<string>().as("n"))
    .where("workspace_id", "=", workspaceId)
    .where("lifted_at", "is", null)
    .executeTakeFirstOrThrow();
  return {
    organisation: workspace?.name ?? "",
    madeAt: now.toISOString(),
    settings: await registerSettings(db, workspaceId),
    purposes: await purposesOf(db, workspaceId),
    recipients: await recipientsOf(db, config, workspaceId),
    retention: [
      { what: "people", days: kept.peopleAfterDays },
      { what: "comments", days: kept.commentsAfterDays },
      { what: "conversations", days: kept.conversationsAfterDays },
      { what: "uploads", days: config.keepUploadsDays },
      { what: "rejectedRows", days: config.keepRejectedRowsDays },
      { what: "linkLoads", days: config.keepLinkLoadsDays },
      { what: "deletedAnswers", days: UNDO_DAYS },
      { what: "bursts", days: config.burstDays },
      { what: "requests", days: SETTLED_DAYS },
    ],
    consents,
    holds: Number(holds.n),
  };
}

/** Purposes that have records here; asking is named also before anybody was asked. */
async function purposesOf(
  db: Database,
  workspaceId: string,
): Promise<ProcessingRegister["purposes"]> {
  const { rows } = await sql<ProcessingRegister["purposes"][number]>`
    select purpose, records from (values
      ('surveys', (select count(*)::int from person where workspace_id = ${workspaceId})),
      ('cases', (select count(*)::int from customer_case where workspace_id = ${workspaceId})),
      ('announcements', (select count(*)::int from announcement where workspace_id = ${workspaceId})),
      ('rewards', (select count(*)::int from reward_code
        where workspace_id = ${workspaceId} and given_at is not null)),
      ('winBack', (select count(*)::int from win_back where workspace_id = ${workspaceId})),
      ('reading', (select count(*)::int from comment_reading where workspace_id = ${workspaceId})),
      ('import', (select count(*)::int from import where workspace_id = ${workspaceId}))
    ) as p(purpose, records)
    where records > 0 or purpose = 'surveys'
  `.execute(db);
  return rows;
}

async function recipientsOf(
  db: Database,
  { smtpUrl }: RegisterConfig,
  workspaceId: string,
): Promise<RegisterRecipient[]> {
  const { rows } = await sql<RegisterRecipient>`
    select case channel when 'email' then 'mail' else channel end as kind, '' as name
      from channel_account where workspace_id = ${workspaceId}
        and channel in ('email', 'sms', 'telegram')
    union
    select 'webhook', address from webhook where workspace_id = ${workspaceId}
    union
    select 'model', base_url from own_model where workspace_id = ${workspaceId} and enabled
    union
    select 'sso', issuer from single_sign_on where workspace_id = ${workspaceId} and is_on
    union
    select 'share', name from share_link where workspace_id = ${workspaceId} and revoked_at is null
  `.execute(db);
  const mails: RegisterRecipient[] = smtpUrl
    ? [{ kind: "mail", name: new URL(smtpUrl).hostname }]
    : [];
  return [...mails, ...rows];
}
