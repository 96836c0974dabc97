import type { OfferAudience } from "@candor/contract/offer.ts";
import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

export interface OfferTable {
  workspace_id: string;
  id: string;
  /** What it is, by language. */
  title: JSONColumnType<Record<string, string>>;
  audience: JSONColumnType<OfferAudience>;
  starts_at: Time;
  ends_at: Time | null;
  most_codes: number | null;
  points: number;
  waits_for_cases: boolean;
  /** Customers fetch their code themselves. */
  fetched: ColumnType<boolean, boolean | undefined, boolean>;
  created_by: string;
  created_at: Time;
}

export interface OfferCodeTable {
  workspace_id: string;
  code: string;
  offer_id: string;
  person_id: string | null;
  issued_at: Time;
  redeemed_at: Time | null;
  redeemed_by: string | null;
}

/** One line of what is to a customer's credit; never changed. */
export interface BenefitEntryTable {
  workspace_id: string;
  id: string;
  person_id: string | null;
  at: Time;
  amount: number;
  why: string;
  source_key: string;
  actor: string;
}

export interface BenefitRuleTable {
  workspace_id: string;
  /** After so many months without use points expire. */
  months: number;
  since: Time;
}

export interface OfferTables {
  offer: OfferTable;
  offer_code: OfferCodeTable;
  benefit_entry: BenefitEntryTable;
  benefit_rule: BenefitRuleTable;
}
