import { createHash } from "node:crypto";
import type { Survey, SurveyTexts } from "@candor/contract/survey.ts";
import type {
  WidgetConfig,
  WidgetFurtherConfig,
  WidgetFurtherLater,
  WidgetNews,
  WidgetNewsItem,
  WidgetOffer,
  WidgetPlacement,
  WidgetQuestionConfig,
  WidgetRules,
  WidgetTexts,
} from "@candor/contract/widget.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import { channelMessage } from "../../messages/channel-messages.ts";
import { asAsked, howToAsk, ownMailWords } from "../../sendings/own-words.ts";
import { questionsOf } from "../../surveys/further-questions.ts";
import { readyMadeTexts, withSubject } from "../../surveys/ready-made-texts.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { builtScript } from "../answer-page/answer-page-script.ts";
import { brandAccents } from "../answer-page/brand-colors.ts";
import { directionOf } from "../answer-page/page-frame.ts";
import { questionsIn } from "../door/survey-questions.ts";
import { drawn } from "./draw-question.ts";
import { widgetLanguage } from "./widget-language.ts";

/** Stand in the built scripts for what each survey's scripts know. */
const LOADER_PLACE = "__CANDOR_CONFIG__";
const QUESTION_PLACE = "__CANDOR_QUESTION__";
const FURTHER_PLACE = "__CANDOR_FURTHER__";
const LATER_PLACE = "__CANDOR_LATER__";
const NEWS_PLACE = "__CANDOR_NEWS__";
const OFFER_PLACE = "__CANDOR_OFFER__";
const NEWS_LATER_PLACE = "__CANDOR_NEWS_LATER__";

/** A survey as a web widget asks it. */
export interface Widget {
  key: string;
  /** The server's public address. */
  host: string;
  survey: Pick<Survey, "subject" | "languages" | "defaultLanguage" | "texts" | "brand"> &
    Pick<SurveyRow, "settings">;
  placement: WidgetPlacement;
  rules: WidgetRules;
  /** Offers what was done, where there is something to tell. */
  tells?: boolean;
  /** The page where whoever answered gets a link by which they can recommend; missing where none is offered. */
  recommendHref?: string;
}

/** `/w/:key.js`: the loader, with when and where to ask inside. */
export function widgetLoader(widget: Widget): string {
  const config: WidgetConfig = {
    key: widget.key,
    host: address(widget.host),
    version: versionOf(widget),
    placement: widget.placement,
    rules: widget.rules,
  };
  return builtScript("loader").replace(LOADER_PLACE, () => JSON.stringify(config));
}

/**
 * `/w/:key/question.js?lang=…`: the part that is fetched only when somebody is asked, in their
 * language. `lang` lists the visitor's languages, dearest first, with commas between; `own` are properties
 * of the page as JSON, of which those count that say how to ask, as they do in a mail.
 */
export function widgetQuestion(widget: Widget, lang = "", own = ""): string {
  const howAsked = propertiesOf(own);
  const { key, host, placement } = widget;
  const survey = asAsked(widget.survey, howAsked);
  const language = widgetLanguage(survey, lang.replaceAll("_", "-").split(","));
  const { light, dark } = brandAccents(survey.brand.color);
  const config: WidgetQuestionConfig = {
    key,
    host: address(host),
    placement,
    language,
    intro: ownMailWords(howAsked).intro ?? "",
    texts: widgetTexts(survey, language, placement),
    accents: [
      [light.accent, light.onAccent],
      [dark.accent, dark.onAccent],
    ],
    privacyUrl: survey.brand.privacyUrl,
  };
  const question = builtScript("question").replace(QUESTION_PLACE, () => JSON.stringify(config));
  return [
    question,
    ...(questionsOf(survey).length > 0 ? [furtherLater(widget, language)] : []),
    ...(widget.tells || widget.recommendHref ? [offerLater(widget, language)] : []),
  ].join("\n");
}

/** Fetches what is offered once somebody answered. */
function offerLater({ key, host }: Widget, language: string): string {
  const src = `${address(host)}/w/${key}/offer.js?lang=${language}&`;
  return builtScript("news-later").replace(NEWS_LATER_PLACE, () => JSON.stringify(src));
}

