import { type Html, html } from "../channels/answer-page/html.ts";
import { shareMessage } from "../messages/share-messages.ts";
import { drawCurve } from "../shares/draw-trend.ts";
import type { PageFrame, SharedPage } from "../shares/page-view.ts";
import type { ShareRow } from "../shares/share.ts";
import { shareFrame } from "../shares/share-page.ts";
import { writtenIn } from "../shares/written.ts";
import type { Database } from "../storage/database.ts";
import type { Frozen } from "./report.ts";
import { type Cell, type Look, type WrittenReport, writeReport } from "./written-report.ts";

/**
 * The page of a report that was shared: the cells of its newest run, or of the run that was chosen, as they went out by
 * mail. Null where report or run are gone.
 */
export function sharedReport(db: Database): SharedPage {
  return async ({ frame, share, survey }) => {
    const report = await db
      .selectFrom("report")
      .select("id")
      .where("workspace_id", "=", share.workspace_id)
      .where("id", "=", share.report_id ?? "")
      .executeTakeFirst();
    if (!report) return null;
    const frozen = await frozenOf(db, share);
    if (frozen === null) {
      return share.run_id === null ? renderWaiting(frame, share) : null;
    }
    return renderSharedReport(frame, share, writeReport(frozen, survey, frame.language));
  };
}

async function frozenOf(
  db: Database,
  { workspace_id, report_id, run_id }: ShareRow,
): Promise<Frozen | null> {
  let runs = db
    .selectFrom("report_run")
    .select("figures")
    .where("workspace_id", "=", workspace_id)
    .where("report_id", "=", report_id ?? "")
    .where("figures", "is not", null);
  if (run_id !== null) runs = runs.where("id", "=", run_id);
  const run = await runs
    .orderBy("made_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return (run?.figures as unknown as Frozen | undefined) ?? null;
}

function renderWaiting(frame: PageFrame, share: ShareRow): string {
  const say = (key: string, args = {}) => shareMessage(frame.language, key, args);
  const main = html`<h1><bdi>${share.name}</bdi></h1><section class="card"><p><b>${say("report.waiting")}</b></p><p class="soft">${say("report.waitingText")}</p></section>`;
  return shareFrame(frame, { title: share.name, main, foot: null });
}

const BARS: Record<Look, string> = { promoter: "fp", passive: "fm", detractor: "fd" };

function renderSharedReport(frame: PageFrame, share: ShareRow, report: WrittenReport): string {
  const { headline, tooFew, groups, change, tables, notes, curve, title } = report;
  const say = (key: string, args = {}) => shareMessage(frame.language, key, args);
  const about = [...(title === share.name ? [] : [title]), ...report.about];
  const bars = groups.map(
    ({ name, share: part, count, part: width, look }) =>
      html`<div><dt>${name}</dt><dd><b>${part}</b> <span class="soft small">${count}</span></dd><svg viewBox="0 0 320 8" preserveAspectRatio="none" height="8" aria-hidden="true"><rect class="rail" width="320" height="8" rx="4"/><rect class="${BARS[look]}" width="${Math.round(width * 3200) / 10}" height="8" rx="4"/></svg></div>`,
  );
  const [first, ...more] = change;
  const said =
    first !== undefined &&
    html`<div class="verdict"><div><p><b>${first}</b></p>${more.map((text) => html`<p class="soft small">${text}</p>`)}</div></div>`;
  const top = headline
    ? html`<section class="card hero" aria-labelledby="s"><div><h2 id="s">${say("score")}</h2><p class="score"><span class="big">${headline.score}</span><span class="range"><b>${headline.between}</b>${headline.base}${headline.lowBase !== null && html` <span class="pill">${headline.lowBase}</span>`}</span></p>${said}</div><dl class="groups">${bars}</dl></section>`
    : html`<section class="card" aria-labelledby="s"><h2 id="s">${say("score")}</h2><p><b>${tooFew}</b></p>${said}</section>`;
  const parts = tables.map((table, at) =>
    tablePart(table, `t${at}`, table.curve ? curve : null, say),
  );
  const main = html`<h1><bdi>${share.name}</bdi></h1><p class="soft">${about.map((part, at) => html`${at > 0 && " · "}<bdi>${part}</bdi>`)}</p>${top}${parts}`;
  const day = writtenIn(frame.language).day(share.expires_at.toISOString().slice(0, 10));
  const until = say("until", { day }).replace(/\.\.$/, ".");
  const foot = html`<footer class="foot">${notes.map((note) => html`<p>${note}</p>`)}<p>${until}</p></footer>`;
  return shareFrame(frame, { title: share.name, main, foot });
}

function tablePart(
  { title, lead, heads, rows, notes }: WrittenReport["tables"][number],
  id: string,
  drawn: WrittenReport["curve"],
  say: (key: string) => string,
): Html {
  const n = (at: number) => at > 0 && html` class="n"`;
  const head = heads.map((text, at) => html`<th scope="col"${n(at)}>${text}</th>`);
  const body = rows.map(
    ([name, ...cells]) =>
      html`<tr>${name && html`<th scope="row">${cellHtml(name)}</th>`}${cells.map((cell) => html`<td class="n">${cellHtml(cell)}</td>`)}</tr>`,
  );
  const table = html`<div class="scroll"><table class="table wrap"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
  const shown = drawn
    ? html`<figure>${drawCurve(drawn.curve, { width: 860, height: 270, name: "wide" })}${drawCurve(drawn.curve, { width: 340, height: 230, name: "narrow" })}</figure><details><summary>${say("asTable")}</summary>${table}</details>`
    : table;
  return html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${lead !== "" && html`<p class="soft small">${lead}</p>`}${shown}${notes.map((note) => html`<p class="soft small">${note}</p>`)}</section>`;
}

function cellHtml({ text, limits, under, tone, quiet }: Cell): Html {
  const sign = tone === undefined ? "" : tone === "up" ? "↑ " : "↓ ";
  const said = html`<span${tone !== undefined && html` class="${tone}"`}${quiet && html` class="soft"`}>${sign}<bdi>${text}</bdi></span>`;
  return html`${said}${limits && html` <span class="soft small">${limits}</span>`}${under && html`<br><span class="soft small under">${under}</span>`}`;
}
