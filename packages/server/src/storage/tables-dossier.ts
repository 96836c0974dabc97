import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

/** A day that matters to a person. */
export interface PersonDateTable {
  workspace_id: string;
  person_id: string;
  id: string;
  /** `birthday`, `contract_end` or `own`. */
  kind: string;
  label: string;
  month: number;
  day: number;
  year: number | null;
  yearly: boolean;
  remind_days: number[];
  /** The colleague who hears of it. */
  owner: string | null;
  created_by: string;
  created_at: Time;
  remind_at: Time | null;
  /** `2027-06-03`. */
  remind_of: string | null;
  /** The time zone by which `remind_at` was reckoned. */
  zone: string;
}

/** When somebody speaks to a person again: one at most. */
export interface NextContactTable {
  workspace_id: string;
  person_id: string;
  on_day: string;
  why: string;
  who: string | null;
  set_by: string;
  set_at: Time;
  remind_at: Time | null;
  zone: string;
}

/** What is done after something happened with a customer. */
export interface CarePlanTable {
  workspace_id: string;
  id: string;
  name: string;
  /** `purchase`, `resolved` or `silence`. */
  trigger: string;
  silence_days: number | null;
  /** `[{ afterDays, words }]`. */
  steps: ColumnType<{ afterDays: number; words: string }[], string, string>;
  owner: string | null;
  active_since: Time | null;
  look_at: Time | null;
  created_by: string;
  created_at: Time;
}

/** One step of a plan, for one person. */
export interface CareTaskTable {
  workspace_id: string;
  id: string;
  person_id: string;
  plan_id: string;
  about: string;
  since: Time;
  step: number;
  words: string;
  due_on: string;
  owner: string | null;
  /** `open`, `done`, `not_needed`, or `lapsed`: what it was for is no more. */
  state: string;
  closed_by: string | null;
  closed_at: Time | null;
  created_at: Time;
}

export interface DossierTables {
  person_date: PersonDateTable;
  next_contact: NextContactTable;
  care_plan: CarePlanTable;
  care_task: CareTaskTable;
}