/** `/w/:key/offer.js?lang=…`: what stands under the thanks, fetched when somebody sent their words. */
export function widgetOffer(
  { key, host, survey, tells, recommendHref }: Widget,
  lang = "",
): string {
  const language = widgetLanguage(survey, [lang]);
  const offer: WidgetOffer = {
    key,
    ...(tells && {
      told: {
        src: `${address(host)}/w/${key}/news.js?lang=${language}&`,
        label: channelMessage(language, "page.told"),
      },
    }),
    ...(recommendHref !== undefined && {
      recommend: {
        href: `${recommendHref}?lang=${language}&visit=`,
        label: answerMessage(language, "recommend"),
      },
    }),
  };
  return builtScript("offer").replace(OFFER_PLACE, () => JSON.stringify(offer));
}

/** `/w/:key/news.js?lang=…`: what was done, fetched when somebody asks for it. */
export function widgetNews(
  key: string,
  language: string,
  items: readonly WidgetNewsItem[],
): string {
  const say = (name: string) => channelMessage(language, `page.${name}`);
  const config: WidgetNews = {
    key,
    ...{ title: say("told"), said: say("said"), did: say("did"), items },
  };
  return builtScript("news").replace(NEWS_PLACE, () => JSON.stringify(config));
}

/** Fetches the further questions once there is a score. */
function furtherLater(widget: Widget, language: string): string {
  const { key, host } = widget;
  const src = `${address(host)}/w/${key}/further.js?v=${versionOf(widget)}&lang=${language}`;
  const later: WidgetFurtherLater = { key, src };
  return builtScript("further-later").replace(LATER_PLACE, () => JSON.stringify(later));
}

/** `/w/:key/further.js?lang=…`: the further questions, fetched when a score was given. */
export function widgetFurther({ key, survey }: Widget, lang = ""): string {
  const language = widgetLanguage(survey, lang.replaceAll("_", "-").split(","));
  const asked = questionsIn(
    { settings: survey.settings, default_language: survey.defaultLanguage },
    language,
  );
  const config: WidgetFurtherConfig = {
    key,
    optional: answerMessage(language, "commentOptional"),
    questions: asked.map((question) => drawn(question, language)),
  };
  return builtScript("further").replace(FURTHER_PLACE, () => JSON.stringify(config));
}

/** Pairs of names and values that say how to ask; whatever else a page sent is left out. */
function propertiesOf(own: string): Record<string, string> {
  let pairs: unknown;
  try {
    pairs = JSON.parse(own);
  } catch {
    return {};
  }
  if (!Array.isArray(pairs)) return {};
  return Object.fromEntries(
    pairs.flatMap((pair: unknown) => {
      const [name, value] = Array.isArray(pair) ? pair : [];
      const known = howToAsk(String(name));
      return known ? [[known, String(value)]] : [];
    }),
  );
}

/** Of everything that stands in the question part, in whatever language it is fetched. */
export function versionOf({
  survey,
  placement,
  tells = false,
  recommendHref = "",
}: Pick<Widget, "survey" | "placement" | "tells" | "recommendHref">): string {
  const names = ["question", "further", "further-later", "news-later"] as const;
  const scripts = names.map(builtScript);
  const { settings, ...said } = survey;
  const parts = [
    JSON.stringify([said, settings.questions ?? [], placement, tells, recommendHref]),
    ...scripts,
  ];
  return createHash("sha256").update(parts.join()).digest("hex").slice(0, 8);
}

function address(host: string): string {
  return host.replace(/\/+$/, "");
}

function widgetTexts(
  survey: Widget["survey"],
  tag: string,
  { kind }: WidgetPlacement,
): WidgetTexts {
  const { subject } = survey;
  const texts = withSubject(survey.texts[tag] ?? readyMadeTexts(tag), subject);
  const say = (key: string, args = {}) => answerMessage(tag, key, args);
  const { lowEnd, highEnd } = texts;
  const byGroup = ({ detractor, passive, promoter }: SurveyTexts["thanks"]) =>
    [detractor, passive, promoter] as const;
  return {
    ...texts,
    ...{ followUp: byGroup(texts.followUp), thanks: byGroup(texts.thanks) },
    dir: directionOf(tag),
    label: say("widget.label", { subject }),
    range: say("range", { lowEnd, highEnd }),
    optional: say("commentOptional"),
    send: say("send"),
    close: say("widget.close"),
    tab: kind === "tab" ? say("widget.tab") : "",
    saved: say("saved"),
    notSaved: say("notSaved"),
  };
}
