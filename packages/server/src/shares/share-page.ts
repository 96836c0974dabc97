import type { Brand } from "@candor/contract/survey.ts";
import { contentSecurityPolicy } from "../channels/answer-page/answer-page-csp.ts";
import { type Html, html, raw } from "../channels/answer-page/html.ts";
import { brandStyle, directionOf, ownName } from "../channels/answer-page/page-frame.ts";
import { shareMessage } from "../messages/share-messages.ts";
import { headline } from "./headline.ts";
import { breakdownPart, themesPart, trendPart } from "./overview-parts.ts";
import { SHARE_STYLE } from "./page-style.ts";
import type { Say, SharePageView } from "./page-view.ts";
import { readingChips } from "./reading-chips.ts";
import { commentsPart, segmentsPart, shareTrendPart, themeHeadline } from "./theme-parts.ts";

/** The policy of these pages: no script at all, our two styles by their hashes, the logo. */
export function sharePageCsp(brand: Brand): string {
  return contentSecurityPolicy({
    scripts: [],
    styles: [SHARE_STYLE, brandStyle(brand)],
    logoUrl: brand.logoUrl,
  }).replace("script-src ;", "script-src 'none';");
}

type Framed = Pick<SharePageView, "language" | "languages" | "brand" | "subject">;

/** A page without a script: head, logo, languages, what it says. */
export function shareFrame(
  { language, languages, brand, subject }: Framed,
  { title, main, foot }: { title: string; main: Html; foot: Html | null },
): string {
  const say: Say = (key, args) => shareMessage(language, key, args);
  const links = languages.map(
    ({ tag, href }) =>
      html`<li><a href="${href}" lang="${tag}" hreflang="${tag}" rel="nofollow"${tag === language && raw(' aria-current="true"')}>${ownName(tag)}</a></li>`,
  );
  const logo =
    brand.logoUrl === null
      ? html`<span class="name" dir="auto">${subject}</span>`
      : html`<img src="${brand.logoUrl}" alt="${subject}" height="40">`;
  const choice =
    links.length > 1 &&
    html`<details class="langs"><summary><span class="vh">${say("language")}: </span>${ownName(language)}</summary><ul>${links}</ul></details>`;
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow,noarchive"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>${title}</title><link rel="icon" href="data:,">
<style>${raw(SHARE_STYLE)}</style><style>${raw(brandStyle(brand))}</style></head>
<body><header>${logo}${choice}</header>
<main>${main}</main>${foot}</body></html>
`.text;
}

/** The page that a link opens. Send it with `sharePageCsp`. */
export function renderSharePage(page: SharePageView): string {
  const { language, written, names, figures, name, surveyName, now, timeZone, expiresAt } = page;
  const say: Say = (key, args) => shareMessage(language, key, args);
  const spoken = { say, written, names };
  const parts =
    figures.kind === "overview"
      ? [
          headline(figures.score, spoken),
          figures.trend && trendPart(figures.trend, spoken),
          figures.breakdown && breakdownPart(figures.breakdown, spoken),
          figures.themes && themesPart(figures.themes, spoken),
          commentsPart(figures.comments, spoken),
        ]
      : figures.page
        ? [
            themeHeadline(figures.page, spoken),
            shareTrendPart(figures.page, spoken),
            segmentsPart(figures.page, spoken),
            commentsPart(figures.comments, spoken),
            html`<p class="soft small">${say("machine")} ${say("notCause")}</p>`,
          ]
        : [html`<section class="card"><p><b>${say("theme.tooFew")}</b></p></section>`];
  const main = html`<h1><bdi>${name}</bdi></h1><p class="soft">${name !== surveyName && html`<bdi>${surveyName}</bdi> · `}${periodWords(page, say)}</p>${chips(page, say)}${parts.filter((part) => part !== null)}`;
  const leftOut = figures.score.excluded.total;
  // In some languages a day ends in a full stop itself.
  const once = (text: string) => text.replace(/\.\.$/, ".");
  const asOf = once(say("asOf", { moment: written.moment(now, timeZone) }));
  const until = once(say("until", { day: written.day(expiresAt.toISOString().slice(0, 10)) }));
  const foot = html`<footer class="foot">${leftOut > 0 && html`<p>${say("leftOut", { n: leftOut })}</p>`}<p>${say("how")}</p><p>${asOf} ${until}</p></footer>`;
  return shareFrame(page, { title: `${name} · ${say("score")}`, main, foot });
}

/** "The last 30 days: 29 Oct – 27 Nov 2026 (still running)". */
function periodWords({ view, period, figures, written }: SharePageView, say: Say): string {
  if (!period) return say("period.all");
  const days = written.days(period.from, period.to);
  const named =
    view.from === undefined && view.period !== undefined
      ? `${say(`period.${view.period}`)}: ${days}`
      : days;
  return figures.score.open ? `${named} (${say("running")})` : named;
}

/** What the answers are narrowed to: a page must not pass a part for the whole. */
function chips({ view, names, written, isSample }: SharePageView, say: Say): Html | null {
  const byProperty = new Map<string, string[]>();
  for (const condition of view.filter ?? []) {
    const at = condition.indexOf("=");
    const property = condition.slice(0, at);
    const value = names.value(property, condition.slice(at + 1));
    byProperty.set(property, [...(byProperty.get(property) ?? []), value]);
  }
  const texts = [...byProperty].map(
    ([property, values]) => `${names.property(property)}: ${written.either(values)}`,
  );
  if (isSample) texts.unshift(say("sample"));
  if (view.counting === "latest") texts.push(say("latest"));
  texts.push(...readingChips(view, { names, written }));
  if (texts.length === 0) return null;
  return html`<ul class="chips" aria-label="${say("narrowed")}">${texts.map((text) => html`<li dir="auto">${text}</li>`)}</ul>`;
}

/** A page with a sentence: the link ended, was taken back, leads nowhere. */
export function renderShareMessage(page: Framed, key: string): string {
  const say: Say = (one, args) => shareMessage(page.language, one, args);
  const title = say(`${key}.title`);
  const main = html`<section class="card"><h1>${title}</h1><p>${say(`${key}.text`)}</p></section>`;
  return shareFrame(page, { title, main, foot: null });
}

/** The page that asks for the password; it tells whose it is, and no figure. */
export function renderPasswordPage(
  page: Framed,
  { action, problem }: { action: string; problem: "wrong" | "often" | null },
): string {
  const say: Say = (one, args) => shareMessage(page.language, one, args);
  const title = say("password.title");
  const told =
    problem && html`<p class="problem" id="problem" role="alert">${say(`password.${problem}`)}</p>`;
  const main = html`<section class="card"><h1>${title}</h1><p>${say("password.text")}</p><form method="post" action="${action}"><label for="password">${say("password.label")}</label><input id="password" name="password" type="password" required autocomplete="off" maxlength="200"${problem && raw(' aria-describedby="problem" aria-invalid="true"')}>${told}<button>${say("password.button")}</button></form></section>`;
  return shareFrame(page, { title, main, foot: null });
}
