import { z } from "zod";
import { Day, LanguageTag } from "./common.ts";
import { WidgetPlacement, WidgetRules } from "./widget.ts";

/** `https://shop.example.com`: scheme, host and port of a page. */
const Origin = z
  .string()
  .max(300)
  .regex(
    /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/,
    "must be the origin of a page, such as https://shop.example.com",
  );

export const WidgetSettings = z.object({
  enabled: z.boolean().default(true),
  placement: WidgetPlacement.default({ kind: "popup", side: "end" }),
  rules: WidgetRules.prefault({}),
  /** Pages that may ask; an empty list means any. */
  allowedOrigins: z.array(Origin).max(50).default([]),
  /** Offers those who answered what was done lately, as it stands on the public page. */
  tells: z.boolean().default(false),
  /**
   * Counts visits and page views by day, page, site they came from and class of device. Off, only what happened with the
   * question is counted. Nobody is followed: no cookie, no person, and parts of a path that could name one are left out.
   */
  countsVisits: z.boolean().default(false),
  /** The key in a page's Delighted snippet: with it here, only the snippet's host need change. */
  delightedKey: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,100}$/, "must be the key as it stands in Delighted's snippet")
    .nullable()
    .default(null),
});
export type WidgetSettings = z.infer<typeof WidgetSettings>;

export const SurveyWidget = WidgetSettings.extend({
  /** Null until the widget is set up. */
  key: z.string().nullable(),
  /** Address of the loader. */
  script: z.string().nullable(),
  /** What goes into the page. */
  snippet: z.string().nullable(),
});
export type SurveyWidget = z.infer<typeof SurveyWidget>;

const counted = {
  /** Visits to the site, half an hour apart; 0 where visits are not counted. */
  visits: z.int(),
  /** The page was opened with the widget on it; 0 where visits are not counted. */
  loads: z.int(),
  impressions: z.int(),
  views: z.int(),
  dismissals: z.int(),
  answers: z.int(),
};
export const WidgetCounted = z.object(counted);
export type WidgetCounted = z.infer<typeof WidgetCounted>;
export const WidgetCountOf = z.object({ value: z.string(), ...counted });

/** Days in the workspace's time zone, half-open; the last 30 when left out. */
export const WidgetCountsQuery = z.object({ from: Day.optional(), to: Day.optional() });

/** What happened on pages, without anything about who it was. `*other` stands for what was too much. */
export const WidgetCountsReport = z.object({
  from: Day,
  to: Day,
  totals: WidgetCounted,
  byDay: z.array(z.object({ day: Day, ...counted })),
  byPage: z.array(WidgetCountOf),
  byReferrer: z.array(WidgetCountOf),
  byDevice: z.array(WidgetCountOf),
});
export type WidgetCountsReport = z.infer<typeof WidgetCountsReport>;

export const KioskBody = z.object({
  /** An empty list means all of the survey's. */
  languages: z.array(LanguageTag).max(20).default([]),
  idleSeconds: z.int().min(5).max(600).default(20),
  /** Digits that staff enter to leave; null takes it away, left out it stays as it is. */
  pin: z
    .string()
    .regex(/^\d{4,12}$/, "must be 4 to 12 digits")
    .nullable()
    .optional(),
});
export type KioskBody = z.infer<typeof KioskBody>;

export const Kiosk = z.object({
  /** `/k/:slug`; `?source=` and `?touchpoint=` say where the device stands. */
  link: z.string(),
  /** The link opens nothing until the kiosk was set up once. */
  isSetUp: z.boolean(),
  languages: z.array(LanguageTag),
  idleSeconds: z.int(),
  hasPin: z.boolean(),
});
export type Kiosk = z.infer<typeof Kiosk>;

/** A named place that a link stands in: poster, receipt, shop. */
export const SourceName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]+$/u, "must not hold control characters");
export const SourcesBody = z.object({ names: z.array(SourceName).max(200) });
export const Sources = z.object({
  data: z.array(z.object({ name: z.string(), link: z.string(), kiosk: z.string() })),
});

export const QrQuery = z.object({
  format: z.enum(["svg", "png", "pdf"]).default("svg"),
  /** Of the poster: `format=pdf`. */
  size: z.enum(["a4", "a6"]).default("a4"),
  source: SourceName.optional(),
  touchpoint: z.string().trim().min(1).max(100).optional(),
  /** The page opens in this language, and the poster speaks it. */
  language: LanguageTag.optional(),
});
export type QrQuery = z.infer<typeof QrQuery>;

/** What an always-open form is for. */
export const FormPurpose = z.enum(["feedback", "ideas"]);
export const SurveyForm = z.object({
  /** Null when the survey is not on the public page. */
  purpose: FormPurpose.nullable(),
});
export type SurveyForm = z.infer<typeof SurveyForm>;
