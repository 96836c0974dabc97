import type { WebhookTarget } from "@candor/contract/webhook.ts";
import type { AskedQuestions } from "../../delighted/additional-answers.ts";
import { responseLink } from "../../response-link.ts";
import { candorBody } from "../formats/candor.ts";
import { type ChatMessage, chatMessage } from "../formats/chat-message.ts";
import { delightedBody, delightedSignature } from "../formats/delighted.ts";
import { escapeMattermost, mattermostBody, mattermostText } from "../formats/mattermost.ts";
import { fill, fillJson, type Values, valuesOf } from "../formats/placeholders.ts";
import { escapeSlack, slackBody, slackText } from "../formats/slack.ts";
import { escapeTelegram, telegramBody, telegramText } from "../formats/telegram.ts";
import { standardHeaders } from "../manage/webhook-secrets.ts";
import type { StoredEvent } from "../outbox/event-data.ts";
import type { OutgoingRequest } from "./send-request.ts";

/** What rendering needs besides the event. */
export interface RenderContext {
  target: WebhookTarget;
  /** Standard Webhooks secrets that sign; the newest first. */
  secrets: readonly string[];
  /** The API key that signs in Delighted's format. */
  apiKey: string | null;
  /** How things are called in Delighted's format; see `delightedNames`. */
  names?: ReadonlyMap<string, string>;
  /** What the survey asks, in Delighted's format; see `delightedQuestions`. */
  questions?: AskedQuestions | undefined;
  publicUrl: string;
  /** When this attempt is made: it is signed. */
  at: Date;
}

const JSON_TYPE = "application/json";

/** The request that tells a receiver of an event, in the receiver's own format and signed. */
export function renderRequest(event: StoredEvent, context: RenderContext): OutgoingRequest {
  const { target, publicUrl } = context;
  const link = linkTo(event, publicUrl);
  const values = valuesOf(event, link);
  const text = (
    template: string | undefined,
    escaped: (text: string) => string,
    ready: (message: ChatMessage) => string,
  ) => (template ? fill(template, values, escaped) : ready(chatMessage(event, link)));
  switch (target.format) {
    case "candor": {
      const body = candorBody(event);
      return request("POST", target.url, body, {
        ...target.headers,
        ...signatures(event, body, context),
      });
    }
    case "delighted": {
      const names = context.names ?? new Map();
      const body = delightedBody(event, { names, questions: context.questions, publicUrl });
      return request("POST", target.url, body, {
        "X-Delighted-Webhook-Signature": delightedSignature(body, context.apiKey ?? ""),
      });
    }
    case "slack":
      return request("POST", target.url, slackBody(text(target.template, escapeSlack, slackText)));
    case "mattermost": {
      const message = text(target.template, escapeMattermost, mattermostText);
      return request("POST", target.url, mattermostBody(message, target.channel));
    }
    case "telegram": {
      const base = (target.apiUrl ?? TELEGRAM).replace(/\/+$/, "");
      const message = text(target.template, escapeTelegram, telegramText);
      const url = `${base}/bot${target.botToken}/sendMessage`;
      return request("POST", url, telegramBody(target.chatId, message));
    }
    case "action": {
      const body = actionBody(target, values);
      return request(target.method, actionUrl(target.url, values), body, {
        ...(body === "" ? {} : { "content-type": TYPES[target.encoding] }),
        ...target.headers,
        ...signatures(event, body, context),
      });
    }
  }
}

const TELEGRAM = "https://api.telegram.org";
const TYPES = {
  json: JSON_TYPE,
  form: "application/x-www-form-urlencoded",
  text: "text/plain; charset=utf-8",
};

function request(
  method: string,
  url: string,
  body: string,
  headers: Record<string, string> = {},
): OutgoingRequest {
  return {
    method,
    url,
    body,
    headers: {
      "user-agent": "Candor-Webhooks/1",
      accept: "*/*",
      ...(body === "" || headers["content-type"] ? {} : { "content-type": JSON_TYPE }),
      ...headers,
    },
  };
}

function signatures(event: StoredEvent, body: string, { at, secrets }: RenderContext) {
  return standardHeaders({ id: event.id, at, body }, secrets);
}

/** The answer, the alerts, or the goals, in the dashboard. */
function linkTo(
  { data: { response, workspace, survey, alert, goal } }: StoredEvent,
  publicUrl: string,
): string | null {
  if (alert) {
    const query = new URLSearchParams({ workspace: workspace.id, survey: survey?.id ?? "" });
    return `${publicUrl}/alerts?${query}`;
  }
  if (goal) return `${publicUrl}/goals?${new URLSearchParams({ workspace: workspace.id })}`;
  if (!response) return null;
  const { id: responseId, surveyId } = response;
  return responseLink(publicUrl, { workspaceId: workspace.id, surveyId, responseId });
}

type Action = Extract<WebhookTarget, { format: "action" }>;

/** The host is fixed; what a customer wrote can only ever be a piece of the path or of the query. */
function actionUrl(template: string, values: Values): string {
  return template.replace(/^([^/]*\/\/[^/?#]*)(.*)$/s, (_whole, host: string, rest: string) => {
    return host + fill(rest, values, encodeURIComponent);
  });
}

function actionBody({ body, encoding, method }: Action, values: Values): string {
  if (body === undefined || method === "GET") return "";
  if (encoding === "text") return fill(String(body), values, (text) => text);
  const filled = fillJson(body, values);
  if (encoding === "json") return JSON.stringify(filled);
  const fields = Object.entries(filled as Record<string, unknown>);
  return new URLSearchParams(
    fields.map(([name, value]): [string, string] => [name, asField(value)]),
  ).toString();
}

function asField(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
