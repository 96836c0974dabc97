import type { ViewTables } from "../tables-views.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** How colleagues look at numbers; of customers there is nothing in it. */
export const viewDeclarations: Declarations<ViewTables> = {
  saved_view: ofNobody("name", "owner_id", "state", "created_by"),
  member_choice: ofNobody("user_id", "period"),
  property_words: ofNobody("property", "label", "labels", "sequence", "bands"),
  priority_effort: ofNobody("dimension", "value", "effort", "set_by"),
  survey_target: ofNobody("property", "value", "set_by"),
  signal_look: ofNobody("signal", "verdict", "note", "looked_by"),
};
