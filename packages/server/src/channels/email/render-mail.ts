import { readFileSync } from "node:fs";
import type { Brand, SurveyTexts } from "@candor/contract/survey.ts";
import type { InvitationLinks } from "../../invitations/open-invitation.ts";
import { mailMessage } from "../../messages/mail-messages.ts";
import { escapeHtml } from "../answer-page/html.ts";

/** Everything a mail is made of. */
export interface MailView {
  language: string;
  /** What is recommended; stands for the logo where there is none. */
  surveySubject: string;
  /** Whether it goes to those who work there, and not to customers. */
  toEmployees: boolean;
  subject: string;
  intro: string;
  texts: SurveyTexts;
  brand: Brand;
  /** Postal address or the like. */
  footer: string;
  links: InvitationLinks;
}

const RIGHT_TO_LEFT = /^(ar|fa|he|ur|yi|dv|ps|sd|ug)(-|$)/;
const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** The mail as HTML: one table, no script, no picture but the logo; the eleven scores are plain links. */
export function renderMailHtml(view: MailView): string {
  const { language, texts, links } = view;
  const say = (key: string) => mailMessage(language, key, { subject: view.surveySubject });
  const rtl = RIGHT_TO_LEFT.test(language);
  const values: Record<string, string> = {
    lang: escapeHtml(language),
    dir: rtl ? "rtl" : "ltr",
    start: rtl ? "right" : "left",
    end: rtl ? "left" : "right",
    subject: escapeHtml(view.subject),
    preview: escapeHtml(texts.question),
    accent: escapeHtml(view.brand.color),
    brand: brandHtml(view),
    intro: paragraphs(view.intro),
    question: escapeHtml(texts.question),
    scores: SCORES.map((score) => scoreCell(score, scoreLink(links, score), texts)).join(""),
    lowEnd: escapeHtml(texts.lowEnd),
    highEnd: escapeHtml(texts.highEnd),
    cantSee: escapeHtml(say("cantSee")),
    openSurvey: escapeHtml(say("openSurvey")),
    answerUrl: escapeHtml(links.answer),
    why: escapeHtml(say(whyKey(view))),
    footer: escapeHtml(view.footer),
    unsubscribe: escapeHtml(say("unsubscribe")),
    unsubscribeUrl: escapeHtml(links.unsubscribe),
    honeypot: `<a href="${escapeHtml(links.honeypot)}" tabindex="-1" rel="nofollow">&#8203;</a>`,
  };
  return template().replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
}

/** The same as text, for readers without HTML and for filters that distrust mails without it. */
export function renderMailText(view: MailView): string {
  const { language, texts, links } = view;
  const lines = [
    view.intro,
    "",
    texts.question,
    `0 = ${texts.lowEnd}, 10 = ${texts.highEnd}`,
    "",
    mailMessage(language, "text.choose"),
    ...SCORES.map((score) => `${score}: ${scoreLink(links, score)}`),
    "",
    "-- ",
    mailMessage(language, whyKey(view), { subject: view.surveySubject }),
    ...(view.footer ? [view.footer] : []),
    mailMessage(language, "text.unsubscribe", { url: links.unsubscribe }),
  ];
  return `${lines.join("\n")}\n`;
}

function whyKey({ toEmployees }: MailView): string {
  return toEmployees ? "why.employee" : "why";
}

/** The link of one score. */
export function scoreLink(links: InvitationLinks, score: number): string {
  const url = new URL(links.answer);
  url.searchParams.set("score", String(score));
  return url.href;
}

function scoreCell(score: number, href: string, texts: SurveyTexts): string {
  const end = score === 0 ? texts.lowEnd : score === 10 ? texts.highEnd : "";
  const label = end ? ` aria-label="${escapeHtml(`${score} – ${end}`)}"` : "";
  return (
    `<td class="score" width="44" style="padding:2px"><a href="${escapeHtml(href)}"${label} ` +
    `style="display:block;min-width:36px;height:44px;line-height:44px;text-align:center;` +
    `font-size:17px;font-weight:600;color:#1c2430;background-color:#eef1f4;border:1px solid #c3cad3;` +
    `border-radius:6px;text-decoration:none">${score}</a></td>`
  );
}

function brandHtml({ brand, surveySubject }: MailView): string {
  const name = escapeHtml(surveySubject);
  return brand.logoUrl
    ? `<img src="${escapeHtml(brand.logoUrl)}" alt="${name}" height="40" style="height:40px;width:auto">`
    : `<strong class="brand" style="font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:18px;color:#1c2430">${name}</strong>`;
}

function paragraphs(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}

let compiled: string | undefined;

function template(): string {
  compiled ??= readFileSync(
    new URL("../../../mail-templates/compiled/invitation.html", import.meta.url),
    "utf8",
  );
  return compiled;
}
