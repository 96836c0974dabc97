import type { ReportTables } from "../tables-reports.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/**
 * Reports: numbers without customers' words. Whoever gets one outside the house may be a customer too, by the same
 * address.
 */
export const reportDeclarations: Declarations<ReportTables> = {
  report: ofNobody("name", "blocks", "view", "schedule", "language", "created_by"),
  report_recipient: {
    rowsOf: [{ mentions: ["email"] }],
    personal: ["email", "ask_detail"],
    others: ["user_id", "language", "added_by", "ask_state"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
  report_run: ofNobody("kind", "state", "reason", "figures"),
  report_mail: {
    rowsOf: [{ with: "report_recipient" }],
    personal: ["detail"],
    others: ["state"],
    erase: "nothing",
    merge: "nothing",
    exported: false,
  },
  report_destination: ofNobody(
    "kind",
    "name",
    "shown",
    "sealed",
    "language",
    "added_by",
    "test_state",
    "test_detail",
  ),
  report_post: ofNobody("state", "detail"),
};
