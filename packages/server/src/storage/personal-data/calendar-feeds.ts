import type { CalendarFeedTables } from "../tables-calendar-feeds.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** A colleague's calendar; of customers there are ids of promises in it alone. */
export const calendarFeedDeclarations: Declarations<CalendarFeedTables> = {
  calendar_feed: ofNobody("user_id", "language"),
  calendar_feed_event: ofNobody("event", "times"),
};
