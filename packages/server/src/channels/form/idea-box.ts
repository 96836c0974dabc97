import { LIMITS } from "@candor/contract/limits.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { keepLooseComments, keyOfWords } from "../../loose-comments/keep-loose-comments.ts";
import type { Database } from "../../storage/database.ts";
import { brandOf } from "../../surveys/brand.ts";
import { withSubject } from "../../surveys/ready-made-texts.ts";
import { languageFor, textsOf } from "../../surveys/survey.ts";
import { answerPageCsp } from "../answer-page/answer-page-csp.ts";
import { languageLinks } from "../answer-page/page-frame.ts";
import { countPost } from "../door/answer-bursts.ts";
import type { AnswerDoor } from "../door/answer-door.ts";
import { queryOf, sendHtml } from "../door/answer-door-page.ts";
import { languageOf, showDoor } from "../door/answer-door-routes.ts";
import { type IdeaPageView, renderIdeaPage, renderIdeaThanks } from "./render-idea-page.ts";

/** Told of words that were kept, by the key that finds them again. */
export type TookIdea = (idea: {
  workspaceId: string;
  surveyId: string;
  sourceKey: string;
  now: Date;
}) => Promise<void>;

const Email = z.email();

/** Shows the idea box; a survey that is closed says so as everywhere. */
export function showIdeaBox(
  request: FastifyRequest,
  reply: FastifyReply,
  door: AnswerDoor,
): FastifyReply {
  if (door.survey.status !== "open") return showDoor(request, reply, door);
  return sendIdeaPage(reply, door, 200, languageOf(request, door), { visit: uuidv7() });
}

/** Keeps an idea: no score is asked for, and none is made up. */
export async function postIdea(
  { db, tookIdea }: { db: Database; tookIdea: TookIdea },
  request: FastifyRequest,
  reply: FastifyReply,
  door: AnswerDoor,
  now = new Date(),
): Promise<FastifyReply> {
  const { survey } = door;
  countPost(db, { survey, channel: door.channel, from: request.ip }, now);
  if (survey.status !== "open") return showDoor(request, reply, door);
  const body = (request.body ?? {}) as Record<string, unknown>;
  const field = (name: string, limit: number) =>
    typeof body[name] === "string" ? cutText(storableText(body[name]).trim(), limit) : "";
  const language = languageFor(survey, [field("language", 20), languageOf(request, door)]);
  const text = field("comment", LIMITS.comment);
  const email = survey.anonymous ? "" : field("email", LIMITS.email);
  const visit = field("visit", 100);
  const problem =
    text === "" ? "missing" : email !== "" && !Email.safeParse(email).success ? "email" : undefined;
  if (problem) {
    return sendIdeaPage(reply, door, 400, language, { visit, text, email, problem });
  }
  const place = { workspaceId: survey.workspace_id, surveyId: survey.id, now };
  const sourceKey = keyOfWords("ideas", visit, text);
  await keepLooseComments(db, place, [
    {
      source: "ideas",
      sourceKey,
      text,
      language,
      contact: email || null,
      givenAt: now,
    },
  ]);
  await tookIdea({ ...place, sourceKey });
  const page = renderIdeaThanks({ ...viewOf(reply, door, language), action: door.path });
  return sendHtml(reply, { status: 200, page, csp: answerPageCsp(brandOf(survey)) });
}

function sendIdeaPage(
  reply: FastifyReply,
  door: AnswerDoor,
  status: number,
  language: string,
  entered: Pick<IdeaPageView, "visit" | "text" | "email" | "problem">,
): FastifyReply {
  const { survey } = door;
  const page = renderIdeaPage({
    ...viewOf(reply, door, language),
    ...entered,
    action: door.path,
    mayContact: !survey.anonymous,
    privacy: withSubject(textsOf(survey, language), survey.subject).privacy,
  });
  return sendHtml(reply, { status, page, csp: answerPageCsp(brandOf(survey)) });
}

function viewOf(reply: FastifyReply, { survey }: AnswerDoor, language: string) {
  return {
    language,
    languages: languageLinks(survey.languages, queryOf(reply.request.url)),
    brand: brandOf(survey),
    subject: survey.subject,
  };
}
