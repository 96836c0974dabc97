import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import {
  openUnsubscribe,
  resubscribe,
  type TellUnsubscribed,
  type Unsubscriber,
  unsubscribe,
} from "../../invitations/unsubscribe.ts";
import type { Database } from "../../storage/database.ts";
import { brandOf } from "../../surveys/brand.ts";
import { languageFor, type SurveyRow } from "../../surveys/survey.ts";
import { findSurvey } from "../../surveys/survey-queries.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { answerPageCsp } from "../answer-page/answer-page-csp.ts";
import { languageLinks } from "../answer-page/page-frame.ts";
import { renderUnsubscribePage, type UnsubscribeView } from "../answer-page/render-message-page.ts";
import { acceptedLanguages } from "../door/accepted-languages.ts";
import { queryOf, sendHtml } from "../door/answer-door-page.ts";
import { doorOptions } from "../door/door-options.ts";
import { sendUnknownLink } from "../link/unknown-link.ts";

export interface UnsubscribeDeps {
  db: Database;
  secret: ServerSecret;
  unsubscribed: TellUnsubscribed;
}

type Opened = FastifyRequest<{ Params: { token: string } }>;

/**
 * `GET /u/:token` shows a button and changes nothing, since mail scanners open links. `POST` acts: by
 * that button, by a mail program's one click (RFC 8058, `List-Unsubscribe=One-Click`), and with
 * `resubscribe` the other way round.
 */
export function unsubscribeRoutes(app: App, deps: UnsubscribeDeps): void {
  const options = doorOptions(300);

  app.register(async (scope: App) => {
    // Mail programs post in every shape; whatever the body is called, the way out must work.
    scope.removeContentTypeParser(["application/json", "text/plain"]);
    scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );

    scope.get("/u/:token", options, async (request, reply) => {
      const opened = await open(deps, request);
      if (!opened) return sendUnknownLink(request, reply);
      return send(request, reply, opened, opened.who.unsubscribed ? "done" : "ask");
    });

    scope.post("/u/:token", options, async (request, reply): Promise<FastifyReply> => {
      const fields = await fieldsOf(request);
      const opened = await open(deps, request);
      if (!opened) return sendUnknownLink(request, reply);
      if (fields.has("resubscribe")) {
        await resubscribe(deps.db, opened.who);
        return send(request, reply, opened, "undone");
      }
      await unsubscribe(deps, opened.who, new Date());
      return send(request, reply, opened, "done");
    });
  });
}

interface OpenedWay {
  who: Unsubscriber;
  survey: SurveyRow;
  token: string;
}

async function open(
  { db, secret }: UnsubscribeDeps,
  request: FastifyRequest,
): Promise<OpenedWay | null> {
  const { token } = (request as Opened).params;
  const who = await openUnsubscribe(db, secret, token);
  const survey = who && (await findSurvey(db, who));
  return survey ? { who, survey, token } : null;
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { who, survey, token }: OpenedWay,
  state: UnsubscribeView["state"],
): FastifyReply {
  const { lang } = request.query as { lang?: unknown };
  const language = languageFor(survey, [
    typeof lang === "string" ? lang : null,
    who.language,
    ...acceptedLanguages(request),
  ]);
  const page = renderUnsubscribePage({
    language,
    languages: state === "ask" ? languageLinks(survey.languages, queryOf(request.url)) : [],
    brand: brandOf(survey),
    subject: survey.subject,
    action: `/u/${token}?lang=${language}`,
    state,
  });
  return sendHtml(reply, { status: 200, page, csp: answerPageCsp(brandOf(survey)) });
}

/** The names of what was posted, whichever way a mail program or a browser posts. */
async function fieldsOf(request: FastifyRequest): Promise<Set<string>> {
  if (request.isMultipart()) {
    const names = new Set<string>();
    for await (const part of request.parts()) {
      names.add(part.fieldname);
      if (part.type === "file") await part.toBuffer();
    }
    return names;
  }
  const { body } = request;
  return new Set(typeof body === "object" && body !== null ? Object.keys(body) : []);
}
