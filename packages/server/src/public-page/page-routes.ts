import {
  PageBlocks,
  PreviewPublicPage,
  PublicPage,
  PublicPageBody,
  PublicPagePreview,
} from "@candor/contract/public-page.ts";
import "../auth/authenticate-hook.ts";
import { publicForms } from "../channels/form/public-forms.ts";
import { widgetLanguage } from "../channels/widget/widget-language.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { listSurveys } from "../surveys/survey-queries.ts";
import { byOf } from "../teams/team-routes.ts";
import { allBlocks } from "./page-blocks.ts";
import { type FurtherPage, languagesOf, type PageOwner, pageContent } from "./page-content.ts";
import { publicPromises } from "./public-promises.ts";
import { renderPublicPage } from "./render-public-page.ts";
import { savePublicPage } from "./save-page.ts";
import { mayTell } from "./told-facts.ts";

export interface PageDeps {
  db: Database;
  publicUrl: string;
  /** Pages for everybody that other rooms serve. */
  further: readonly FurtherPage[];
}

/** `/public-page`: the address of `/p/:workspace`, and the blocks that stand on it. */
export function publicPageRoutes(app: App, deps: PageDeps): void {
  const { db } = deps;
  app.get(
    "/public-page",
    { schema: { response: { 200: PublicPage } }, config: { scope: "read" } },
    ({ principal: { workspaceId } }) => publicPage(deps, workspaceId, new Date()),
  );
  app.put(
    "/public-page",
    { schema: { body: PublicPageBody, response: { 200: PublicPage } }, config: { scope: "write" } },
    async (request) => {
      const by = byOf(request);
      await savePublicPage(db, request.body, by);
      return publicPage(deps, by.workspaceId, by.now);
    },
  );
  app.post(
    "/public-page/preview",
    {
      schema: { body: PreviewPublicPage, response: { 200: PublicPagePreview } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, body }) => {
      const owner = await ownerOf(db, workspaceId);
      const content = await pageContent(deps, owner, allBlocks(body.blocks), new Date());
      const { languages } = content;
      const spoken = { languages, defaultLanguage: owner.language };
      const language = widgetLanguage(spoken, [body.language]);
      return { html: renderPublicPage(content, { language, query: "" }), language };
    },
  );
}

async function ownerOf(db: Database, workspaceId: string): Promise<PageOwner> {
  const row = await db
    .selectFrom("workspace as w")
    .leftJoin("public_page as p", "p.workspace_id", "w.id")
    .select(["w.name", "w.language", "p.slug"])
    .where("w.id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return { workspaceId, name: row.name, language: row.language, slug: row.slug ?? "" };
}

/** The public page as the API shows it. */
async function publicPage(
  { db, publicUrl }: PageDeps,
  workspaceId: string,
  now: Date,
): Promise<PublicPage> {
  const page = await db
    .selectFrom("public_page")
    .select(["slug", "enabled", "blocks", "version"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  const link = page ? `${publicUrl}/p/${page.slug}` : null;
  const forms = await publicForms(db, workspaceId);
  const { language } = await ownerOf(db, workspaceId);
  const open = forms.filter((form) => form.open);
  const surveys = (await listSurveys(db, workspaceId)).filter(({ id }) =>
    open.some(({ surveyId }) => surveyId === id),
  );
  return {
    slug: page?.slug ?? null,
    enabled: page?.enabled ?? false,
    link,
    forms: forms.map(({ slug, ...form }) => ({ ...form, link: link && `${link}/${slug}` })),
    blocks: allBlocks(PageBlocks.parse(page?.blocks ?? [])),
    languages: languagesOf(language, surveys),
    mayTell: await mayTell(db, workspaceId),
    promises: (await publicPromises(db, workspaceId, now)).map(({ id, words, dueOn, fate }) => ({
      ...{ id, words, dueOn, fate },
    })),
    version: page?.version ?? 0,
  };
}
