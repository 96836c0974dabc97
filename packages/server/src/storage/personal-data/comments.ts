import type { CommentTables } from "../tables-comments.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What was read in comments: it quotes them. */
export const commentDeclarations: Declarations<CommentTables> = {
  comment_reading: {
    rowsOf: [{ response: "response_id" }],
    personal: ["reasons"],
    others: [
      ...(["language", "tone", "likeliest", "themes", "disagrees", "duplicate_by"] as const),
      ...(["corrected", "version"] as const),
    ],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
  // It stays, so that what was found in the comment leaves the tallies too.
  comment_to_read: {
    rowsOf: [{ response: "response_id" }],
    personal: [],
    others: [],
    erase: "own",
    merge: "nothing",
    exported: false,
  },
  workspace_reading: ofNobody("version", "settings"),
  survey_comparing: ofNobody(),
  theme: ofNobody(
    ...(["id", "kind", "language", "name", "found_name", "words"] as const),
    ...(["merged_into", "centre", "model_name", "model_name_by", "model_named_from"] as const),
  ),
  reading_correction: {
    rowsOf: [{ response: "response_id" }],
    personal: [],
    others: ["field", "value", "actor"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
};
