import type { FastifyReply, FastifyRequest } from "fastify";
import { ANSWER_LANGUAGES } from "../../messages/answer-messages.ts";
import { readyMadeTexts } from "../../surveys/ready-made-texts.ts";
import { DEFAULT_BRAND } from "../../surveys/survey.ts";
import { answerPageCsp } from "../answer-page/answer-page-csp.ts";
import { renderAnswerPage } from "../answer-page/render-answer-page.ts";

/** The page for a link that leads nowhere: it tells a customer so, in a language they asked for. */
export function sendUnknownLink(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const wished = (request.headers["accept-language"] ?? "")
    .split(",")
    .map((part) => (part.split(/[;-]/)[0] ?? "").trim().toLowerCase());
  const language = wished.find((tag) => ANSWER_LANGUAGES.includes(tag)) ?? "en";
  const page = renderAnswerPage({
    language,
    languages: [],
    brand: DEFAULT_BRAND,
    subject: "",
    texts: readyMadeTexts(language),
    state: { kind: "invalid" },
  });
  return reply
    .code(404)
    .header("content-type", "text/html; charset=utf-8")
    .header("content-security-policy", answerPageCsp(DEFAULT_BRAND))
    .send(page);
}
