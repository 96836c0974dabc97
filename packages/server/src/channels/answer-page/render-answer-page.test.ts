import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { buildScripts } from "../../../../widget/scripts/build.ts";
import { ANSWER_LANGUAGES } from "../../messages/answer-messages.ts";
import { readyMadeTexts } from "../../surveys/ready-made-texts.ts";
import { answerPageCsp } from "./answer-page-csp.ts";
import type { AnswerForm, AnswerState, AnswerView } from "./answer-view.ts";
import { languageLinks } from "./page-frame.ts";
import { renderAnswerPage } from "./render-answer-page.ts";
import { renderUnsubscribePage } from "./render-message-page.ts";

beforeAll(() => buildScripts());

const form: AnswerForm = {
  action: "/s/botanic",
  visit: "019aab00-0000-7000-8000-000000000001",
  mayContact: true,
  personKnown: false,
  questions: [],
};

function view(state: AnswerState, language = "en", more: Partial<AnswerView> = {}): AnswerView {
  return {
    language,
    languages: ANSWER_LANGUAGES.map((tag) => ({ tag, href: `?lang=${tag}` })),
    brand: { color: "#0b6b3a", logoUrl: null, privacyUrl: "https://botanic.example/privacy" },
    subject: "Botanic",
    texts: readyMadeTexts(language),
    state,
    ...more,
  };
}

const page = (state: AnswerState, language?: string, more?: Partial<AnswerView>) =>
  renderAnswerPage(view(state, language, more));

