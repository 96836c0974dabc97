import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import {
  openUnsubscribe,
  resubscribe,
  type Unsubscriber,
  unsubscribe,
} from "../../invitations/unsubscribe.ts";
import type { Database } from "../../storage/database.ts";
import { languageFor } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { answerPageCsp } from "../answer-page/answer-page-csp.ts";
import { renderUnsubscribePage } from "../answer-page/render-message-page.ts";
import { sendUnknownLink } from "../link/unknown-link.ts";

/**
 * `GET /u/:token` shows a button and changes nothing, since mail scanners open links; `POST` acts,
 * from the button and from mail programs alike (`List-Unsubscribe=One-Click`, RFC 8058).
 */
export function unsubscribeRoutes(
  app: App,
  { db, secret }: { db: Database; secret: ServerSecret },
): void {
  const options = {
    schema: { hide: true },
    config: { public: true, rateLimit: { max: 300, timeWindow: 60_000 } },
  };
  type Link = FastifyRequest<{ Params: { token: string } }>;

  app.get("/u/:token", options, async (request, reply) => {
    const { token } = (request as Link).params;
    const who = await openUnsubscribe(db, secret, token);
    if (!who) return sendUnknownLink(request, reply);
    return sendPage(db, request, reply, who, who.unsubscribed ? "done" : "ask");
  });

  app.post("/u/:token", options, async (request, reply): Promise<FastifyReply> => {
    const { token } = (request as Link).params;
    const who = await openUnsubscribe(db, secret, token);
    if (!who) return sendUnknownLink(request, reply);
    const body = (request.body ?? {}) as Record<string, unknown>;
    if (body.resubscribe === "1") {
      await resubscribe(db, who);
      return sendPage(db, request, reply, who, "undone");
    }
    await unsubscribe(db, who, new Date());
    return sendPage(db, request, reply, who, "done");
  });
}

async function sendPage(
  db: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  who: Unsubscriber,
  state: "ask" | "done" | "undone",
): Promise<FastifyReply> {
  const survey = await getSurvey(db, who);
  const { lang } = request.query as { lang?: string };
  const { token } = request.params as { token: string };
  const page = renderUnsubscribePage({
    language: languageFor(survey, [lang, who.language, request.headers["accept-language"]]),
    languages: survey.languages.map((tag) => ({ tag, href: `?lang=${tag}` })),
    brand: survey.brand,
    subject: survey.subject,
    action: `/u/${token}`,
    state,
  });
  return reply
    .code(200)
    .header("content-type", "text/html; charset=utf-8")
    .header("content-security-policy", answerPageCsp(survey.brand))
    .header("cache-control", "no-store")
    .header("x-robots-tag", "noindex")
    .send(page);
}
