import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type AnswerSubmission,
  answerProblem,
  enteredSoFar,
  readAnswerForm,
} from "../../packages/server/src/channels/answer-page/answer-form.ts";
import { answerPageCsp } from "../../packages/server/src/channels/answer-page/answer-page-csp.ts";
import {
  type AnswerForm,
  type AnswerState,
  type AnswerView,
  type FurtherQuestion,
  groupOf,
} from "../../packages/server/src/channels/answer-page/answer-view.ts";
import { languageLinks } from "../../packages/server/src/channels/answer-page/page-frame.ts";
import { renderAnswerPage } from "../../packages/server/src/channels/answer-page/render-answer-page.ts";
import { KnownError } from "../../packages/server/src/errors/known-error.ts";
import { readyMadeTexts } from "../../packages/server/src/surveys/ready-made-texts.ts";

/** One answer as it stands, and how often it was posted. */
export interface KeptAnswer {
  submission: AnswerSubmission;
  posts: number;
}

export interface AnswerPagesServer {
  url: string;
  answers: Map<string, KeptAnswer>;
  /** Paths and methods of everything that was asked for, in order. */
  requests: string[];
  /** What a page is made of besides language and state; tests change it. */
  survey: Pick<AnswerView, "subject" | "brand"> & {
    languages: string[];
    questions: FurtherQuestion[];
    mayContact: boolean;
  };
  /** While true every post is cut off: the network is away. */
  offline: boolean;
  close(): Promise<void>;
}

/**
 * The answer pages over plain HTTP and memory: the product's own rendering and form reading, with
 * the same protocol as its routes, so that pages are tested apart from storage.
 */
export async function startAnswerPages(): Promise<AnswerPagesServer> {
  const pages: AnswerPagesServer = {
    url: "",
    answers: new Map(),
    requests: [],
    offline: false,
    survey: {
      subject: "Botanic",
      brand: { color: "#0b6b3a", logoUrl: null, privacyUrl: null },
      languages: ["en"],
      questions: [],
      mayContact: true,
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
  const server: Server = createServer((request, response) => {
    answer(pages, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  pages.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return pages;
}

async function answer(
  pages: AnswerPagesServer,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const url = new URL(request.url ?? "/", pages.url);
  pages.requests.push(`${request.method} ${url.pathname}${url.search}`);
  const language = url.searchParams.get("lang") ?? "en";
  if (request.method !== "POST") {
    const score = url.searchParams.get("score");
    const fromMail = url.pathname.startsWith("/a/") && score !== null;
    const form = emptyForm(pages, url.pathname, randomUUID());
    const state: AnswerState = fromMail
      ? {
          kind: "ask",
          ...form,
          fromMail,
          score: Number(score),
          honeypotHref: `${url.pathname}/more`,
        }
      : { kind: "ask", ...form };
    return sendPage(pages, response, 200, language, state);
  }
  if (pages.offline) return request.socket.destroy();
  const wantsJson = request.headers.accept?.includes("application/json") ?? false;
  const body = await readBody(request);
  try {
    const submission = readAnswerForm(body);
    const before = pages.answers.get(submission.visit);
    pages.answers.set(submission.visit, { submission, posts: (before?.posts ?? 0) + 1 });
    const group = groupOf(submission.score);
    const texts = readyMadeTexts(submission.language ?? language);
    if (wantsJson) {
      const reply = {
        id: submission.visit,
        group,
        followUp: texts.followUp[group],
        thanks: texts.thanks[group],
      };
      return sendJson(response, 200, reply);
    }
    const { score } = submission;
    const form = emptyForm(pages, url.pathname, submission.visit);
    const next: AnswerState =
      submission.step === "score" ? { kind: "comment", ...form, score } : { kind: "thanks", group };
    return sendPage(pages, response, 200, submission.language ?? language, next);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    if (wantsJson)
      return sendJson(response, error.status, { code: error.code, detail: error.message });
    const spoken = typeof body.language === "string" ? body.language : language;
    const visit = typeof body.visit === "string" ? body.visit : randomUUID();
    const form = emptyForm(pages, url.pathname, visit);
    const refused = { ...form, ...enteredSoFar(body), problem: answerProblem(error.code, spoken) };
    const { score } = refused;
    const state: AnswerState =
      body.step === "comment" && score !== undefined
        ? { kind: "comment", ...refused, score }
        : { kind: "ask", ...refused };
    return sendPage(pages, response, error.status, spoken, state);
  }
}

function emptyForm(pages: AnswerPagesServer, action: string, visit: string): AnswerForm {
  const { questions, mayContact } = pages.survey;
  return { action, visit, questions, mayContact, personKnown: action.startsWith("/a/") };
}

function sendPage(
  pages: AnswerPagesServer,
  response: ServerResponse,
  status: number,
  language: string,
  state: AnswerState,
) {
  const { subject, brand, languages } = pages.survey;
  const page = renderAnswerPage({
    language,
    languages: languageLinks(languages, ""),
    brand,
    subject,
    texts: readyMadeTexts(language),
    state,
  });
  const csp = answerPageCsp(brand);
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": csp,
    "cache-control": "no-cache",
  });
  response.end(page);
}

export function sendJson(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += chunk;
  if (request.headers["content-type"]?.includes("json")) return JSON.parse(text);
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}
