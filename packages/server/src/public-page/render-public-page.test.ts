import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ANSWER_LANGUAGES } from "../messages/answer-messages.ts";
import { channelMessage } from "../messages/channel-messages.ts";
import { scoreReport } from "../scores/score-report.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import { allBlocks } from "./page-blocks.ts";
import type { PageContent } from "./page-content.ts";
import type { PublicPromise } from "./public-promises.ts";
import { renderPublicPage } from "./render-public-page.ts";
import type { ToldFacts } from "./told-facts.ts";

/** Words that no packing makes small: the worst that a page can hold. */
function words(length: number, seed: number): string {
  let text = "";
  for (let i = seed; text.length < length; i = (i * 48271 + 11) % 2147483647) {
    text += `${i.toString(36)} `;
  }
  return text.slice(0, length);
}

const facts: ToldFacts = {
  surveyed: { answers: 512, from: "2026-01-05", to: "2026-03-01" },
  heard: { voices: 21, from: "2026-01-07", to: "2026-02-27" },
  fixedOn: "2026-03-01",
  told: { people: 12, on: "2026-03-09" },
  proven: { points: 12.4, lower: 3.6, upper: 21.2, before: 240, after: 262 },
};
const FATES = ["running", "overdue", "kept", "kept_after_warning", "late", "broken"] as const;
const promises = FATES.map(
  (fate, i): PublicPromise => ({
    ...{ id: `p${i}`, words: words(200, i + 5), fate, said: words(150, i + 77) },
    ...{ firstDueOn: "2026-03-01", dueOn: "2026-04-01", endedOn: "2026-04-02" },
  }),
);
const ids = Array.from({ length: 12 }, (_, i) => `i${i}`);

function content(over: Partial<PageContent> = {}): PageContent {
  const said = (i: number) => ({ en: words(280, i + 3), ar: words(280, i + 9) });
  const item = (id: string, i: number) => ({
    source: { kind: "improvement" as const, id },
    ...{ said: said(i), did: said(i + 100) },
  });
  const texts = { en: words(2000, 2), lv: "Godīgums\nPacietība" };
  return {
    owner: { workspaceId: "w", name: "Botanic", language: "en", slug: "botanic" },
    blocks: allBlocks([
      { kind: "told", on: true, items: ids.map(item) },
      { kind: "promises", on: true, words: { p1: { lv: "Kase līdz jūnijam" } } },
      { kind: "score", on: true, surveyId: null },
      { kind: "values", on: true, texts },
      { kind: "contact", on: true, texts: { en: "hello@botanic.example" } },
    ]),
    brand: DEFAULT_BRAND,
    languages: ANSWER_LANGUAGES,
    forms: [{ surveyId: "s", slug: "spring", name: "Spring", purpose: "feedback", open: true }],
    facts: new Map(ids.map((id) => [`improvement ${id}`, facts])),
    promises,
    score: scoreReport([1, 0, 1, 0, 0, 2, 3, 4, 5, 9, 12]),
    further: ["praise"],
    ...over,
  };
}
const page = (language: string, over = {}) =>
  renderPublicPage(content(over), { language, query: "" });

test.each(ANSWER_LANGUAGES)(
  "a full page speaks %s and weighs 20 KB at most, without a script",
  (language) => {
    const html = page(language);
    const say = (key: string, args = {}) => channelMessage(language, key, args);
    for (const key of [
      "told",
      "promises",
      "score",
      "values",
      "contact",
      "step.heard",
      "feedback",
    ]) {
      expect(html, key).toContain(say(`page.${key}`));
    }
    expect(html).toContain(say("page.heading", { subject: "Botanic" }));
    expect(html).toContain(`href="/p/botanic/praise?lang=${language}"`);
    expect(html).not.toContain("/p/botanic/ideas");
    expect(html).not.toContain("<script");
    expect(gzipSync(html).length).toBeLessThan(20_000);
  },
);

test("in Arabic the page is read from right to left, and each text in the direction of its own language", () => {
  const html = page("ar");
  expect(html).toContain('<html lang="ar" dir="rtl"');
  expect(html).toContain('lang="en" dir="auto"');
});

test("a score stands with its interval and base; of a few answers there is none, of few it is said", () => {
  const few = page("en", { score: scoreReport([0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5]) });
  expect(few).toContain("there were 9 answers. A score needs ten.");
  expect(few).not.toContain('class="figure"');
  const low = page("en", { score: scoreReport([0, 0, 0, 0, 0, 0, 0, 0, 3, 4, 5]) });
  expect(low).toMatch(
    /<p class="figure">\+75<\/p>\n<p>[^<]*between \+\d+ and \+\d+, from 12 answers/,
  );
  expect(low).toContain("Few answers");
});

test("every fate of a promise is called by its name, and what was said about it stands there", () => {
  const html = page("lv");
  for (const fate of ["moved", "overdue", "kept", "kept_after_warning", "late", "broken"]) {
    const said = channelMessage("lv", `page.promise.${fate}`, { due: "·", first: "·", ended: "·" });
    expect(html, fate).toContain(said.split("·")[0]);
  }
  expect(html).toContain("Kase līdz jūnijam");
  expect(html).toContain(promises[0]?.said);
});

test("what was not measured as better claims nothing; what is gone is not told", () => {
  const plain = page("en", { facts: new Map([["improvement i0", { ...facts, proven: null }]]) });
  expect(plain).toContain("512 answers");
  expect(plain).not.toContain("points higher");
  expect(plain.match(/class="strip"/g)).toHaveLength(1);
  expect(page("en")).toContain(
    "12 points higher (95 % interval 4 to 21; 240 answers before, 262 after)",
  );
});
