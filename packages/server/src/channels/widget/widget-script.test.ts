import { gzipSync } from "node:zlib";
import { WidgetRules } from "@candor/contract/widget.ts";
import { beforeAll, expect, test } from "vitest";
import { buildScripts } from "../../../../widget/scripts/build.ts";
import { ANSWER_LANGUAGES } from "../../messages/answer-messages.ts";
import { readyMadeTexts } from "../../surveys/ready-made-texts.ts";
import { widgetLanguage } from "./widget-language.ts";
import { type Widget, widgetLoader, widgetQuestion } from "./widget-script.ts";

beforeAll(() => buildScripts());

const widget: Widget = {
  key: "kV3x9QpL2mZa7RtB",
  host: "https://candor.example.com/",
  survey: {
    subject: "Botanic",
    languages: [...ANSWER_LANGUAGES],
    defaultLanguage: "en",
    texts: Object.fromEntries(ANSWER_LANGUAGES.map((tag) => [tag, readyMadeTexts(tag)])),
    brand: { color: "#0b6b3a", logoUrl: null, privacyUrl: "https://botanic.example/privacy" },
    settings: {},
  },
  placement: { kind: "popup", side: "end" },
  rules: WidgetRules.parse({ includePages: ["/shop/*"], events: ["order_delivered"] }),
};
const compressed = (text: string) => gzipSync(text, { level: 9 }).length;

test("the loader is at most 3 KB compressed, its configuration included", () => {
  expect(compressed(widgetLoader(widget))).toBeLessThanOrEqual(3 * 1024);
});

test.each(ANSWER_LANGUAGES)("with the question in %s it is at most 8 KB together", (language) => {
  const recommendHref = "https://candor.example.com/s/botanic/recommend";
  for (const more of [{}, { tells: true }, { recommendHref }, { tells: true, recommendHref }]) {
    const one = { ...widget, ...more };
    const both = compressed(widgetLoader(one)) + compressed(widgetQuestion(one, language));
    expect(both).toBeLessThanOrEqual(8 * 1024);
  }
});

test("the scripts carry their survey's configuration and stay scripts", () => {
  const subject = `$& "quoted" </script> \u2028`;
  const odd = { ...widget, survey: { ...widget.survey, subject } };
  for (const script of [widgetLoader(odd), widgetQuestion(odd, "en")]) {
    expect(script).not.toContain("__CANDOR");
    expect(script).toContain('"https://candor.example.com"');
    expect(() => new Function(script)).not.toThrow();
  }
  expect(widgetQuestion(odd, "en")).toContain(JSON.stringify(subject).slice(1, -1));
});

test("a change of wording or place changes the address of the question part, so no cache keeps the old one", () => {
  const version = (w: Widget) => /"version":"(\w+)"/.exec(widgetLoader(w))?.[1];
  const renamed = { ...widget, survey: { ...widget.survey, subject: "Tropic" } };
  expect(version(widget)).toBe(version({ ...widget }));
  expect(version(renamed)).not.toBe(version(widget));
  expect(version({ ...widget, tells: true })).not.toBe(version(widget));
  expect(version({ ...widget, recommendHref: "https://x" })).not.toBe(version(widget));
  expect(version({ ...widget, placement: { kind: "slide-in" } })).not.toBe(version(widget));
});

test("the visitor's dearest language that the survey speaks is chosen", () => {
  const survey = { languages: ["en", "sv", "pt-BR"], defaultLanguage: "sv" };
  expect(widgetLanguage(survey, ["", "fr", "en-GB"])).toBe("en");
  expect(widgetLanguage(survey, ["PT-br"])).toBe("pt-BR");
  expect(widgetLanguage(survey, ["pt"])).toBe("pt-BR");
  expect(widgetLanguage(survey, ["xx"])).toBe("sv");
  expect(widgetLanguage(survey, [])).toBe("sv");
});
