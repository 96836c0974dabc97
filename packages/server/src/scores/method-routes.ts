import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Language } from "@candor/contract/common.ts";
import { marked } from "marked";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";

const FOLDER = join(import.meta.dirname, "../../../../docs/methods");
const Page = z.object({
  language: Language,
  page: z.string().regex(/^[a-z0-9-]{1,60}$/),
});
const Method = z.object({
  /** The language found: English where a page is not translated. */
  language: Language,
  title: z.string(),
  html: z.string(),
});

/** `/api/v1/methods/:language/:page`: how a number is computed, as docs/methods says it. */
export function methodRoutes(app: App) {
  app.get(
    "/methods/:language/:page",
    { schema: { params: Page, response: { 200: Method } }, config: { public: true } },
    async ({ params: { language, page } }) => {
      for (const tried of [language, "en"] as const) {
        try {
          const markdown = await readFile(join(FOLDER, tried, `${page}.md`), "utf8");
          const title = /^# (.+)$/m.exec(markdown)?.[1] ?? page;
          return { language: tried, title, html: await marked.parse(withoutTitle(markdown)) };
        } catch {
          // Not translated; English is next.
        }
      }
      throw new KnownError(404, "method_not_found", `There is no page "${page}" of methods.`);
    },
  );
}

/** The screen has its own place for the title. */
function withoutTitle(markdown: string): string {
  return markdown.replace(/^# .+\n+/, "");
}
