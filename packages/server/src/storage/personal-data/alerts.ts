import type { AlertTables } from "../tables-alerts.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Rules, counts and colleagues; of customers there is nothing in it. */
export const alertDeclarations: Declarations<AlertTables> = {
  alert_rule: ofNobody(
    "name",
    "kind",
    "filter",
    "each_of",
    "about",
    "reading",
    "watched_themes",
    "quiet",
    "mail_to",
    "created_by",
  ),
  alert_watch: ofNobody("value", "seen", "state", "reference"),
  alert: ofNobody("value", "evidence", "told", "later", "acknowledged_by", "outcome", "note"),
};
