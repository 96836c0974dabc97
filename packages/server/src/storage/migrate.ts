import type pg from "pg";
import { KnownError } from "../errors/known-error.ts";
import type { Migration } from "./migration.ts";
import { core } from "./migrations/0001-core.ts";
import { asking } from "./migrations/0002-asking.ts";
import { webhooks } from "./migrations/0003-webhooks.ts";
import { delighted } from "./migrations/0004-delighted.ts";
import { api } from "./migrations/0005-api.ts";
import { channels } from "./migrations/0006-channels.ts";
import { indexes } from "./migrations/0007-indexes.ts";
import { importNotes } from "./migrations/0008-import-notes.ts";
import { answers } from "./migrations/0009-answers.ts";
import { dueWork } from "./migrations/0010-due-work.ts";
import { tallyWalks } from "./migrations/0011-tally-walks.ts";
import { privacy } from "./migrations/0012-privacy.ts";
import { imports } from "./migrations/0013-imports.ts";
import { rewardMails } from "./migrations/0014-reward-mails.ts";
import { comments } from "./migrations/0016-comments.ts";
import { moreTallies } from "./migrations/0019-more-tallies.ts";
import { screens } from "./migrations/0020-screens.ts";
import { peopleAtWork } from "./migrations/0021-people-at-work.ts";
import { teams } from "./migrations/0022-teams.ts";
import { cases } from "./migrations/0023-cases.ts";
import { views } from "./migrations/0024-views.ts";
import { alerts } from "./migrations/0025-alerts.ts";
import { alikeComments } from "./migrations/0026-alike-comments.ts";
import { looseCommentsAndGrace } from "./migrations/0029-loose-comments-and-grace.ts";
import { shares } from "./migrations/0030-shares.ts";
import { conversations } from "./migrations/0032-conversations.ts";
import { promises } from "./migrations/0033-promises.ts";
import { trust } from "./migrations/0035-trust.ts";
import { forgottenWords } from "./migrations/0036-forgotten-words.ts";
import { improvements } from "./migrations/0037-improvements.ts";
import { reports } from "./migrations/0038-reports.ts";
import { goals } from "./migrations/0039-goals.ts";
import { announcements } from "./migrations/0040-announcements.ts";
import { ownWeights } from "./migrations/0042-own-weights.ts";
import { originalsAndRepeats } from "./migrations/0043-originals-and-repeats.ts";
import { ownModel } from "./migrations/0044-own-model.ts";
import { accounts } from "./migrations/0045-accounts.ts";
import { winBackAndBenchmarks } from "./migrations/0046-win-back-and-benchmarks.ts";
import { signIn } from "./migrations/0047-sign-in.ts";
import { organisations } from "./migrations/0048-organisations.ts";
import { dossier } from "./migrations/0049-dossier.ts";
import { careAndLetters } from "./migrations/0050-care-and-letters.ts";
import { publicPageBlocks } from "./migrations/0051-public-page-blocks.ts";
import { toldLaterAndByTelegram } from "./migrations/0052-told-later-and-by-telegram.ts";
import { ideas } from "./migrations/0053-ideas.ts";
import { praise } from "./migrations/0054-praise.ts";
import { ambassadors } from "./migrations/0055-ambassadors.ts";
import { decisionsAndMeetings } from "./migrations/0056-decisions-and-meetings.ts";
import { calendarFeeds } from "./migrations/0057-calendar-feeds.ts";
import { recognition } from "./migrations/0058-recognition.ts";
import { adviceAndHomes } from "./migrations/0059-advice-and-homes.ts";
import { employees } from "./migrations/0060-employees.ts";
import { alertKinds } from "./migrations/0061-alert-kinds.ts";
import { rightsOfPeople } from "./migrations/0064-rights-of-people.ts";
import { keysOfSurveys } from "./migrations/0065-keys-of-surveys.ts";
import { chat } from "./migrations/0066-chat.ts";
import { savedReplies } from "./migrations/0067-saved-replies.ts";
import { offers } from "./migrations/0068-offers.ts";
import { motivation } from "./migrations/0070-motivation.ts";
import { sharedCounts } from "./migrations/0072-shared-counts.ts";
import { hoursOfAlerts } from "./migrations/0073-hours-of-alerts.ts";
import { visitsOfPages } from "./migrations/0074-visits-of-pages.ts";
import { mailIn } from "./migrations/0075-mail-in.ts";
import { referrals } from "./migrations/0077-referrals.ts";
import { reportDestinations } from "./migrations/0079-report-destinations.ts";
import { meetingsOfTeams } from "./migrations/0080-meetings-of-teams.ts";
import { dueAmongMany } from "./migrations/0083-due-among-many.ts";
import { offersFetched } from "./migrations/0085-offers-fetched.ts";
import { pointsExpire } from "./migrations/0086-points-expire.ts";
import { rulesFollowThemes } from "./migrations/0087-rules-follow-themes.ts";
import { meetingsKeepViews } from "./migrations/0088-meetings-keep-views.ts";
import { library } from "./migrations/0089-library.ts";
import { deskAtScale } from "./migrations/0091-desk-at-scale.ts";
import { mailOfStrangers } from "./migrations/0092-mail-of-strangers.ts";
import { goalsToldAndOfAccounts } from "./migrations/0093-goals-told-and-of-accounts.ts";
import { sharesOfWork } from "./migrations/0094-shares-of-work.ts";

