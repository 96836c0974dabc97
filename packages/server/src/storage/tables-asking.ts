import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Json<T> = JSONColumnType<T & object, string | undefined, string>;
type Values = Record<string, string | number | boolean>;

export interface ChannelStateTable {
  channel: string;
  state: string;
  since: Time;
  error: string | null;
  failures: Defaulted<number>;
  next_try_at: Time | null;
}

export interface PersonAddressTable {
  workspace_id: string;
  channel: string;
  address: string;
  person_id: string;
  created_at: Time;
}

export interface ConsentTable {
  workspace_id: string;
  person_id: string;
  channel: string;
  given: boolean;
  source: string;
  at: Time;
  /** The words that were agreed to, where a customer ticked them beside an answer. */
  wording: string | null;
  response_id: string | null;
}

export interface ContactBlockTable {
  workspace_id: string;
  person_id: string;
  /** `*` is every channel. */
  channel: string;
  reason: string;
  /** The address that bounced: a new one is tried again. */
  address: string | null;
  detail: string | null;
  actor: string;
  at: Time;
}

export interface ForgottenAddressTable {
  workspace_id: string;
  hash: Buffer;
  reason: string;
  at: Time;
}

export interface PersonAskedTable {
  workspace_id: string;
  person_id: string;
  /** Kind of survey. */
  kind: string;
  at: Time;
}

export interface PurchaseTable {
  workspace_id: string;
  id: string;
  person_id: string;
  at: Time;
  /** Decimal text, since money is not a binary fraction. */
  amount: ColumnType<string, string | number, string | number>;
  currency: string;
  product: string | null;
  external_id: string | null;
}

export interface SegmentTable {
  workspace_id: string;
  id: string;
  name: string;
  filter: Json<Record<string, unknown>>;
  created_by: string;
  created_at: Time;
  updated_at: Time;
}

export interface WorkspaceAskingTable {
  workspace_id: string;
  rules: Json<Record<string, unknown>>;
}

export interface SurveyAskingTable {
  workspace_id: string;
  survey_id: string;
  rules: Json<Record<string, unknown>>;
  mail: Json<Record<string, unknown>>;
}

export interface SendingTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  name: string;
  status: string;
  channel: string;
  audience: Json<Record<string, unknown>>;
  plan: Json<Record<string, unknown>>;
  rules: Json<Record<string, unknown>>;
  properties: Json<Values>;
  draw: JSONColumnType<Record<string, unknown>, string | null, string | null> | null;
  starts_at: Time | null;
  next_round_at: Time | null;
  /** How many people it speaks of, once that is known, and how many are written down. */
  to_plan: number | null;
  planned: Defaulted<number>;
  /** Until then a start can be taken back whole: nobody is written down yet. */
  undo_until: Time | null;
  started_at: Time | null;
  finished_at: Time | null;
  created_by: string;
  created_at: Time;
  updated_at: Time;
}

/** Somebody a starting sending speaks of, whose invitation is not written yet. */
export interface SendingCandidateTable {
  workspace_id: string;
  sending_id: string;
  place: number;
  person_id: string;
  outcome: string;
  reason: string | null;
  wave: number;
  next_at: Time | null;
  planned_at: Time | null;
  stratum: string | null;
  draw_rank: number | null;
  language: string | null;
}

export interface AudienceMemberTable {
  workspace_id: string;
  sending_id: string;
  person_id: string;
  properties: Json<Values>;
  added_at: Time;
}

export interface InvitationTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  sending_id: string | null;
  /** Which time in a sending that asks again and again. */
  round: Defaulted<number>;
  person_id: string;
  channel: string;
  /** `sending`, `api`, `event`, `delighted`, `interview`. */
  origin: string;
  state: string;
  reason: string | null;
  detail: string | null;
  next_action: string | null;
  next_at: Time | null;
  wave: Defaulted<number>;
  stratum: string | null;
  draw_rank: number | null;
  language: string | null;
  touchpoint: string | null;
  properties: Json<Values>;
  attempts: Defaulted<number>;
  first_planned_at: Time | null;
  asked_at: Time | null;
  reminders_sent: Defaulted<number>;
  answered_at: Time | null;
  response_id: string | null;
  external_id: string | null;
  created_at: Time;
  updated_at: Time;
  /** As what it stands in the tally: 0 not at all, 1 invited, 2 answered. */
  counted: Defaulted<number>;
}

/** How many were invited in a quarter of an hour, and how many of them have answered. */
export interface InvitationTallyTable {
  workspace_id: string;
  survey_id: string;
  slot: Time;
  channel: string;
  invited: number;
  answered: number;
}

export interface MessageTable {
  workspace_id: string;
  id: string;
  invitation_id: string;
  sending_id: string | null;
  channel: string;
  purpose: string;
  state: string;
  address: string;
  claimed_by: string | null;
  lease_until: Time | null;
  handed_at: Time | null;
  settled_at: Time | null;
  reply: string | null;
  provider_id: string | null;
  created_at: Time;
}

export interface LinkLoadTable {
  workspace_id: string;
  invitation_id: string;
  id: string;
  at: Time;
  kind: string;
  score: number | null;
}

export interface ChannelAccountTable {
  workspace_id: string;
  channel: string;
  settings: Json<Record<string, unknown>>;
  sealed: string | null;
  created_at: Time;
  updated_at: Time;
}

export interface ChatStateTable {
  workspace_id: string;
  channel: string;
  address: string;
  invitation_id: string;
  response_id: string | null;
  awaits: string;
  updated_at: Time;
}

export interface CallAttemptTable {
  workspace_id: string;
  invitation_id: string;
  id: string;
  at: Time;
  interviewer: string;
  outcome: string;
  note: string | null;
  call_back_at: Time | null;
}

export interface RewardTable {
  workspace_id: string;
  survey_id: string;
  kind: string;
  /** What it is, by language. */
  title: Json<Record<string, string>>;
  shared_code: string | null;
  low_stock: Defaulted<number>;
  active: Defaulted<boolean>;
  warned_at: Time | null;
  created_at: Time;
}

/** Who was sent the code of a survey by mail. */
export interface RewardMailTable {
  workspace_id: string;
  survey_id: string;
  person_id: string;
  at: Time;
}

export interface RewardCodeTable {
  workspace_id: string;
  survey_id: string;
  code: string;
  added_at: Time;
  given_at: Time | null;
  /** Who has it: a person's id, or an answer's when nobody is known. */
  holder: string | null;
}

export interface AskingTables {
  "directory.channel_state": ChannelStateTable;
  person_address: PersonAddressTable;
  consent: ConsentTable;
  contact_block: ContactBlockTable;
  forgotten_address: ForgottenAddressTable;
  person_asked: PersonAskedTable;
  purchase: PurchaseTable;
  segment: SegmentTable;
  workspace_asking: WorkspaceAskingTable;
  survey_asking: SurveyAskingTable;
  sending: SendingTable;
  sending_candidate: SendingCandidateTable;
  audience_member: AudienceMemberTable;
  invitation: InvitationTable;
  invitation_tally: InvitationTallyTable;
  message: MessageTable;
  link_load: LinkLoadTable;
  channel_account: ChannelAccountTable;
  chat_state: ChatStateTable;
  call_attempt: CallAttemptTable;
  reward: RewardTable;
  reward_code: RewardCodeTable;
  reward_mail: RewardMailTable;
}
