import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  WidgetCounts,
  type WidgetNewsItem,
  WidgetResponse,
  WidgetRules,
} from "../../packages/contract/src/widget.ts";
import { builtScript } from "../../packages/server/src/channels/answer-page/answer-page-script.ts";
import {
  type Widget,
  widgetFurther,
  widgetLoader,
  widgetNews,
  widgetOffer,
  widgetQuestion,
} from "../../packages/server/src/channels/widget/widget-script.ts";
import { readyMadeTexts } from "../../packages/server/src/surveys/ready-made-texts.ts";

const EXAMPLES = new URL("../../examples/", import.meta.url);

export interface WidgetServer {
  /** The page that embeds the widget: another origin than the widget's own. */
  site: string;
  widget: Widget;
  /** Every answer that was accepted, in order. */
  posts: WidgetResponse[];
  counts: WidgetCounts[];
  /** While true answers cannot be posted: the network is away. */
  offline: boolean;
  /** Properties that the page's Delighted snippet has besides its own; as they are written there. */
  moreProperties: string;
  /** Addresses of people who answered a short while ago, elsewhere. */
  resting: string[];
  /** What was done lately. */
  news: WidgetNewsItem[];
  /** What the widget's host was asked for. */
  requests: string[];
  close(): Promise<void>;
}

/**
 * Two origins: one serves the widget's scripts and takes its answers by the product's schemas, the
 * other the pages of `examples/` as a customer would serve them.
 */
export async function startWidgetServer(): Promise<WidgetServer> {
  const languages = ["en", "lv", "sv", "ar"];
  const state: WidgetServer = {
    site: "",
    posts: [],
    counts: [],
    requests: [],
    news: [],
    resting: [],
    moreProperties: "",
    offline: false,
    widget: {
      key: "kV3x9QpL2mZa7RtB",
      host: "",
      survey: {
        subject: "Botanic",
        languages,
        defaultLanguage: "en",
        texts: Object.fromEntries(languages.map((tag) => [tag, readyMadeTexts(tag)])),
        brand: { color: "#0b6b3a", logoUrl: null, privacyUrl: null },
        settings: {},
      },
      placement: { kind: "popup", side: "end" },
      rules: WidgetRules.parse({}),
    },
    close: async () => {
      await Promise.all([stop(host), stop(site)]);
    },
  };
  const host = createServer((request, response) => {
    serveWidget(state, request, response).catch((error) => {
      response.writeHead(400, { "access-control-allow-origin": "*" }).end(String(error));
    });
  });
  const site = createServer((request, response) => serveSite(state, request, response));
  state.widget.host = await listen(host);
  state.site = await listen(site);
  return state;
}

async function serveWidget(
  state: WidgetServer,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { widget } = state;
  const url = new URL(request.url ?? "/", widget.host);
  state.requests.push(`${request.method} ${url.pathname}`);
  const base = `/w/${widget.key}`;
  if (request.method === "POST") {
    if (state.offline) return request.socket.destroy();
    let text = "";
    for await (const chunk of request) text += chunk;
    if (url.pathname === `${base}/responses`) {
      state.posts.push(WidgetResponse.parse(JSON.parse(text)));
    } else if (url.pathname === `${base}/counts`) {
      state.counts.push(WidgetCounts.parse(JSON.parse(text)));
    }
    const rests =
      url.pathname === `${base}/may-ask` && state.resting.includes(JSON.parse(text).email);
    response.writeHead(rests ? 409 : 200, { "access-control-allow-origin": "*" });
    return response.end("{}");
  }
  response.setHeader("content-type", "text/javascript; charset=utf-8");
  if (url.pathname === `${base}.js`) return response.end(widgetLoader(widget));
  const query = (name: string) => url.searchParams.get(name) ?? "";
  if (url.pathname === `${base}/question.js`) {
    return response.end(widgetQuestion(widget, query("lang"), query("own")));
  }
  if (url.pathname === `${base}/delighted.js`) return response.end(builtScript("delighted"));
  if (url.pathname === `${base}/further.js`) {
    return response.end(widgetFurther(widget, query("lang")));
  }
  response.setHeader("access-control-allow-origin", "*");
  if (url.pathname === `${base}/offer.js`) return response.end(widgetOffer(widget, query("lang")));
  if (url.pathname === `${base}/news.js`) {
    return response.end(widgetNews(widget.key, query("lang"), state.news));
  }
  return response.writeHead(404).end();
}

/** `/other/popup.html` is the same page as `/popup.html`, for rules about paths. */
function serveSite(state: WidgetServer, request: IncomingMessage, response: ServerResponse) {
  const { pathname } = new URL(request.url ?? "/", "http://site");
  const name = pathname.split("/").at(-1) ?? "";
  if (!/^[\w-]+\.(html|css|js)$/.test(name)) return response.writeHead(404).end();
  const { host, key } = state.widget;
  const text = readFileSync(new URL(name, EXAMPLES), "utf8")
    .replaceAll("http://localhost:4400", host)
    .replaceAll("YOUR_KEY", key)
    .replace('plan: "pro"', `plan: "pro"${state.moreProperties}`);
  const types = { html: "text/html", css: "text/css", js: "text/javascript" };
  const type = types[name.split(".")[1] as keyof typeof types];
  response.setHeader("content-type", `${type}; charset=utf-8`);
  if (name === "strict-csp.html") {
    response.setHeader("content-security-policy", `script-src 'self' ${host}; style-src 'self'`);
  }
  return response.end(text);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
