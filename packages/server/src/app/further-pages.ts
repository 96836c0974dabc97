import type { FurtherPage } from "../public-page/page-content.ts";
import type { Database } from "../storage/database.ts";

/**
 * The pages for everybody beside the public page, each under its name: `/p/:workspace/ideas`, `/p/:workspace/praise`.
 * A room that serves one adds a line that says whether there is something on it.
 */
export function furtherPages(_db: Database): readonly FurtherPage[] {
  return [];
}
