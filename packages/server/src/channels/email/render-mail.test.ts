import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileMail, mailTemplates } from "../../../scripts/build-mail.ts";
import { ANSWER_LANGUAGES } from "../../messages/answer-messages.ts";
import { readyMadeTexts, withSubject } from "../../surveys/ready-made-texts.ts";
import { openingOf } from "./mail-texts.ts";
import { type MailView, renderMailHtml, renderMailText } from "./render-mail.ts";

const links = {
  answer: "https://nps.shop.lv/a/TOKEN",
  honeypot: "https://nps.shop.lv/a/TOKEN?h=1",
  unsubscribe: "https://nps.shop.lv/u/TOKEN",
};

function view(language: string, more: Partial<MailView> = {}): MailView {
  return {
    language,
    surveySubject: "Green & Sons",
    toEmployees: false,
    subject: "How are we doing?",
    intro: "Hello <Ann>",
    texts: withSubject(readyMadeTexts(language), "Green & Sons"),
    brand: { color: "#1d5fa8", logoUrl: null, privacyUrl: null },
    footer: "Riga, Green street 1",
    links,
    ...more,
  };
}

test("the compiled mails are those of their sources", async () => {
  for (const name of mailTemplates()) {
    const file = new URL(`../../../mail-templates/compiled/${name}.html`, import.meta.url);
    expect(readFileSync(file, "utf8"), `run scripts/build-mail.ts`).toBe(await compileMail(name));
  }
});

test.each(ANSWER_LANGUAGES)(
  "the mail in %s has eleven plain links, its direction, and is small",
  (language) => {
    const html = renderMailHtml(view(language));
    const hrefs = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]);
    expect(hrefs.filter((href) => href?.includes("?score="))).toEqual(
      Array.from({ length: 11 }, (_, score) => `https://nps.shop.lv/a/TOKEN?score=${score}`),
    );
    expect(hrefs).toContain(links.unsubscribe);
    expect(hrefs).toContain(links.honeypot);
    expect(html).toContain(`lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"`);
    expect(html).toContain("prefers-color-scheme: dark");
    expect(html).toContain("Green &amp; Sons");
    expect(html).toContain("Hello &lt;Ann&gt;");
    expect(html).not.toContain("{{");
    // Gmail cuts mails off at about 102 kB.
    expect(Buffer.byteLength(html)).toBeLessThan(40_000);
  },
);

test("nothing in the mail runs, and nothing but a logo is fetched", () => {
  const html = renderMailHtml(view("en"));
  expect(html).not.toMatch(/<script|<form|<iframe|@import|<link/i);
  expect(html).not.toMatch(/<img/);
  const logo = { color: "#1d5fa8", logoUrl: "https://shop.lv/logo.png", privacyUrl: null };
  const pictures = renderMailHtml(view("en", { brand: logo })).match(/<img[^>]*>/g);
  expect(pictures).toHaveLength(1);
  expect(pictures?.[0]).toContain('alt="Green &amp; Sons"');
});

test("every conditional comment for Outlook is closed, so that nothing vanishes there", () => {
  const html = renderMailHtml(view("en"));
  expect(html.match(/<!--\[if/g)?.length).toBe(html.match(/<!\[endif\]-->/g)?.length);
});

test("the text part has the question, eleven links and the way out", () => {
  const text = renderMailText(view("ru"));
  expect(text.match(/\?score=\d+/g)).toHaveLength(11);
  expect(text).toContain("Green & Sons");
  expect(text).toContain(links.unsubscribe);
});

test("own words win over ready-made ones, those of the reader's group over the general ones", () => {
  const settings = {
    senderName: null,
    replyTo: null,
    footer: "",
    texts: {
      en: {
        subject: "A question, {name}",
        intro: "From {subject}",
        byGroup: { detractor: { subject: "We listened, {name}", intro: "Better now?" } },
        reminder: null,
      },
    },
  };
  const reader = { language: "en", name: "Ann" as string | null, group: null };
  const about = { subject: "Green", reminder: false };
  expect(openingOf(settings, reader, about)).toEqual({
    subject: "A question, Ann",
    intro: "From Green",
  });
  expect(openingOf(settings, { ...reader, group: "detractor" }, about).subject).toBe(
    "We listened, Ann",
  );
  expect(openingOf(settings, { ...reader, name: null }, about).subject).toBe("A question");
  expect(openingOf(settings, { ...reader, language: "lv" }, about).subject).toBe(
    "Ann, kā mums veicas?",
  );
  expect(openingOf(settings, reader, { ...about, reminder: true }).subject).toBe(
    "One question from Green",
  );
});
