import type { TestimonialConsent } from "@candor/contract/testimonial.ts";
import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface PraiseSettingTable {
  workspace_id: string;
  page: boolean;
  embed: boolean;
  survey_id: string | null;
  updated_at: Time;
}

/** Words of a customer that may be quoted, once they agreed. */
export interface TestimonialTable {
  workspace_id: string;
  id: string;
  text: string;
  shown_as: string;
  places: string[];
  state: string;
  language: string | null;
  person_id: string | null;
  response_id: string | null;
  consent: JSONColumnType<TestimonialConsent | null>;
  rewarded: boolean;
  asked_at: Time | null;
  published_at: Time | null;
  withdrawn_at: Time | null;
  withdrawn_because: string | null;
  created_by: string;
  created_at: Time;
  updated_at: Time;
  version: Defaulted<number>;
}

export interface TestimonialEventTable {
  workspace_id: string;
  testimonial_id: string;
  id: string;
  at: Time;
  actor: string;
  kind: string;
  data: JSONColumnType<Record<string, unknown>>;
}

/** What stands about us on a site of others; never part of a score. */
export interface ReviewTable {
  workspace_id: string;
  id: string;
  site: string;
  external_id: string;
  url: string | null;
  rating: number;
  scale: number;
  words: string;
  author: string;
  at: Time;
  answer: Defaulted<string>;
  answered_at: Time | null;
  answered_by: string | null;
  case_id: string | null;
  created_at: Time;
  version: Defaulted<number>;
}

/** Somebody who said that they would do more. */
export interface AmbassadorTable {
  workspace_id: string;
  response_id: string;
  survey_id: string;
  person_id: string | null;
  kinds: string[];
  words: string;
  contact: string | null;
  at: Time;
  done_at: Time | null;
  done_by: string | null;
}

export interface PraiseTables {
  ambassador: AmbassadorTable;
  praise_setting: PraiseSettingTable;
  testimonial: TestimonialTable;
  testimonial_event: TestimonialEventTable;
  review: ReviewTable;
}
