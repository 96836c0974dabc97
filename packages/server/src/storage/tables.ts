import type { ColumnType, JSONColumnType } from "kysely";
import type { AccountTables } from "./tables-accounts.ts";
import type { AdviceTables } from "./tables-advice.ts";
import type { AlertTables } from "./tables-alerts.ts";
import type { AnnouncementTables } from "./tables-announcements.ts";
import type { AskingTables } from "./tables-asking.ts";
import type { CalendarFeedTables } from "./tables-calendar-feeds.ts";
import type { CaseTables } from "./tables-cases.ts";
import type { ChannelTables } from "./tables-channels.ts";
import type { ChatTables } from "./tables-chat.ts";
import type { CommentTables } from "./tables-comments.ts";
import type { ConversationTables } from "./tables-conversations.ts";
import type { DecisionTables } from "./tables-decisions.ts";
import type { DelightedTables } from "./tables-delighted.ts";
import type { DossierTables } from "./tables-dossier.ts";
import type { DueTables } from "./tables-due.ts";
import type { EmployeeSurveyTables } from "./tables-employee-surveys.ts";
import type { GoalTables } from "./tables-goals.ts";
import type { IdeaTables } from "./tables-ideas.ts";
import type { ImportTables } from "./tables-imports.ts";
import type { ImprovementTables } from "./tables-improvements.ts";
import type { LibraryTables } from "./tables-library.ts";
import type { MeetingTables } from "./tables-meetings.ts";
import type { OfferTables } from "./tables-offers.ts";
import type { OrganisationTables } from "./tables-organisations.ts";
import type { OwnModelTables } from "./tables-own-model.ts";
import type { PraiseTables } from "./tables-praise.ts";
import type { PromiseTables } from "./tables-promises.ts";
import type { RecognitionTables } from "./tables-recognition.ts";
import type { ReferralTables } from "./tables-referrals.ts";
import type { ReportTables } from "./tables-reports.ts";
import type { RightsTables } from "./tables-rights.ts";
import type { ScreenTables } from "./tables-screens.ts";
import type { ShareTables } from "./tables-shares.ts";
import type { SignInTables } from "./tables-sign-in.ts";
import type { TeamTables } from "./tables-teams.ts";
import type { TrainingTables } from "./tables-trainings.ts";
import type { ViewTables } from "./tables-views.ts";
import type { WebhookTables } from "./tables-webhooks.ts";
import type { WinBackTables } from "./tables-win-back.ts";

/** Times come as Date; dates as "2026-05-31". */
type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Json<T> = JSONColumnType<T & object, string | undefined, string>;

/**
 * What an answer is tallied under: dimension → value, with "" → "" for the total. A derived dimension
 * may hold several values.
 */
export type Cells = Record<string, string | string[]>;

export interface DirectoryEntryTable {
  hash: Buffer;
  workspace_id: string;
  kind: string;
  id: string;
}

export interface MemberTable {
  user_id: string;
  workspace_id: string;
  role: string;
  /** Which screen they begin with; null for the overview. */
  home: Defaulted<string | null>;
  joined_at: Time;
}

export interface WorkspaceTable {
  id: string;
  name: string;
  language: string;
  time_zone: string;
  is_sample: Defaulted<boolean>;
  settings: Json<Record<string, unknown>>;
  created_at: Time;
}

export interface ApiKeyTable {
  workspace_id: string;
  id: string;
  name: string;
  prefix: string;
  hash: Buffer;
  sealed: string | null;
  scopes: string[];
  survey_id: string | null;
  /** The surveys that it opens, and nothing else; null for everything of its scopes. */
  only_surveys: ColumnType<string[] | null, string[] | null | undefined, string[] | null>;
  created_by: string;
  created_at: Time;
  last_used_at: Time | null;
  revoked_at: Time | null;
}

export interface ColleagueInvitationTable {
  workspace_id: string;
  id: string;
  email: string;
  role: string;
  home: Defaulted<string | null>;
  token_hash: Buffer;
  invited_by: string;
  created_at: Time;
  expires_at: Time;
  accepted_at: Time | null;
}

export interface AuditEntryTable {
  workspace_id: string;
  id: string;
  at: Time;
  actor: string;
  action: string;
  target: string;
  details: Json<Record<string, unknown>>;
  /** Its place in the chain and the hash over it and the one before; null for the moment until it is sealed. */
  seq: ColumnType<string | null, number | null | undefined, number | null>;
  hash: Defaulted<Buffer | null>;
}

export interface PersonTable {
  workspace_id: string;
  id: string;
  email: string | null;
  phone: string | null;
  external_id: string | null;
  name: string | null;
  language: string | null;
  time_zone: string | null;
  attributes: Json<Record<string, string | number | boolean>>;
  created_at: Time;
  updated_at: Time;
  last_asked_at: Time | null;
  tags: Defaulted<string[]>;
  /** The colleague who looks after them. */
  keeper: string | null;
  account_id: Defaulted<string | null>;
  account_role: Defaulted<string | null>;
}

/** What a colleague noted about a person. */
export interface PersonNoteTable {
  workspace_id: string;
  person_id: string;
  id: string;
  at: Time;
  actor: string;
  text: string;
  kind: Defaulted<string>;
  /** `all`, `team` or `me`. */
  seen_by: Defaulted<string>;
  team_id: string | null;
  /** The colleague who wrote it; null for a key. */
  author: string | null;
  edited_at: Time | null;
}

export interface ChangeTable {
  workspace_id: string;
  id: string;
  day: string;
  title: string;
  kind: string;
  created_by: string;
  created_at: Time;
  until: Defaulted<string | null>;
  source: Defaulted<string | null>;
}