/** In the order they run; a published one is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  core,
  asking,
  webhooks,
  delighted,
  api,
  channels,
  indexes,
  importNotes,
  answers,
  dueWork,
  tallyWalks,
  privacy,
  imports,
  rewardMails,
  comments,
  moreTallies,
  screens,
  peopleAtWork,
  teams,
  cases,
  views,
  alerts,
  alikeComments,
  looseCommentsAndGrace,
  shares,
  conversations,
  promises,
  trust,
  forgottenWords,
  improvements,
  reports,
  goals,
  announcements,
  ownWeights,
  originalsAndRepeats,
  ownModel,
  accounts,
  winBackAndBenchmarks,
  signIn,
  organisations,
  dossier,
  careAndLetters,
  publicPageBlocks,
  toldLaterAndByTelegram,
  ideas,
  praise,
  ambassadors,
  decisionsAndMeetings,
  calendarFeeds,
  recognition,
  adviceAndHomes,
  employees,
  alertKinds,
  rightsOfPeople,
  keysOfSurveys,
  chat,
  savedReplies,
  offers,
  motivation,
  sharedCounts,
  hoursOfAlerts,
  visitsOfPages,
  mailIn,
  referrals,
  reportDestinations,
  meetingsOfTeams,
  dueAmongMany,
  offersFetched,
  pointsExpire,
  rulesFollowThemes,
  meetingsKeepViews,
  library,
  deskAtScale,
  mailOfStrangers,
  goalsToldAndOfAccounts,
  sharesOfWork,
];

/** Any number will do; all Candor processes must agree on it. */
const MIGRATION_LOCK = 4_400_001;

/**
 * Runs `work` while no other process migrates: two servers started at once wait for one another.
 * The lock belongs to the session, so a killed process releases it.
 */
export async function withMigrationLock<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    try {
      return await work(client);
    } finally {
      await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

/** Brings the product's own tables up to date; safe to run any number of times, by any number of processes. */
export async function migrate(pool: pg.Pool): Promise<void> {
  await withMigrationLock(pool, (client) => migrateWith(client));
}

/**
 * The same for a caller that holds the lock already.
 *
 * @throws {KnownError} when the database is older than PostgreSQL 15, or was made by a newer Candor.
 */
export async function migrateWith(
  client: pg.PoolClient,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await refuseOldServer(client);
  await client.query("create schema if not exists directory");
  await client.query(
    "create table if not exists directory.migration (name text primary key, applied_at timestamptz not null)",
  );
  const { rows } = await client.query<{ name: string }>("select name from directory.migration");
  const applied = new Set(rows.map((row) => row.name));
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...applied].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new KnownError(
      500,
      "database_is_newer",
      `The database was made by a newer Candor (it has the step "${unknown[0]}"). Start that version, or restore a backup of this one.`,
    );
  }
  for (const migration of migrations) {
    if (!applied.has(migration.name)) await apply(client, migration);
  }
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    for (const statement of migration.statements) await client.query(statement);
    await client.query("insert into directory.migration values ($1, $2)", [
      migration.name,
      new Date(),
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function refuseOldServer(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    "select current_setting('server_version_num') as server_version_num, current_setting('server_version') as server_version",
  );
  const version = rows[0];
  if (version && Number(version.server_version_num) >= 150_000) return;
  throw new KnownError(
    500,
    "postgres_too_old",
    `The database server is PostgreSQL ${version?.server_version}; Candor needs 15 or later. Upgrade it, or leave DATABASE_URL out to use the private PostgreSQL.`,
  );
}
