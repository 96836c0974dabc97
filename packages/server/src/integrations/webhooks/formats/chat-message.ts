import { integrationsMessage } from "../../../messages/integration-messages.ts";
import type { EventAlert, EventGoal, StoredEvent } from "../outbox/event-data.ts";

/** What a colleague reads in a chat: plain text, escaped by each chat in its own way. */
export interface ChatMessage {
  title: string;
  /** The customer's own words. */
  quote: string | null;
  /** Sentences, each on a line of its own. */
  lines?: string[];
  facts: string[];
  link: { text: string; url: string } | null;
}

/** A customer may write a page; a chat shows its beginning and links to the rest. */
const QUOTE_CHARACTERS = 1200;

/** The ready-made message about an event, in the workspace's language. */
export function chatMessage(event: StoredEvent, link: string | null): ChatMessage {
  const { response, person, survey, workspace, unsubscribed, promise, alert, goal } = event.data;
  const { testimonial, ambassador } = event.data;
  const say = (key: string, args: Record<string, string | number> = {}) =>
    integrationsMessage(workspace.language, key, args);
  const who = person?.name ?? person?.email ?? person?.phone ?? null;
  const facts = [
    ...(survey ? [survey.name] : []),
    ...(response?.properties ? Object.values(response.properties).slice(0, 5).map(String) : []),
    ...(unsubscribed?.reason ? [unsubscribed.reason] : []),
    ...(alert ? [numbersOf(alert, say), ...(alert.note ? [alert.note] : [])] : []),
    ...(goal ? goalFacts(goal, survey?.name ?? null, say) : []),
  ];
  return {
    title: titleOf(event, who, say),
    quote: shorten(
      response?.comment ?? promise?.words ?? testimonial?.text ?? (ambassador?.words || null),
    ),
    facts: event.data.test ? [say("chat.test"), ...facts] : facts,
    link: link === null ? null : { text: say(linkWords(event)), url: link },
  };
}

function linkWords({ data }: StoredEvent): string {
  if (data.alert) return "chat.openAlerts";
  return data.goal ? "chat.openGoals" : "chat.open";
}

function titleOf(
  { type, data }: StoredEvent,
  who: string | null,
  say: (key: string, args?: Record<string, string | number>) => string,
): string {
  if (data.case) {
    const { number } = data.case;
    return say(`chat.${type}`, { number, name: who ?? say("chat.somebody") });
  }
  if (data.promise) return say(`chat.${type}`, { name: who ?? say("chat.somebody") });
  if (data.improvement) {
    const { title, verdict, decision } = data.improvement;
    return say(`chat.${type}`, { title, verdict: verdict ?? "", decision: decision ?? "" });
  }
  if (data.announcement) {
    const { title, sent } = data.announcement;
    return say(`chat.${type}`, { title, n: sent });
  }
  if (data.idea) {
    const { number, title, state } = data.idea;
    return say(`chat.${type}`, { number, title, state });
  }
  if (data.testimonial) {
    return say(`chat.${type}`, { name: data.testimonial.shownAs ?? say("chat.somebody") });
  }
  if (data.ambassador) return say(`chat.${type}`, { name: who ?? say("chat.somebody") });
  if (data.referral) {
    const { purchase } = data.referral;
    const amount = purchase ? `${purchase.amount} ${purchase.currency}` : "";
    return say(`chat.${type}`, { name: who ?? say("chat.somebody"), amount });
  }
  if (data.decision) {
    const { number, question, choice, outcome } = data.decision;
    return say(`chat.${type}`, { number, question, choice, outcome: outcome ?? "" });
  }
  if (data.offer) {
    const { title, code } = data.offer;
    const words = title[data.workspace.language] ?? Object.values(title)[0] ?? "";
    return say(`chat.${type}`, { title: words, code: code ?? "" });
  }
  if (data.chat) return say(`chat.${type}`, { survey: data.survey?.name ?? "" });
  if (data.alert) {
    const { rule, value, outcome, by } = data.alert;
    const about = value === null ? rule : `${rule} (${value})`;
    return say(`chat.${type}`, { rule: about, outcome: outcome ?? "", by: by ?? "" });
  }
  if (data.goal) return say(`chat.${type}`, { measure: data.goal.measure });
  if (data.unsubscribed) return say("chat.unsubscribed", { name: who ?? say("chat.somebody") });
  if (!data.response) return say("chat.deleted");
  const { score, group } = data.response;
  const args = { score, group, name: who ?? say("chat.somebody") };
  if (type === "response.updated") return say("chat.updated", args);
  if (type === "response.excluded") return say("chat.excluded", args);
  return say("chat.created", args);
}

/** A score never without its base and interval, and below ten answers none. */
function numbersOf(
  { since, before, now, share, volume, finding }: EventAlert,
  say: (key: string, args?: Record<string, string | number>) => string,
): string {
  if (share) return shareOf({ since, share }, say);
  if (volume) {
    return say("chat.alert.silent", {
      ...{ since, got: volume.got, expected: Math.round(volume.expected) },
    });
  }
  if (finding) return say("chat.alert.found", { name: finding.name });
  if (before.score === null || before.lower === null || before.upper === null) return since;
  const whole = {
    ...{ since, n: now.answers, nBefore: before.answers },
    before: Math.round(before.score),
    beforeLower: Math.round(before.lower),
    beforeUpper: Math.round(before.upper),
  };
  if (now.score === null || now.lower === null || now.upper === null) {
    return say("chat.alert.few", whole);
  }
  return say("chat.alert.numbers", {
    ...whole,
    score: Math.round(now.score),
    lower: Math.round(now.lower),
    upper: Math.round(now.upper),
  });
}

/** What it is about, and the month it was judged by: a figure never without its base and interval. */
function goalFacts(
  { about, target, closed, outlook }: EventGoal,
  survey: string | null,
  say: (key: string, args?: Record<string, string | number>) => string,
): string[] {
  const tenths = (value: number) => Number(value.toFixed(1));
  const { from = "", n = 0, value = null, lower = null, upper = null } = closed ?? {};
  return [
    ...(about === null || about === survey ? [] : [about]),
    value === null || lower === null || upper === null
      ? say("chat.goal.target", { target })
      : say("chat.goal.numbers", {
          ...{ month: from.slice(0, 7), n, target },
          ...{ value: tenths(value), lower: tenths(lower), upper: tenths(upper) },
        }),
    ...(outlook === null
      ? []
      : [
          say("chat.goal.outlook", {
            month: outlook.from.slice(0, 7),
            percent: Math.round(100 * outlook.probability),
          }),
        ]),
  ];
}

/** A share never without its base and interval. */
function shareOf(
  { since, share }: { since: string; share: NonNullable<EventAlert["share"]> },
  say: (key: string, args?: Record<string, string | number>) => string,
): string {
  const percent = (part: number) => (100 * part).toFixed(1);
  const { before } = share;
  return say("chat.alert.share", {
    ...{ since, has: share.has, n: share.n, share: percent(share.value) },
    ...{ lower: percent(share.lower), upper: percent(share.upper) },
    ...{ before: percent(before.value), nBefore: before.n },
  });
}

function shorten(text: string | null): string | null {
  if (text === null || text.length <= QUOTE_CHARACTERS) return text;
  // By code points, so that no emoji is cut in two.
  return `${Array.from(text).slice(0, QUOTE_CHARACTERS).join("")}…`;
}
