import type { WinBackTables } from "../tables-win-back.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Who was to be won back, and what others and the public say of us. */
export const winBackDeclarations: Declarations<WinBackTables> = {
  win_back: ofNobody("name", "channel", "currency", "seed", "created_by"),
  // The row stays, since what came of it counts who was drawn; whose it was goes.
  win_back_member: {
    rowsOf: [{ person: "person_id" }],
    personal: [],
    others: ["arm"],
    erase: { set: { person_id: null } },
    merge: { key: ["win_back_id"], spare: "release" },
    exported: true,
  },
  benchmark: ofNobody(
    ...(["name", "source", "source_url", "mode", "kind", "country", "note", "created_by"] as const),
  ),
  public_rating: ofNobody("site", "source_key"),
};
