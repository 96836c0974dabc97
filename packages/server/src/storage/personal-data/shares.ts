import type { ShareTables } from "../tables-shares.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Links that colleagues gave away: which numbers, to whom they open. They hold no answers. */
export const shareDeclarations: Declarations<ShareTables> = {
  share_link: ofNobody(
    "kind",
    "theme_id",
    "name",
    "view",
    "shows",
    "language",
    "password_hash",
    "created_by",
  ),
};
