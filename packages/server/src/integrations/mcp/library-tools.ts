import { StoriesQuery } from "@candor/contract/library.ts";
import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { workspaceLanguage } from "../../auth/reader-language.ts";
import { findStories, storyDetail } from "../../library/story-queries.ts";
import { listed } from "./spoken.ts";
import { LIMIT, type McpDeps, type McpWorkspace, readingTool } from "./tool-support.ts";

const Output = z.object({
  statement: z.string(),
  stories: z.array(
    z.object({
      storyId: z.string(),
      title: z.string(),
      origin: z.string(),
      outcome: z.string(),
      problem: z.string(),
      done: z.string(),
      effect: z.string(),
      lesson: z.string(),
      sources: z.array(z.string()),
    }),
  ),
});
const { origin, outcome, industry, theme, q } = StoriesQuery.shape;

/** `search_library`: what was tried, here and elsewhere. */
export function addLibraryTools(
  server: McpServer,
  deps: McpDeps,
  { workspaceId }: McpWorkspace,
): void {
  readingTool(server, deps, {
    name: "search_library",
    title: "Search the library",
    description:
      "Stories of improvements: the workspace's own and some from public sources, with what was done and what came of it. A story is no proof that the same would help here; name the source of what is quoted.",
    input: z.strictObject({ origin, outcome, industry, theme, q, limit: LIMIT }),
    output: Output,
    say: ({ statement, stories }) =>
      `${statement}\n${listed(stories, (one) => `${one.title} (${one.outcome}): ${one.effect}`)}`,
    async read({ limit, ...query }) {
      const language = await workspaceLanguage(deps.db, workspaceId);
      // What nobody has shown to everybody yet is no assistant's business.
      const asked = { workspaceId, language, reader: { edits: false, userId: null } };
      const found = (await findStories(deps.db, asked, query)).slice(0, limit);
      const stories = await Promise.all(
        found.map(async ({ id }) => {
          const one = await storyDetail(deps.db, asked, id);
          return {
            ...{ storyId: id, title: one.title, origin: one.origin, outcome: one.outcome },
            ...{ problem: one.problem, done: one.done, lesson: one.lesson },
            effect: one.effect ?? measured(one.improvement),
            sources: one.sources.map(({ url }) => url),
          };
        }),
      );
      return { statement: `${stories.length} stories are shown; none is a proof.`, stories };
    },
  });
}

/** A figure never without its interval and base. */
function measured(improvement: Awaited<ReturnType<typeof storyDetail>>["improvement"]): string {
  const result = improvement?.result;
  if (!result) return "Nothing was measured.";
  const { before, after, change } = result;
  const bases = `${before.score.answers} answers before, ${after.score.answers} after`;
  if (!change) return `Too few answers to say: ${bases}.`;
  const [points, lower, upper] = [change.difference, change.lower, change.upper].map(Math.round);
  return `The score changed by ${points} points, between ${lower} and ${upper} (${bases}); a difference in time is no proof of a cause.`;
}