test.each(ANSWER_LANGUAGES)(
  "the answer page in %s is at most 15 KB compressed, whole and alone",
  (language) => {
    const text = page({ kind: "ask", ...form }, language);
    expect(gzipSync(text).length).toBeLessThanOrEqual(15 * 1024);
    expect(text).not.toMatch(
      /<link(?! rel="icon" href="data:,")|<script[^>]* src=|<img|@import|url\(/,
    );
  },
);

test("nothing is preselected on a link, and eleven radios stand in one fieldset", () => {
  const text = page({ kind: "ask", ...form });
  expect(text.match(/name="score"/g)).toHaveLength(11);
  expect(text).not.toContain(" checked");
  expect(text).toContain("<fieldset");
});

test("languages can be switched before the first answer, keeping where the visitor came from", () => {
  const languages = languageLinks(["en", "lv"], "?source=poster&lang=en&store=R%C4%ABga");
  const text = page({ kind: "ask", ...form }, "en", { languages });
  expect(text).toContain('href="?source=poster&amp;lang=lv&amp;store=R%C4%ABga"');
  expect(page({ kind: "comment", ...form, score: 3 }, "en", { languages })).not.toContain(
    "lang=lv",
  );
  expect(page({ kind: "thanks", group: "passive" }, "en", { languages })).not.toContain("lang=lv");
});

test("a mail's score is preselected and a button confirms it", () => {
  const text = page({ kind: "ask", ...form, fromMail: true, score: 9, honeypotHref: "/a/t/more" });
  expect(text).toMatch(/value="9" required checked/);
  expect(text).toContain("<button>Confirm 9</button>");
  expect(text).toContain('href="/a/t/more"');
});

test("what a customer or an operator wrote can never become markup", () => {
  const nasty = `"><script>alert(1)</script>{subject}</textarea>'`;
  const text = page(
    {
      kind: "comment",
      ...form,
      score: 3,
      comment: nasty,
      email: nasty,
      problem: nasty,
      source: nasty,
      properties: { [nasty]: nasty },
      action: `/s/${nasty}`,
      questions: [
        {
          id: "q",
          kind: "choice",
          several: false,
          text: nasty,
          options: [{ value: nasty, label: nasty }],
        },
      ],
    },
    "en",
    { subject: nasty, texts: { ...readyMadeTexts("en"), question: nasty, privacy: nasty } },
  );
  expect(text.match(/<script/g)).toHaveLength(2);
  expect(text).not.toContain("alert(1)</script>");
  expect(text.match(/<\/textarea>/g)).toHaveLength(1);
});

test("the policy allows exactly the scripts and styles that stand in the page", () => {
  const brand = { color: "#aa2200", logoUrl: "https://cdn.example/logo.svg", privacyUrl: null };
  const csp = answerPageCsp(brand);
  const text = page({ kind: "ask", ...form }, "lv", { brand });
  const inline = [...text.matchAll(/<(?:style|script)>([\s\S]*?)<\/(?:style|script)>/g)];
  expect(inline).toHaveLength(3);
  for (const [, content = ""] of inline) {
    expect(csp).toContain(`'sha256-${createHash("sha256").update(content).digest("base64")}'`);
  }
  expect(csp).toContain("img-src 'self' data: https://cdn.example;");
  expect(csp).not.toContain("unsafe");
  expect(text).not.toMatch(/ style=| on\w+=/);
});

test("the follow-up and the thanks are those of the group", () => {
  expect(page({ kind: "comment", ...form, score: 6 })).toContain("put right first");
  expect(page({ kind: "comment", ...form, score: 7 })).toContain(
    'id="follow-up">What would make it a 10?',
  );
  expect(page({ kind: "thanks", group: "detractor" })).toContain("Thank you for being frank");
});

test("the review link is the same for everyone, whatever the score", () => {
  const reviewUrl = "https://reviews.example/botanic";
  for (const group of ["promoter", "passive", "detractor"] as const) {
    expect(page({ kind: "thanks", group, reviewUrl })).toContain(`href="${reviewUrl}"`);
  }
});

test.each(ANSWER_LANGUAGES)(
  "in %s who asks, and why, stands before the comment, with a link to how long it is kept",
  (language) => {
    const texts = { ...readyMadeTexts(language), privacy: "Botanic asks in order to do better." };
    for (const state of [
      { kind: "ask", ...form },
      { kind: "comment", ...form, score: 6 },
    ] as const) {
      const text = page(state, language, { texts });
      expect(text.indexOf(texts.privacy)).toBeGreaterThan(0);
      expect(text.indexOf(texts.privacy)).toBeLessThan(text.indexOf('id="comment"'));
      expect(text).toContain('href="https://botanic.example/privacy"');
    }
  },
);

test("permission to be contacted is asked unticked, and not at all in anonymous surveys", () => {
  expect(page({ kind: "comment", ...form, score: 6 })).toMatch(
    /type="checkbox" name="contact" value="1">/,
  );
  expect(page({ kind: "comment", ...form, score: 6, mayContact: false })).not.toContain(
    'name="contact"',
  );
  expect(page({ kind: "comment", ...form, score: 6, personKnown: true })).not.toContain(
    'name="email"',
  );
});

test("without a script only the questions of the score's group are asked", () => {
  const questions = [
    { id: "p", kind: "text", text: "For promoters", groups: ["promoter"] },
    { id: "a", kind: "text", text: "For all" },
  ] as const;
  const text = page({ kind: "comment", ...form, questions, score: 2 });
  expect(text).toContain("For all");
  expect(text).not.toContain("For promoters");
});

test.each(["closed", "answered", "expired", "invalid", "error"] as const)(
  "the %s page says what happened in every language and has nothing to fill in",
  (kind) => {
    for (const language of ANSWER_LANGUAGES) {
      const text = page({ kind }, language);
      expect(text).toContain("<h1>");
      expect(text).not.toContain("<form");
    }
  },
);

test("a language that Candor does not speak keeps its own texts and direction", () => {
  const texts = { ...readyMadeTexts("en"), question: "האם תמליצו עלינו?" };
  const text = page({ kind: "ask", ...form }, "he", { texts, languages: [] });
  expect(text).toContain('<html lang="he" dir="rtl">');
  expect(text).toContain("האם תמליצו עלינו?");
});

test("the unsubscribe page shows a button, says what was done, and can be taken back", () => {
  const { language, languages, brand, subject } = view({ kind: "closed" });
  const shown = (state: "ask" | "done" | "undone") =>
    renderUnsubscribePage({ language, languages, brand, subject, action: "/u/token", state });
  expect(shown("ask")).toMatch(/<form method="post" action="\/u\/token"><button>Unsubscribe/);
  expect(shown("done")).toContain('name="resubscribe" value="1"');
  expect(shown("undone")).not.toContain("<form");
});
