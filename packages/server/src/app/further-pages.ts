import { ideaSettings } from "../ideas/idea-settings.ts";
import { hasPublicPraise } from "../praise/public-praise.ts";
import type { FurtherPage } from "../public-page/page-content.ts";
import type { Database } from "../storage/database.ts";

/**
 * The pages for everybody beside the public page, each under its name: `/p/:workspace/ideas`, `/p/:workspace/praise`.
 * A room that serves one adds a line that says whether there is something on it.
 */
export function furtherPages(db: Database): readonly FurtherPage[] {
  return [
    // A board on which nothing stands yet takes wishes.
    {
      block: "ideas",
      hasSomething: async (workspaceId) => (await ideaSettings(db, workspaceId)).board,
    },
    { block: "praise", hasSomething: (workspaceId) => hasPublicPraise(db, workspaceId) },
  ];
}
