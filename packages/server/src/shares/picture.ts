import { type Html, html, raw } from "../channels/answer-page/html.ts";
import { shareMessage } from "../messages/share-messages.ts";
import { drawCurve } from "./draw-trend.ts";
import { scoreCurve } from "./overview-parts.ts";
import { pictureStyle } from "./page-style.ts";
import type { Say, SharePageView } from "./page-view.ts";
import { marginOf } from "./written.ts";

export interface PictureWish {
  show: "badge" | "chart";
  theme: "light" | "dark" | "auto";
}

/** A picture for other pages: never a number without its interval and base. */
export function renderPicture(page: SharePageView, { show, theme }: PictureWish): string {
  const { figures } = page;
  if (figures.kind === "theme") return themeBadge(page, theme);
  return show === "chart" && figures.trend ? chart(page, theme) : badge(page, theme);
}

function badge(page: SharePageView, theme: PictureWish["theme"]): string {
  const { figures, written, name } = page;
  const { score, interval, answers, lowBase } = figures.score;
  const say = speaker(page);
  const base = say("base", { n: answers });
  if (score === null || interval === null) {
    const text = say("tooFew", { n: answers });
    const body = html`<text class="ink" x="18" y="34" font-size="15" font-weight="650">${clipped(name, 30)}</text><text class="softly" x="18" y="60" font-size="14">${text}</text>`;
    return framed({ width: 300, height: 84, words: `${name}: ${text}`, theme }, body);
  }
  const margin = marginOf(interval);
  const points = written.points(score, margin);
  const between = say("between", {
    lower: written.points(interval.lower, margin),
    upper: written.points(interval.upper, margin),
  });
  const x = (value: number) => Math.round((18 + ((value + 100) / 200) * 264) * 10) / 10;
  const body = html`<text class="softly" x="18" y="28" font-size="13">${clipped(name, 36)}</text>
<text class="ink" x="18" y="76" font-size="46" font-weight="720" letter-spacing="-1.5">${points}</text>
<text class="ink" x="118" y="58" font-size="14" font-weight="620">${between}</text><text class="softly" x="118" y="77" font-size="13">${base}${lowBase && ` · ${say("lowBase")}`}</text>
<rect class="rail" x="18" y="92" width="264" height="7" rx="3.5"/><rect class="reach" x="${x(interval.lower)}" y="92" width="${Math.max(x(interval.upper) - x(interval.lower), 2)}" height="7" rx="2"/><circle class="point" cx="${x(score)}" cy="95.5" r="5"/>`;
  const words = `${name}: ${say("score")} ${points}, ${between}, ${base}`;
  return framed({ width: 300, height: 116, words, theme }, body);
}

function chart(page: SharePageView, theme: PictureWish["theme"]): string {
  const { figures, written, name } = page;
  const say = speaker(page);
  const { score, interval, answers } = figures.score;
  const curve =
    figures.kind === "overview" && figures.trend && scoreCurve(figures.trend, { say, written });
  if (!curve || score === null || interval === null) return badge(page, theme);
  const margin = marginOf(interval);
  const line = `${written.points(score, margin)} ${say("limits", {
    lower: written.points(interval.lower, margin),
    upper: written.points(interval.upper, margin),
  })} · ${say("base", { n: answers })}`;
  const inner = drawCurve({ ...curve, marks: [] }, { width: 640, height: 250, name: "inner" });
  const placed = raw(inner.text.replace("<svg ", '<svg x="10" y="62" width="640" height="250" '));
  const body = html`<text class="ink" x="20" y="30" font-size="17" font-weight="650">${clipped(name, 60)}</text><text class="softly" x="20" y="51" font-size="14">${say("score")}: ${line}</text>${placed}`;
  return framed(
    { width: 660, height: 322, words: `${name}: ${line}. ${curve.words}`, theme },
    body,
  );
}

function themeBadge(page: SharePageView, theme: PictureWish["theme"]): string {
  const { figures, written, name } = page;
  const say = speaker(page);
  const row = figures.kind === "theme" ? figures.page?.theme : undefined;
  const value = row ? written.share(row.share.value) : "–";
  const between = row
    ? say("between", {
        lower: written.share(row.share.lower),
        upper: written.share(row.share.upper),
      })
    : say("theme.tooFew");
  const base = row ? say("mentions", { n: row.answers }) : "";
  const body = html`<text class="softly" x="18" y="28" font-size="13">${clipped(name, 36)}</text><text class="ink" x="18" y="74" font-size="40" font-weight="720">${value}</text><text class="ink" x="128" y="56" font-size="14" font-weight="620">${between}</text><text class="softly" x="128" y="75" font-size="13">${base}</text>`;
  return framed(
    { width: 320, height: 96, words: `${name}: ${value}, ${between}, ${base}`, theme },
    body,
  );
}

function framed(
  how: { width: number; height: number; words: string; theme: PictureWish["theme"] },
  body: Html,
): string {
  const { width, height, words, theme } = how;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${words}"><title>${words}</title><style>${raw(pictureStyle(theme))}</style><rect class="ground" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="12"/>${body}</svg>
`.text;
}

function speaker({ language }: SharePageView): Say {
  return (key, args) => shareMessage(language, key, args);
}

/** Pictures do not wrap: whole characters, as many as there is room for. */
function clipped(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, " ")];
  return characters.length > most
    ? `${characters.slice(0, most - 1).join("")}…`
    : characters.join("");
}
