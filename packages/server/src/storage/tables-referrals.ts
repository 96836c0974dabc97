import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

export interface ReferralSettingTable {
  workspace_id: string;
  enabled: boolean;
  address: string | null;
  texts: JSONColumnType<Record<string, string>>;
  since: Time | null;
  updated_at: Time;
}

/** The link by which a person, or whoever gave an answer as nobody known, recommends. */
export interface ReferralLinkTable {
  workspace_id: string;
  id: string;
  code: string;
  person_id: string | null;
  response_id: string | null;
  survey_id: string | null;
  shown_name: string | null;
  created_by: string;
  created_at: Time;
}

export interface ReferralDayTable {
  workspace_id: string;
  link_id: string;
  day: string;
  arrivals: number;
}

/** Which browser came today, as a keyed hash that is gone after two days. */
export interface ReferralSeenTable {
  workspace_id: string;
  link_id: string;
  day: string;
  browser: Buffer;
  network: Buffer;
}

/** Who came by whose recommendation, with their first purchase. */
export interface ReferralCameTable {
  workspace_id: string;
  id: string;
  link_id: string;
  person_id: string | null;
  at: Time;
  purchase_at: Time | null;
  amount: string | null;
  currency: string | null;
}

export interface ReferralTables {
  referral_setting: ReferralSettingTable;
  referral_link: ReferralLinkTable;
  referral_day: ReferralDayTable;
  referral_seen: ReferralSeenTable;
  referral_came: ReferralCameTable;
}
