import { z } from "zod";
import { Id, LanguageTag, Properties, Score } from "./common.ts";
import { LIMITS } from "./limits.ts";
import { REFERRAL_TOKEN } from "./referral.ts";
import { FurtherAnswers, PersonRef } from "./response.ts";
import type { SurveyTexts } from "./survey.ts";

export const DEVICES = ["phone", "tablet", "desktop"] as const;
export const Device = z.enum(DEVICES);
export type Device = z.infer<typeof Device>;

/** Where the question stands on somebody's page. */
export const WidgetPlacement = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("popup"), side: z.enum(["start", "end"]).default("end") }),
  z.object({ kind: z.literal("slide-in") }),
  z.object({ kind: z.literal("inline"), selector: z.string().min(1).max(200) }),
  z.object({ kind: z.literal("tab"), side: z.enum(["start", "end"]).default("end") }),
]);
export type WidgetPlacement = z.infer<typeof WidgetPlacement>;

/** When the widget asks. Everything that is set must hold; nothing set means at once. */
export const WidgetRules = z.object({
  /** Paths, with `*` for anything: `/pricing`, `/shop/*`. An empty list means every page. */
  includePages: z.array(z.string().max(300)).max(100).default([]),
  excludePages: z.array(z.string().max(300)).max(100).default([]),
  /** Time that the page was in view. */
  afterSeconds: z.int().min(0).max(3600).default(0),
  /** How far down the page was read, in percent. */
  afterScrollPercent: z.int().min(0).max(100).default(0),
  /** Visits to the site, half an hour apart. */
  fromVisit: z.int().min(1).max(1000).default(1),
  /** Of all visitors; each is drawn once and stays in or out. */
  visitorsPercent: z.number().min(0).max(100).default(100),
  /** An empty list means every device. */
  devices: z.array(Device).default([]),
  /** Traits given by `candor('identify', …)`: any of the values of each. */
  traits: z.record(z.string().max(100), z.array(z.string().max(200)).min(1)).default({}),
  /** Events of the page's code, `candor('event', name)`; an empty list waits for none. */
  events: z.array(z.string().min(1).max(100)).max(50).default([]),
  /** Days that a visitor is left in peace after any survey of this site was shown. */
  quietDays: z.int().min(0).max(3650).default(30),
  /** Days until a visitor is shown this survey again. */
  againDays: z.int().min(0).max(3650).default(90),
});
export type WidgetRules = z.infer<typeof WidgetRules>;

/** What a widget says in one language: the survey's texts, and a few words of its own. */
export interface WidgetTexts extends Omit<SurveyTexts, "followUp" | "thanks"> {
  /** Of detractors, passives and promoters, in this order. */
  followUp: readonly [string, string, string];
  thanks: readonly [string, string, string];
  dir: "ltr" | "rtl";
  label: string;
  range: string;
  optional: string;
  send: string;
  close: string;
  tab: string;
  saved: string;
  notSaved: string;
}

/** The brand's colour, and what is written upon it. */
type WidgetAccent = readonly [accent: string, onAccent: string];

/** What the server writes into the loader: whether, when and where to ask. */
export interface WidgetConfig {
  key: string;
  /** Origin and path of the server, without a slash at the end. */
  host: string;
  /** Changes with the question part, so that no cache holds an old one. */
  version: string;
  placement: WidgetPlacement;
  rules: WidgetRules;
}

/** What it writes into the question part, which is fetched only when somebody is asked. */
export interface WidgetQuestionConfig {
  key: string;
  host: string;
  placement: WidgetPlacement;
  /** Only the visitor's language travels. */
  language: string;
  /** What the page says above the question; mostly nothing. */
  intro: string;
  texts: WidgetTexts;
  /** On light pages and on dark ones; without names, since each byte is waited for. */
  accents: readonly [light: WidgetAccent, dark: WidgetAccent];
  privacyUrl: string | null;
}

/** What it writes after the question part of a survey that asks more once there is a score. */
export interface WidgetFurtherLater {
  key: string;
  src: string;
}

/** What it writes into the part that offers something to whoever answered, whatever the score. */
export interface WidgetOffer {
  key: string;
  /** Where what was done is told; missing where there is nothing to tell. */
  told?: { src: string; label: string };
  /** Where the visit gets a link by which its owner can recommend; the visit's id goes at its end. */
  recommend?: { href: string; label: string };
}

/** One thing that was done, in words for everybody, with what language they are in. */
export interface WidgetNewsItem {
  said: string;
  saidIn: string;
  did: string;
  didIn: string;
  facts: readonly string[];
}

/** What it writes into the part that tells what was done. */
export interface WidgetNews {
  key: string;
  title: string;
  said: string;
  did: string;
  items: readonly WidgetNewsItem[];
}

/** A further question in the visitor's language, as it is drawn. */
export type WidgetFurtherQuestion = {
  id: string;
  text: string;
  groups?: readonly string[] | undefined;
  when?: { question: string; anyOf: readonly string[] } | undefined;
} & (
  | { look: "text" }
  | {
      look: "words" | "steps" | "stars";
      several: boolean;
      options: readonly { value: string; label: string }[];
      hint?: string | undefined;
      ends?: readonly string[] | undefined;
    }
);

/** What it writes into the part that asks further questions. */
export interface WidgetFurtherConfig {
  key: string;
  optional: string;
  questions: readonly WidgetFurtherQuestion[];
}

/** `POST /w/:key/responses`, as text/plain so that browsers need not ask permission first. */
export const WidgetResponse = z.object({
  id: Id,
  score: Score,
  comment: z.string().max(LIMITS.comment).optional(),
  /** Answers to further questions so far, where the page asks any; an empty one takes an answer back. */
  answers: FurtherAnswers.optional(),
  person: PersonRef.optional(),
  properties: Properties.default({}),
  /** Path of the page. */
  page: z.string().max(1000).optional(),
  language: LanguageTag.optional(),
  device: Device.optional(),
  /** When it was given: an answer may have waited for the network. */
  answeredAt: z.iso.datetime({ offset: true }).optional(),
});
export type WidgetResponse = z.infer<typeof WidgetResponse>;

const Count = z.int().min(0).max(1000).default(0);

/** `POST /w/:key/counts`: what happened on one page view, without anything about who it was. */
export const WidgetCounts = z.object({
  /** A visit to the site began, half an hour or more after the last page of the one before. */
  visits: Count,
  /** The page was opened with the widget on it. */
  loads: Count,
  /** The question was put on the page. */
  impressions: Count,
  /** At least half of it was in view for a second. */
  views: Count,
  /** It was closed without a score. */
  dismissals: Count,
  answers: Count,
  page: z.string().max(1000),
  /** Host that the visitor came from; empty for none and for the site itself. */
  referrer: z.string().max(300).default(""),
  device: Device,
  language: LanguageTag.optional(),
  /** By whose link the page was opened. What is no link of ours is ignored. */
  ref: z.string().regex(REFERRAL_TOKEN).optional().catch(undefined),
});
export type WidgetCounts = z.infer<typeof WidgetCounts>;
