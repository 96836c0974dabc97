import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ANSWER_LANGUAGES } from "../../messages/answer-messages.ts";
import { channelMessage } from "../../messages/channel-messages.ts";
import { DEFAULT_BRAND } from "../../surveys/survey.ts";
import { renderIdeaPage, renderIdeaThanks } from "./render-idea-page.ts";

const KEYS = Object.keys(
  JSON.parse(
    readFileSync(new URL("../../../../../locales/en/channels.json", import.meta.url), "utf8"),
  ),
);
const view = (language: string) => ({
  language,
  languages: ANSWER_LANGUAGES.map((tag) => ({ tag, href: `?lang=${tag}` })),
  brand: DEFAULT_BRAND,
  subject: "Botanic",
  action: "/p/botanic/spring",
});
const box = (language: string) =>
  renderIdeaPage({
    ...view(language),
    visit: "v1",
    mayContact: true,
    privacy: "",
    problem: "email",
  });

test.each(ANSWER_LANGUAGES)(
  "public page, idea box and thanks speak %s as answer pages do",
  (language) => {
    const figures = { n: 12, points: "+1", lower: "+2", upper: "+3", before: 20, after: 30 };
    const days = { due: "1 May", first: "2 May", ended: "3 May" };
    const args = { subject: "Botanic", ...figures, ...days };
    const say = (key: string) => channelMessage(language, key, args);
    const english = (key: string) => channelMessage("en", key, args);
    for (const key of KEYS) {
      if (language !== "en") expect(say(key), key).not.toBe(english(key));
      if (key.endsWith(".title")) expect(say(key), key).toContain("Botanic");
    }
    const html = box(language);
    expect(html).toContain(`<html lang="${language}"`);
    for (const key of ["ideas.title", "ideas.label", "ideas.send", "ideas.email"]) {
      expect(html, key).toContain(say(key));
    }
    expect(renderIdeaThanks(view(language))).toContain(say("ideas.thanksText"));
  },
);

test("in Arabic the box is read from right to left, and an address from left to right all the same", () => {
  expect(box("ar")).toContain('<html lang="ar" dir="rtl"');
  expect(box("ar")).toMatch(/name="email"[^>]*dir="ltr"/);
});
