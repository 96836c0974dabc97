import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type AnswerSubmission,
  readAnswerForm,
} from "../../packages/server/src/channels/answer-page/answer-form.ts";
import type { KioskView } from "../../packages/server/src/channels/kiosk/kiosk-view.ts";
import {
  kioskCsp,
  kioskWorker,
  renderKioskPage,
} from "../../packages/server/src/channels/kiosk/render-kiosk-page.ts";
import { KnownError } from "../../packages/server/src/errors/known-error.ts";
import { readyMadeTexts } from "../../packages/server/src/surveys/ready-made-texts.ts";
import { readBody, sendJson } from "./answer-pages-server.ts";

export interface KioskServer {
  url: string;
  view: KioskView;
  /** Every post that was accepted, in order. */
  posts: AnswerSubmission[];
  /** The answers as a server that knows an id again would keep them. */
  answers: Map<string, AnswerSubmission>;
  /** Refuses everything with this status while set. */
  refuseWith: number | null;
  /** While true nothing is answered at all: the network is away. */
  offline: boolean;
  close(): Promise<void>;
}

/** A kiosk over plain HTTP and memory, with the product's own rendering and form reading. */
export async function startKiosk(): Promise<KioskServer> {
  const languages = ["en", "lv", "ru", "ar"];
  const kiosk: KioskServer = {
    url: "",
    posts: [],
    answers: new Map(),
    refuseWith: null,
    offline: false,
    view: {
      action: "/k/botanic",
      slug: "botanic",
      brand: { color: "#0b6b3a", logoUrl: null, privacyUrl: null },
      subject: "Botanic",
      languages,
      defaultLanguage: "en",
      texts: Object.fromEntries(languages.map((tag) => [tag, readyMadeTexts(tag)])),
      questions: {},
      source: "entrance",
      idleSeconds: 20,
      pin: null,
      leaveHref: "/left",
      linkHref: "/s/botanic",
      workerHref: "/k/sw.js",
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  const server: Server = createServer((request, response) => {
    answer(kiosk, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  kiosk.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return kiosk;
}

async function answer(kiosk: KioskServer, request: IncomingMessage, response: ServerResponse) {
  if (kiosk.offline) return request.socket.destroy();
  const path = new URL(request.url ?? "/", kiosk.url).pathname;
  if (request.method === "POST") return record(kiosk, request, response);
  if (path === kiosk.view.workerHref) {
    response.writeHead(200, { "content-type": "text/javascript" });
    return response.end(kioskWorker());
  }
  if (path !== kiosk.view.action) return response.writeHead(200).end("elsewhere");
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": kioskCsp(kiosk.view),
  });
  return response.end(renderKioskPage(kiosk.view));
}

async function record(kiosk: KioskServer, request: IncomingMessage, response: ServerResponse) {
  if (kiosk.refuseWith !== null) return sendJson(response, kiosk.refuseWith, { code: "refused" });
  try {
    const submission = readAnswerForm(await readBody(request));
    kiosk.posts.push(submission);
    kiosk.answers.set(submission.visit, { ...kiosk.answers.get(submission.visit), ...submission });
    return sendJson(response, 200, { id: submission.visit });
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return sendJson(response, error.status, { code: error.code });
  }
}
