import { PageBlocks } from "@candor/contract/public-page.ts";
import type { FastifyRequest } from "fastify";
import { contentSecurityPolicy } from "../channels/answer-page/answer-page-csp.ts";
import { ANSWER_STYLE } from "../channels/answer-page/answer-style.ts";
import { brandStyle } from "../channels/answer-page/page-frame.ts";
import { acceptedLanguages } from "../channels/door/accepted-languages.ts";
import { queryOf, sendHtml } from "../channels/door/answer-door-page.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import { openPage } from "../channels/form/public-forms.ts";
import { sendUnknownLink } from "../channels/link/unknown-link.ts";
import { widgetLanguage } from "../channels/widget/widget-language.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { allBlocks } from "./page-blocks.ts";
import { type FurtherPage, type PageContent, pageContent } from "./page-content.ts";
import { PUBLIC_STYLE } from "./public-style.ts";
import { renderPublicPage } from "./render-public-page.ts";

/** `GET /p/:workspace`: what a workspace tells everybody, and what may be told it. */
export function publicPageDoor(
  app: App,
  deps: { db: Database; further: readonly FurtherPage[] },
): void {
  const { db } = deps;
  app.get("/p/:workspace", doorOptions(300), async (request, reply) => {
    const slug = (request as FastifyRequest<{ Params: { workspace: string } }>).params.workspace;
    const page = await openPage(db, slug);
    if (!page) return sendUnknownLink(request, reply);
    const { blocks } = await db
      .selectFrom("public_page")
      .select("blocks")
      .where("workspace_id", "=", page.workspaceId)
      .executeTakeFirstOrThrow();
    const shown = allBlocks(PageBlocks.parse(blocks));
    const content = await pageContent(deps, { ...page, slug }, shown, new Date());
    return sendHtml(reply, {
      status: 200,
      page: renderPublicPage(content, {
        language: languageFor(request, content),
        query: queryOf(request.url),
      }),
      csp: policyOf(content),
    });
  });
}

function languageFor(request: FastifyRequest, { owner, languages }: PageContent): string {
  const { lang } = request.query as { lang?: unknown };
  const wishes = [typeof lang === "string" ? lang : "", ...acceptedLanguages(request)];
  return widgetLanguage({ languages, defaultLanguage: owner.language }, wishes);
}

/** The page runs nothing. */
function policyOf({ brand }: PageContent): string {
  return contentSecurityPolicy({
    scripts: [],
    styles: [ANSWER_STYLE, brandStyle(brand), PUBLIC_STYLE],
    logoUrl: brand.logoUrl,
  });
}
