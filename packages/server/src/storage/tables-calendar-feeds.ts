import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

/** A colleague's calendar for other programs; its token is in the directory, hashed. */
export interface CalendarFeedTable {
  workspace_id: string;
  user_id: string;
  id: string;
  language: string;
  with_names: boolean;
  made_at: Time;
  opened_at: Time | null;
}

/** When it told that an event is, so that it can tell that it was moved. */
export interface CalendarFeedEventTable {
  workspace_id: string;
  feed_id: string;
  event: string;
  times: string;
  sequence: number;
  changed_at: Time;
}

export interface CalendarFeedTables {
  calendar_feed: CalendarFeedTable;
  calendar_feed_event: CalendarFeedEventTable;
}
