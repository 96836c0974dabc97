import type { Spell, Week } from "@candor/contract/calendar.ts";
import type { AlertHours } from "@candor/contract/notice.ts";
import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** Working hours: what clocks count. */
export interface BusinessCalendarTable {
  workspace_id: string;
  id: string;
  name: string;
  time_zone: string;
  week: JSONColumnType<Week>;
  country: string | null;
  /** Public holidays that are worked, by their English name. */
  worked_holidays: Defaulted<string[]>;
  is_default: Defaulted<boolean>;
  version: Defaulted<number>;
  created_at: Time;
  updated_at: Time;
}

/** A day that is not like its weekday; no spells means closed. */
export interface BusinessDayTable {
  workspace_id: string;
  calendar_id: string;
  day: string;
  name: string;
  spells: JSONColumnType<Spell[]>;
}

export interface TeamTable {
  workspace_id: string;
  id: string;
  name: string;
  /** Under the letters about its cases. */
  signature: Defaulted<string>;
  /** Null for the default one. */
  calendar_id: string | null;
  archived_at: Time | null;
  created_at: Time;
}

export interface TeamMemberTable {
  workspace_id: string;
  team_id: string;
  user_id: string;
  is_lead: Defaulted<boolean>;
  added_at: Time;
}

/** What a colleague says of themselves. */
export interface ColleagueTable {
  workspace_id: string;
  user_id: string;
  takes_work: Defaulted<boolean>;
  /** Hours of their own; null for those of their team. */
  calendar_id: string | null;
  /** In which mails to them are written; null for the workspace's. */
  language: string | null;
  /** When mails about alerts reach them (`AlertHours`); null is at once. */
  alert_hours: JSONColumnType<AlertHours | null, string | null, string | null>;
}

/** Days on which a colleague is away, both included. */
export interface AbsenceTable {
  workspace_id: string;
  id: string;
  user_id: string;
  first_day: string;
  last_day: string;
  stand_in: string | null;
  created_by: string;
  created_at: Time;
}

/** Somebody answers are about; needs no account. */
export interface EmployeeTable {
  workspace_id: string;
  id: string;
  name: string;
  email: string | null;
  external_id: string | null;
  user_id: string | null;
  team_id: string | null;
  active: Defaulted<boolean>;
  created_at: Time;
}

/** Something that one colleague is told. Of customers it names ids and numbers alone. */
export interface NoticeTable {
  workspace_id: string;
  id: string;
  user_id: string;
  kind: string;
  target: string;
  about: JSONColumnType<Record<string, string | number>>;
  at: Time;
  read_at: Time | null;
  /** Whether it stands in the product; false when it only goes by mail. */
  shown: boolean;
  /** When it is due to be mailed; null when it is not, or was. */
  mail_at: Time | null;
  mailed_at: Time | null;
}

export interface NoticeSettingTable {
  workspace_id: string;
  user_id: string;
  kind: string;
  in_app: boolean;
  by_mail: boolean;
}

export interface TeamTables {
  business_calendar: BusinessCalendarTable;
  business_day: BusinessDayTable;
  team: TeamTable;
  team_member: TeamMemberTable;
  colleague: ColleagueTable;
  absence: AbsenceTable;
  employee: EmployeeTable;
  notice: NoticeTable;
  notice_setting: NoticeSettingTable;
}