export interface SurveyTable {
  workspace_id: string;
  id: string;
  name: string;
  kind: string;
  status: string;
  subject: string;
  languages: string[];
  default_language: string;
  own_texts: Json<Record<string, unknown>>;
  brand: Json<{ color: string; logoUrl: string | null; privacyUrl: string | null }>;
  dimensions: string[];
  settings: Json<Record<string, unknown>>;
  anonymous: Defaulted<boolean>;
  /** Whether every answer is tallied under the pairs of the dimensions. */
  paired: Defaulted<boolean>;
  is_default: Defaulted<boolean>;
  slug: string;
  created_at: Time;
  updated_at: Time;
  /** Deleted, and to be brought back for a while. */
  deleted_at: Time | null;
}

export interface DimensionValueTable {
  workspace_id: string;
  survey_id: string;
  dimension: string;
  value: string;
}

export type TallyTable = {
  workspace_id: string;
  survey_id: string;
  /** `every` answer, or the `latest` of each person. */
  basis: string;
  dimension: string;
  value: string;
  day: string;
} & Record<`s${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`, Defaulted<number>>;

/** A walk over a survey's answers that puts what they are tallied under right, slice by slice. */
export interface TallyWalkTable {
  workspace_id: string;
  survey_id: string;
  /** Dimensions that are not complete until it ends. */
  dimensions: string[];
  /** Whether days are moved too, after a change of the time zone. */
  days: boolean;
  /** Derived dimension → value → the value it becomes, or null for none. */
  renames: Json<Record<string, Record<string, string | null>>>;
  /** The last answer that was put right, newest first; null before the first. */
  after_at: Time | null;
  after_id: string | null;
  done: number;
  total: number;
  started_at: Time;
  touched_at: Time;
}

export interface ResponseTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  person_id: string | null;
  invitation_id: string | null;
  score: number;
  comment: string | null;
  answers: Json<Record<string, unknown>>;
  properties: Json<Record<string, string | number | boolean>>;
  channel: string;
  source: string | null;
  touchpoint: string | null;
  language: string | null;
  tags: Defaulted<string[]>;
  meta: Json<Record<string, unknown>>;
  answered_at: Time;
  recorded_at: Time;
  updated_at: Time;
  day: string;
  /** Its time is not known, only its day: that day in any time zone. */
  by_day: Defaulted<boolean>;
  /** What it is tallied under; null while it is not counted. */
  cells: JSONColumnType<Cells, string | null, string | null> | null;
  /** Values of derived dimensions, before the cap; kept while it is not counted. */
  derived: Json<Record<string, string[]>>;
  exclusion_reason: string | null;
  exclusion_note: string | null;
  excluded_by: string | null;
  excluded_at: Time | null;
  quarantine_reason: string | null;
  quarantine_until: Time | null;
  deleted_at: Time | null;
  source_key: string | null;
  external_id: string | null;
  import_id: string | null;
}

export interface LatestAnswerTable {
  workspace_id: string;
  survey_id: string;
  person_id: string;
  response_id: string;
  answered_at: Time;
  score: number;
  day: string;
  cells: Json<Cells>;
}

export interface ResponseChangeTable {
  workspace_id: string;
  response_id: string;
  id: string;
  at: Time;
  actor: string;
  changes: Json<Record<string, { from: unknown; to: unknown }>>;
}

export interface ResponseNoteTable {
  workspace_id: string;
  response_id: string;
  id: string;
  at: Time;
  actor: string;
  text: string;
}

/** What was done after a batch of answers: once, however often its job runs. */
export interface AnswerStepTable {
  workspace_id: string;
  batch_id: string;
  step: string;
  done_at: Time;
}

export interface IdempotencyKeyTable {
  workspace_id: string;
  key: string;
  fingerprint: Buffer;
  /** Null while the first request is under way. */
  status: number | null;
  body: string | null;
  created_at: Time;
  /** Until when the first request counts as alive; moved on while it runs. */
  lease_until: Time | null;
}

/** A new table also says what it holds about people, in `personal-data/`. */
export interface Tables
  extends CoreTables,
    AnnouncementTables,
    AskingTables,
    CalendarFeedTables,
    CaseTables,
    ChannelTables,
    CommentTables,
    ChatTables,
    ConversationTables,
    DecisionTables,
    DelightedTables,
    DueTables,
    EmployeeSurveyTables,
    TeamTables,
    TrainingTables,
    GoalTables,
    IdeaTables,
    ImportTables,
    ImprovementTables,
    LibraryTables,
    MeetingTables,
    OfferTables,
    OrganisationTables,
    OwnModelTables,
    RecognitionTables,
    ReferralTables,
    ReportTables,
    RightsTables,
    PraiseTables,
    PromiseTables,
    DossierTables,
    ScreenTables,
    ShareTables,
    SignInTables,
    ViewTables,
    AccountTables,
    AdviceTables,
    WinBackTables,
    AlertTables,
    WebhookTables {}

export interface CoreTables {
  "directory.entry": DirectoryEntryTable;
  "directory.secret": { name: string; value: string };
  "directory.shared_count": { key: string; n: number; ends_at: Date };
  "directory.member": MemberTable;
  workspace: WorkspaceTable;
  api_key: ApiKeyTable;
  colleague_invitation: ColleagueInvitationTable;
  audit_entry: AuditEntryTable;
  person: PersonTable;
  change: ChangeTable;
  survey: SurveyTable;
  dimension_value: DimensionValueTable;
  tally: TallyTable;
  tally_walk: TallyWalkTable;
  response: ResponseTable;
  latest_answer: LatestAnswerTable;
  response_change: ResponseChangeTable;
  response_note: ResponseNoteTable;
  person_note: PersonNoteTable;
  answer_step: AnswerStepTable;
  idempotency_key: IdempotencyKeyTable;
}
