/**
 * An archive is a `.tar.gz` with one NDJSON file for each table of a workspace, and `manifest.json`, which
 * counts them. docs/archive.md tells its readers about it.
 */
import { CompiledQuery } from "kysely";
import { type BackupTable, tablesInOrder } from "../storage/backup/backup-tables.ts";
import type { Database, Transaction } from "../storage/database.ts";

export const ARCHIVE = "candor-archive";
export const ARCHIVE_VERSION = 1;
export const MANIFEST = "manifest.json";

/** One file of an archive: the rows of one table, a JSON object a line. */
export interface ArchiveFile {
  name: string;
  table: string;
  columns: string[];
  rows: number;
  bytes: number;
  sha256: string;
}

/** How often each of 0 to 10 was given, by what is counted: every answer, or the latest of each person. */
export interface ArchiveScore {
  surveyId: string;
  name: string;
  basis: string;
  histogram: number[];
}

export interface ArchiveManifest {
  format: typeof ARCHIVE;
  version: number;
  madeAt: string;
  /** Version of Candor. */
  candor: string;
  /** Steps of the schema, in order. */
  schema: string[];
  workspace: { id: string; name: string; timeZone: string };
  files: ArchiveFile[];
  /** What the scores are counted from; an import counts again and compares. */
  scores: ArchiveScore[];
  /** Tables that do not travel, and why. */
  leftOut: Record<string, string>;
}

/** What does not travel with a workspace, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  api_key: "API keys belong to a server; make new ones",
  colleague_invitation: "links to invite colleagues belong to a server",
  webhook: "signing secrets are sealed by the server; set webhooks up anew",
  webhook_event: "belongs to webhooks",
  webhook_delivery: "belongs to webhooks",
  webhook_attempt: "belongs to webhooks",
  channel_account: "credentials of mail, text message and chat providers are sealed by the server",
  mail_in: "how answers by mail come in is set up on each server",
  mail_in_token: "belongs to how answers by mail come in",
  mail_in_stranger: "belongs to how answers by mail come in",
  stranger_mail: "counts what strangers began lately, against floods of one server",
  mail_refused: "belongs to how answers by mail come in",
  single_sign_on:
    "single sign-on belongs to a server, and its secret is sealed by it; set it up anew",
  role_group: "belongs to single sign-on",
  scim_access: "the token of the organisation's directory belongs to a server",
  scim_user: "users of a server, as the organisation's directory names them",
  scim_group: "belongs to the organisation's directory",
  scim_group_member: "belongs to the organisation's directory",
  own_model: "the key of a model of one's own is sealed by the server; set it up anew",
  own_model_use: "what was used of the model's daily caps belongs to a server",
  model_to_read: "what waits for a model of one's own",
  answer_step: "what jobs of the server have done after which answers",
  import_chunk: "files that are being imported",
  case_undo: "what bulk acts on cases can take back for ten minutes",
  report: "goes out from a server; set it up where it is to go out from",
  report_recipient: "confirmed to a server",
  report_run: "belongs to reports",
  report_mail: "belongs to reports",
  report_destination: "belongs to reports, and its address is a password",
  report_post: "belongs to reports",
  calendar_feed: "addresses of calendars belong to a server; make one where it is needed",
  calendar_feed_event: "belongs to calendar feeds",
  chat_presence: "who sits at the desk at this moment",
  share_link: "links to shared pages belong to a server; share again where it is needed",
  sealed_comment:
    "comments as they were written are sealed by the server; the replaced ones travel",
  referral_seen: "hashes under the server's secret, kept for two days",
  comment_origin: "hashes under the server's secret, kept for two days",
  own_weights: "made of the comments; made anew where they are taken in",
  idempotency_key: "what the API remembers of requests for a day",
};

/** Columns that hold what only its own server can read. */
const SECRET = /(^|_)(sealed|secret|token|token_hash)$/;

export interface ArchivedTable extends BackupTable {
  /** Columns of its primary key, or all when it has none: the order of its rows. */
  order: string[];
}

/** The tables that travel with a workspace, in the order in which they can be put back. */
export async function archivedTables(db: Database | Transaction): Promise<ArchivedTable[]> {
  const ask = async <Row>(text: string, values: readonly unknown[]) =>
    (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
  const keys = await ask<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by array_position(i.indkey, a.attnum)) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
    where i.indisprimary group by c.relname`,
    [],
  );
  const keyOf = new Map(keys.map(({ table, columns }) => [table, columns]));
  const tables = await tablesInOrder(ask);
  return tables.flatMap((table) => {
    if (table.schema !== "public" || table.table in LEFT_OUT) return [];
    if (table.table !== "workspace" && !table.columns.includes("workspace_id")) return [];
    const columns = table.columns.filter((column) => !SECRET.test(column));
    return [{ ...table, columns, order: keyOf.get(table.table) ?? columns }];
  });
}

/** The column that says which workspace a row is of. */
export function workspaceColumn({ table }: { table: string }): string {
  return table === "workspace" ? "id" : "workspace_id";
}
