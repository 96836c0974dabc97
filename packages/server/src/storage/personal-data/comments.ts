import type { CommentTables } from "../tables-comments.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What was read in comments: it quotes them. */
export const commentDeclarations: Declarations<CommentTables> = {
  comment_reading: {
    rowsOf: [{ response: "response_id" }],
    personal: ["reasons"],
    others: [
      ...([
        "language",
        "tone",
        "likeliest",
        "themes",
        "disagrees",
        "duplicate_by",
        "topic",
      ] as const),
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
  // Not in a copy: it is sealed, and what it hides is what was not to be handed on.
  sealed_comment: {
    rowsOf: [{ response: "response_id" }],
    personal: ["sealed"],
    others: [],
    erase: "delete",
    merge: "nothing",
    exported: false,
  },
  comment_origin: {
    rowsOf: [{ response: "response_id" }],
    personal: [],
    others: ["origin"],
    erase: "delete",
    merge: "nothing",
    exported: false,
  },
  workspace_reading: ofNobody("version", "settings"),
  survey_comparing: ofNobody(),
  // Sums of the words of many; whoever is erased is trained out of them at once (comments/adapt-due.ts).
  own_weights: ofNobody("language", "base_version", "reason", "tag", "weights"),
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
