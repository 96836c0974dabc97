import type { Group } from "@candor/contract/common.ts";
import type {
  Webhook,
  WebhookEvent,
  WebhookFilter,
  WebhookFormat,
} from "@candor/contract/webhook.ts";
import type { BodyOf } from "../../request/api.ts";

export const FORMATS: readonly WebhookFormat[] = [
  "candor",
  "slack",
  "mattermost",
  "telegram",
  "action",
  "delighted",
];
export const EVENTS = [
  "response.created",
  "response.updated",
  "response.excluded",
  "response.deleted",
  "response.read",
  "person.unsubscribed",
  "case.opened",
  "case.assigned",
  "case.missed",
  "case.resolved",
  "case.reopened",
  "case.closed",
  "promise.made",
  "promise.warned",
  "promise.apologised",
  "promise.missed",
  "promise.kept",
  "promise.broken",
  "promise.released",
  "promise.reopened",
  "improvement.begun",
  "improvement.measured",
  "improvement.decided",
  "announcement.sent",
  "idea.created",
  "idea.changed",
  "idea.merged",
  "testimonial.asked",
  "testimonial.given",
  "testimonial.refused",
  "testimonial.published",
  "testimonial.withdrawn",
  "ambassador.offered",
  "ambassador.done",
  "referral.arrived",
  "referral.purchase",
  "decision.recorded",
  "decision.review_due",
  "decision.reviewed",
  "decision.superseded",
  "chat.began",
  "chat.answered",
  "chat.mailed",
  "chat.ended",
  "offer.issued",
  "offer.redeemed",
  "offer.ended",
  "alert.began",
  "alert.ended",
  "goal.reached",
  "goal.missed",
  "goal.slipping",
] as const satisfies readonly WebhookEvent[];
export const METHODS = ["POST", "PUT", "PATCH", "GET", "DELETE"] as const;
export const ENCODINGS = ["json", "form", "text"] as const;

type WebhookTarget = BodyOf<"/api/v1/webhooks", "post">["target"];

/** What the form of a webhook holds: texts as they were typed. */
export type WebhookDraft = {
  name: string;
  format: WebhookFormat;
  events: WebhookEvent[];
  surveys: string[];
  groups: Group[];
  /** One `property=value` a line. */
  properties: string;
  url: string;
  apiKey: string;
  channel: string;
  botToken: string;
  chatId: string;
  template: string;
  method: (typeof METHODS)[number];
  encoding: (typeof ENCODINGS)[number];
  body: string;
  /** One `Name: value` a line. */
  headers: string;
};

/** Secrets, addresses and templates are not told again: where they are left empty they stay. */
export function draftOfWebhook(webhook: Webhook | null): WebhookDraft {
  return {
    name: webhook?.name ?? "",
    format: webhook?.format ?? "candor",
    events: webhook ? EVENTS.filter((one) => webhook.events.includes(one)) : ["response.created"],
    surveys: webhook?.filter.surveys ?? [],
    groups: webhook?.filter.groups ?? [],
    properties: (webhook?.filter.properties ?? []).join("\n"),
    url: "",
    apiKey: "",
    channel: "",
    botToken: "",
    chatId: "",
    template: "",
    method: "POST",
    encoding: "json",
    body: "",
    headers: "",
  };
}

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Parts of the filter that the form does not show, such as score limits set by a program, stay. */
export function filterOf(draft: WebhookDraft, before: WebhookFilter = {}): WebhookFilter {
  const { surveys: _s, groups: _g, properties: _p, ...rest } = before;
  const properties = lines(draft.properties);
  return {
    ...rest,
    ...(draft.surveys.length > 0 ? { surveys: draft.surveys } : {}),
    ...(draft.groups.length > 0 ? { groups: draft.groups } : {}),
    ...(properties.length > 0 ? { properties } : {}),
  };
}

/** What is wrong with the draft, if anything: the form says it beside the field. */
export function faultsOf(draft: WebhookDraft): {
  properties: boolean;
  body: boolean;
  events: boolean;
} {
  return {
    properties: lines(draft.properties).some((line) => !/^[^=]{1,100}=/.test(line)),
    body: draft.format === "action" && draft.encoding === "json" && parsed(draft.body) === WRONG,
    events: draft.events.length === 0,
  };
}

/**
 * The target as the server takes it. Empty fields are left out: of a new webhook they are optional
 * or refused with a sentence, of a saved one they stay as they are.
 */
export function targetOf(draft: WebhookDraft, isNew: boolean): WebhookTarget {
  const { format } = draft;
  const headers = Object.fromEntries(
    lines(draft.headers).map((line) => {
      const at = line.indexOf(":");
      return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
  const shared = filled({ url: format === "telegram" ? "" : draft.url });
  const own = {
    candor: Object.keys(headers).length > 0 ? { headers } : {},
    delighted: filled({ apiKey: draft.apiKey }),
    slack: filled({ template: draft.template }),
    mattermost: filled({ channel: draft.channel, template: draft.template }),
    telegram: filled({
      botToken: draft.botToken,
      chatId: draft.chatId,
      template: draft.template,
    }),
    action: {
      // A saved request keeps its method until an address or a body is written anew.
      ...(isNew || draft.url !== "" || draft.body !== ""
        ? { method: draft.method, encoding: draft.encoding }
        : {}),
      ...(draft.body.trim() === ""
        ? {}
        : { body: draft.encoding === "text" ? draft.body : parsed(draft.body) }),
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
    },
  }[format];
  // What is missing or does not fit is refused by the server with a sentence beside the field.
  return { format, ...shared, ...own } as WebhookTarget;
}

const WRONG = Symbol("not JSON");
function parsed(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return WRONG;
  }
}

function filled(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ""),
  );
}
