import type { ScreenTables } from "../tables-screens.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What colleagues chose, logos, backups. */
export const screenDeclarations: Declarations<ScreenTables> = {
  "directory.profile": ofNobody("user_id", "language", "time_zone", "muted"),
  survey_logo: ofNobody("digest", "png"),
  "directory.backup_made": ofNobody("target"),
};
