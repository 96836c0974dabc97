import type { WidgetChat, WidgetChatButton, WidgetChatTexts } from "@candor/contract/chat.ts";
import { builtScript } from "../channels/answer-page/answer-page-script.ts";
import { brandAccents } from "../channels/answer-page/brand-colors.ts";
import { directionOf } from "../channels/answer-page/page-frame.ts";
import { widgetLanguage } from "../channels/widget/widget-language.ts";
import type { Widget } from "../channels/widget/widget-script.ts";
import { liveChatMessage, spokenInChat } from "../messages/live-chat-messages.ts";
import type { ChatSettingRow } from "./chat-settings.ts";

/** Stand in the built scripts for what each survey's chat knows. */
const BUTTON_PLACE = "__CANDOR_CHAT_BUTTON__";
const CHAT_PLACE = "__CANDOR_CHAT__";

/** The texts of the widget's chat, by what they are called in `live-chat.json`. */
const TEXTS = [
  ...[
    "title",
    "online",
    "offline",
    "offlineSoon",
    "usual",
    "message",
    "send",
    "close",
    "you",
    "us",
  ],
  ...["name", "email", "emailWhy", "keep", "kept", "waiting", "notSent", "refused", "ended"],
  ...["identity", "mailed", "fresh", "picture", "noPicture"],
] as const;

/** What follows the loader: a button, and nothing else until somebody presses it. */
export function chatButtonScript({ key, host, placement, survey }: Widget): string {
  const button: WidgetChatButton = {
    key,
    host: address(host),
    side: sideOf(placement),
    accents: [
      brandAccents(survey.brand.color).light.accent,
      brandAccents(survey.brand.color).light.onAccent,
    ],
    labels: labelsOf(survey),
  };
  return builtScript("chat-button").replace(BUTTON_PLACE, () => JSON.stringify(button));
}

/** Stands in every page that carries the widget, so only in the languages that its survey speaks. */
function labelsOf({ languages, defaultLanguage }: Widget["survey"]): WidgetChatButton["labels"] {
  const label = (tag: string) => liveChatMessage(tag, "chat.button");
  return {
    ...Object.fromEntries(languages.map((tag) => [tag.slice(0, 2).toLowerCase(), label(tag)])),
    "": label(defaultLanguage),
  };
}

/** `/w/:key/chat.js?lang=…`: the chat, in the visitor's language, fetched when the button is pressed. */
export function chatScript(
  { key, host, survey, placement }: Widget,
  setting: Pick<ChatSettingRow, "greetings" | "requires_identity">,
  lang: string,
): string {
  const wanted = widgetLanguage(survey, lang.replaceAll("_", "-").split(","));
  const language = spokenInChat(wanted);
  const spoken = wanted.split("-")[0] ?? "en";
  const { light, dark } = brandAccents(survey.brand.color);
  const say = (name: string) => liveChatMessage(language, `chat.${name}`, PLACES);
  const greeting = setting.greetings[wanted] || setting.greetings[spoken] || say("greeting");
  const texts = {
    ...Object.fromEntries(TEXTS.map((name) => [name, say(name)])),
    greeting,
  } as unknown as WidgetChatTexts;
  const chat: WidgetChat = {
    key,
    host: address(host),
    wanted,
    language,
    dir: directionOf(language),
    side: sideOf(placement),
    accents: [
      [light.accent, light.onAccent],
      [dark.accent, dark.onAccent],
    ],
    texts,
    requiresIdentity: setting.requires_identity,
    privacyUrl: survey.brand.privacyUrl,
  };
  return builtScript("chat").replace(CHAT_PLACE, () => JSON.stringify(chat));
}

/** Filled in by the browser, which knows the moment. */
const PLACES = {
  when: "{when}",
  median: "{median}",
  ninety: "{ninety}",
  address: "{address}",
  n: "{n}",
};

/** Away from the question, which stands at the end of the page unless it was put elsewhere. */
function sideOf(placement: Widget["placement"]): "start" | "end" {
  if (placement.kind === "inline") return "end";
  const side = "side" in placement ? placement.side : "end";
  return side === "end" ? "start" : "end";
}

function address(host: string): string {
  return host.replace(/\/+$/, "");
}
