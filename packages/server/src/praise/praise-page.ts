import type { Brand } from "@candor/contract/survey.ts";
import type { Praise } from "@candor/contract/testimonial.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { answerPageCsp } from "../channels/answer-page/answer-page-csp.ts";
import { html } from "../channels/answer-page/html.ts";
import { languageLinks, pageFrame } from "../channels/answer-page/page-frame.ts";
import { acceptedLanguages } from "../channels/door/accepted-languages.ts";
import { queryOf, sendHtml } from "../channels/door/answer-door-page.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import { brandOfForms, openPage } from "../channels/form/public-forms.ts";
import { sendUnknownLink } from "../channels/link/unknown-link.ts";
import type { App } from "../errors/http.ts";
import { CONVERSATION_LANGUAGES, spokenInConversation } from "../messages/conversation-messages.ts";
import type { Database } from "../storage/database.ts";
import { EMBED_SCRIPT } from "./embed-script.ts";
import { praiseSettings } from "./praise-settings.ts";
import { publicPraise } from "./public-praise.ts";

type OfPage = FastifyRequest<{ Params: { workspace: string } }>;

/**
 * `/p/:workspace/praise`, and the script and data with which other pages show it. Nothing of it is kept by a cache, so
 * that a withdrawal counts at the next request.
 */
export function praisePage(app: App, { db }: { db: Database }): void {
  const options = doorOptions(600);
  app.get("/p/:workspace/praise", options, async (request, reply) => {
    const praise = await praiseFor(db, request as OfPage, "page");
    return praise ? show(request, reply, praise) : sendUnknownLink(request, reply);
  });
  app.get("/p/:workspace/praise.json", options, async (request, reply) => {
    const found = await praiseFor(db, request as OfPage, "embed");
    reply
      .header("access-control-allow-origin", "*")
      .header("cross-origin-resource-policy", "cross-origin")
      .header("cache-control", "no-store");
    return found ? reply.send(found.praise) : reply.code(404).send({ code: "no_praise" });
  });
  app.get("/p/:workspace/praise.js", options, async (_request, reply) =>
    reply
      .header("content-type", "text/javascript; charset=utf-8")
      .header("cross-origin-resource-policy", "cross-origin")
      .header("cache-control", "max-age=60")
      .send(EMBED_SCRIPT),
  );
}

interface Found {
  praise: Praise;
  name: string;
  brand: Brand;
  language: string;
}

/** What may be read there; null where the page, or this place, is closed. */
async function praiseFor(
  db: Database,
  request: OfPage,
  place: "page" | "embed",
): Promise<Found | null> {
  const workspace = await openPage(db, request.params.workspace);
  if (!workspace) return null;
  const { workspaceId } = workspace;
  const { surveyId, ...open } = await praiseSettings(db, workspaceId);
  if (!open[place]) return null;
  const { lang } = request.query as { lang?: unknown };
  const wishes = [typeof lang === "string" ? lang : null, ...acceptedLanguages(request)];
  const spoken = wishes.filter((tag) =>
    CONVERSATION_LANGUAGES.some((one) => one === tag?.split("-")[0]?.toLowerCase()),
  );
  const language = spokenInConversation([...spoken, workspace.language]);
  const { name } = workspace;
  const asked = { workspaceId, organisation: name, surveyId, place, language };
  const [praise, brand] = await Promise.all([
    publicPraise(db, asked),
    brandOfForms(db, workspaceId),
  ]);
  return { praise, name, brand, language };
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { praise, name, brand, language }: Found,
): FastifyReply {
  const items = praise.items.map(
    (item) =>
      html`<div class="part"><p lang="${item.language ?? language}" dir="auto">${item.text}</p><p class="soft"><b dir="auto">${item.name}</b>${item.rewarded !== null && html` (${item.rewarded})`}</p></div>`,
  );
  const main = html`<h1>${praise.title}</h1><p>${praise.chosen}</p><p><b>${praise.score}</b></p>
${praise.removed !== null && html`<p class="soft">${praise.removed}</p>`}${items}`;
  const page = pageFrame(
    {
      language,
      languages: languageLinks(CONVERSATION_LANGUAGES, queryOf(request.url)),
      brand,
      subject: name,
    },
    { title: praise.title, main },
  );
  sendHtml(reply.header("cache-control", "no-store"), {
    status: 200,
    page,
    csp: answerPageCsp(brand),
  });
  return reply;
}
