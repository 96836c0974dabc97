import { AMBASSADOR_KINDS, type AmbassadorKind } from "@candor/contract/ambassador.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import { moreMessage } from "../../messages/more-messages.ts";
import type { Database } from "../../storage/database.ts";
import { inTransaction } from "../../storage/in-transaction.ts";
import { brandOf } from "../../surveys/brand.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { answerPageCsp } from "../answer-page/answer-page-csp.ts";
import { html } from "../answer-page/html.ts";
import { pageFrame } from "../answer-page/page-frame.ts";
import { sendUnknownLink } from "../link/unknown-link.ts";
import type { AmbassadorNews } from "./ambassador-news.ts";
import { countPost } from "./answer-bursts.ts";
import type { AnswerDoor } from "./answer-door.ts";
import { sendHtml } from "./answer-door-page.ts";
import { languageOf } from "./answer-door-routes.ts";
import { type AnsweredVisit, answerOfVisit, fieldsOf } from "./answered-visit.ts";
import { doorOptions } from "./door-options.ts";
import { asksMore } from "./survey-questions.ts";

/**
 * `…/more`, behind the thanks of an answer: whoever answered may say that they would do more. It is offered to everybody
 * or, by the survey's setting, to nobody; no score is read. A GET changes nothing.
 */
export function moreRoutes(
  app: App,
  deps: { db: Database; secret: ServerSecret; ambassadors: AmbassadorNews },
  path: string,
  open: (request: FastifyRequest) => Promise<AnswerDoor | null>,
): void {
  const options = doorOptions(120);
  app.get(path, options, async (request, reply) => {
    const found = await answered(deps, await open(request), request);
    return found ? show(request, reply, found, "ask") : sendUnknownLink(request, reply);
  });
  app.post(path, options, async (request, reply): Promise<FastifyReply> => {
    const found = await answered(deps, await open(request), request);
    if (!found) return sendUnknownLink(request, reply);
    const now = new Date();
    const { survey, channel } = found.door;
    countPost(deps.db, { survey, channel, from: request.ip }, now);
    const kinds = AMBASSADOR_KINDS.filter((kind) => fieldsOf(request)[kind] !== undefined);
    if (kinds.length === 0) return show(request, reply, found, "none");
    await keep(deps, request, found, kinds, now);
    return show(request, reply, found, "done");
  });
}

/** The answer of the visit, where the survey asks for more. */
async function answered(
  deps: { db: Database; secret: ServerSecret },
  door: AnswerDoor | null,
  request: FastifyRequest,
): Promise<AnsweredVisit | null> {
  return door && asksMore(door.survey) ? answerOfVisit(deps, door, request) : null;
}

async function keep(
  { db, ambassadors }: { db: Database; ambassadors: AmbassadorNews },
  request: FastifyRequest,
  { door, responseId, personId }: AnsweredVisit,
  kinds: readonly AmbassadorKind[],
  now: Date,
): Promise<void> {
  const field = (name: string, limit: number) => {
    const value = fieldsOf(request)[name];
    return typeof value === "string" ? cutText(storableText(value).trim(), limit) : "";
  };
  const said = {
    kinds: [...kinds],
    words: field("words", 2000),
    contact: personId === null ? field("contact", 254) || null : null,
  };
  const workspaceId = door.survey.workspace_id;
  await inTransaction(db, async (trx) => {
    await trx
      .insertInto("ambassador")
      .values({
        workspace_id: workspaceId,
        response_id: responseId,
        survey_id: door.survey.id,
        person_id: personId,
        ...said,
        at: now,
        done_at: null,
        done_by: null,
      })
      .onConflict((conflict) => conflict.columns(["workspace_id", "response_id"]).doUpdateSet(said))
      .execute();
    await ambassadors(trx, { workspaceId, responseId, kind: "offered", now });
  });
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { door, visit, personId }: AnsweredVisit,
  state: "ask" | "none" | "done",
): FastifyReply {
  const { survey } = door;
  const language = languageOf(request, door);
  const say = (key: string) => moreMessage(language, key, { subject: survey.subject });
  const title = say(state === "done" ? "done" : "title");
  const ticks = AMBASSADOR_KINDS.map(
    (kind) =>
      html`<label class="check"><input class="box" type="checkbox" name="${kind}" value="1"> ${say(`kind.${kind}`)}</label>`,
  );
  const contact = html`<div class="part"><label for="contact">${say("contact")}</label><input class="field" id="contact" name="contact" maxlength="254" autocomplete="email" dir="ltr"></div>`;
  const recommend =
    door.recommends &&
    html`<p><a class="button quiet" href="${door.path}/recommend?visit=${visit}&lang=${language}">${answerMessage(language, "recommend")}</a></p>`;
  const main =
    state === "done"
      ? html`<h1>${title}</h1><p>${say("doneText")}</p>${recommend}`
      : html`<h1>${title}</h1><p>${say("text")}</p><form method="post" action="${door.path}/more" novalidate><input type="hidden" name="visit" value="${visit}"><input type="hidden" name="lang" value="${language}">
${state === "none" && html`<p class="problem" role="alert">${say("none")}</p>`}<fieldset class="part"><legend>${say("kinds")}</legend>${ticks}</fieldset>
<div class="part"><label for="words">${say("words")} <i>(${say("optional")})</i></label><textarea id="words" name="words" maxlength="2000" rows="3" dir="auto"></textarea></div>
${personId === null && contact}<button>${say("send")}</button></form>`;
  const brand = brandOf(survey);
  const page = pageFrame(
    { language, languages: [], brand, subject: survey.subject },
    { title, main },
  );
  const status = state === "none" ? 400 : 200;
  return sendHtml(reply, { status, page, csp: answerPageCsp(brand) });
}
