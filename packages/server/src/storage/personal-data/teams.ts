import type { TeamTables } from "../tables-teams.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Colleagues, their hours and what they are told: of customers nothing but ids. */
export const teamDeclarations: Declarations<TeamTables> = {
  business_calendar: ofNobody("name", "time_zone", "week", "country", "worked_holidays"),
  business_day: ofNobody("name", "spells"),
  team: ofNobody("name", "signature"),
  team_member: ofNobody("user_id"),
  colleague: ofNobody("user_id", "language", "alert_hours"),
  absence: ofNobody("user_id", "stand_in", "created_by"),
  employee: ofNobody("name", "email", "external_id", "user_id"),
  notice: ofNobody("user_id", "kind", "target", "about"),
  notice_setting: ofNobody("user_id", "kind"),
};
