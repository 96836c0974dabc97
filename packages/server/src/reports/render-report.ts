import { type Html, html, raw } from "../channels/answer-page/html.ts";
import { reportMessage } from "../messages/report-messages.ts";
import { shareMessage } from "../messages/share-messages.ts";
import type { Cell, Look, WrittenReport } from "./written-report.ts";

/** Where a mail leads, and why it came; null on the page of a run, which nobody can leave. */
export interface MailFoot {
  leaveUrl: string;
  addedBy: string;
  workspace: string;
}

export const LOOK_COLORS: Record<Look, string> = {
  promoter: "#0072b2",
  passive: "#6b7280",
  detractor: "#b84a00",
};
const INK = "#0f172a";
const SOFT = "#4b5563";
const LINE = "#e2e6eb";
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";

/** A report as a mail: tables with styles of their own, no picture, no script; well below what mail programs clip. */
export function renderReportHtml(report: WrittenReport, foot: MailFoot | null): string {
  const { language, title, about, headline, tooFew, groups, change, tables, notes } = report;
  const say = (key: string, args = {}) => reportMessage(language, key, args);
  const big = headline
    ? html`<p style="${style(`margin:0;font-size:64px;line-height:1;font-weight:700;color:${INK}`)}">${headline.score}</p><p style="${style(`margin:8px 0 0;font-size:18px;color:${INK}`)}"><b>${headline.between}</b></p><p style="${style(`margin:2px 0 0;font-size:15px;color:${SOFT}`)}">${headline.base}${headline.lowBase !== null && ` · ${headline.lowBase}`}</p>`
    : html`<p style="${style(`margin:0;font-size:20px;font-weight:700;color:${INK}`)}">${tooFew}</p>`;
  const bars = groups.map(
    ({ name, share, count, part, look }) =>
      html`<tr><td style="${style(`padding:6px 0 0;font-size:14px;color:${INK}`)}">${name}</td><td align="right" style="${style(`padding:6px 0 0;font-size:14px;color:${INK}`)}"><b>${share}</b> (${count})</td></tr><tr><td colspan="2" style="padding:3px 0 0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f0f2f5"><tr>${part > 0 && html`<td width="${Math.max(1, Math.round(part * 100))}%" style="background:${LOOK_COLORS[look]};height:8px;font-size:0;line-height:8px">&nbsp;</td>`}<td style="height:8px;font-size:0;line-height:8px">&nbsp;</td></tr></table></td></tr>`,
  );
  const said = change.map(
    (sentence, at) =>
      html`<p style="${style(`margin:${at === 0 ? "0" : "4px 0 0"};font-size:15px;color:${at === 0 ? INK : SOFT}`)}">${at === 0 ? html`<b>${sentence}</b>` : sentence}</p>`,
  );
  const footer =
    foot &&
    html`<p style="${style(`margin:12px 0 0;font-size:13px;color:${SOFT}`)}">${say("why", { who: foot.addedBy, workspace: foot.workspace })} <a href="${foot.leaveUrl}" style="color:#0b5f95">${say("leave")}</a></p>`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><meta name="supported-color-schemes" content="light"><meta name="robots" content="noindex"><title>${title}</title></head>
<body style="margin:0;padding:0;background:#f4f5f7;${raw(FONT)}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f7"><tr><td align="center" style="padding:20px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;background:#ffffff;border:1px solid ${LINE}"><tr><td style="padding:24px 20px">
<h1 style="${style(`margin:0;font-size:22px;line-height:1.25;color:${INK}`)}"><bdi>${title}</bdi></h1><p style="${style(`margin:6px 0 20px;font-size:14px;color:${SOFT}`)}">${about.map((part, at) => html`${at > 0 && " · "}<bdi>${part}</bdi>`)}</p>
<p style="${style(`margin:0 0 6px;font-size:14px;font-weight:700;color:${SOFT}`)}">${shareMessage(language, "score")}</p>${big}
${groups.length > 0 && html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-top:16px">${bars}</table>`}
${said.length > 0 && html`<div style="margin-top:18px;padding-top:14px;border-top:1px solid ${LINE}">${said}</div>`}
${tables.map(tableHtml)}
<div style="margin-top:24px;padding-top:14px;border-top:1px solid ${LINE}">${notes.map((note) => html`<p style="${style(`margin:0 0 6px;font-size:13px;color:${SOFT}`)}">${note}</p>`)}${footer}</div>
</td></tr></table></td></tr></table></body></html>
`.text;
}

function tableHtml({ title, lead, heads, rows, notes }: WrittenReport["tables"][number]): Html {
  const align = (at: number) => raw(at === 0 ? ' align="left"' : ' align="right"');
  const head = heads.map(
    (text, at) =>
      html`<th scope="col"${align(at)} style="${style(`padding:4px 4px;font-size:12px;color:${SOFT}`)}">${text}</th>`,
  );
  const body = rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, at) => html`<td${align(at)} style="${style(`padding:7px 4px;border-top:1px solid ${LINE};vertical-align:top;font-size:14px;color:${colorOf(cell)}${at === 0 || cell.tone ? ";font-weight:600" : ""}`)}">${cellHtml(cell)}</td>`)}</tr>`,
  );
  return html`<h2 style="${style(`margin:28px 0 0;font-size:16px;color:${INK}`)}">${title}</h2>${lead !== "" && html`<p style="${style(`margin:4px 0 0;font-size:13px;color:${SOFT}`)}">${lead}</p>`}<table width="100%" cellpadding="0" cellspacing="0" style="margin-top:8px;border-collapse:collapse"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${notes.map((note) => html`<p style="${style(`margin:6px 0 0;font-size:13px;color:${SOFT}`)}">${note}</p>`)}`;
}

function cellHtml({ text, limits, under, tone }: Cell): Html {
  return html`${tone === "up" && "↑ "}${tone === "down" && "↓ "}<bdi>${text}</bdi>${limits && html` <span style="${style(`white-space:nowrap;font-size:12px;font-weight:400;color:${SOFT}`)}">${limits}</span>`}${under && html`<br><span style="${style(`font-size:13px;overflow-wrap:anywhere;font-weight:400;color:${SOFT}`)}">${under}</span>`}`;
}

function colorOf({ tone, quiet }: Cell): string {
  if (tone === "up") return LOOK_COLORS.promoter;
  if (tone === "down") return LOOK_COLORS.detractor;
  return quiet ? SOFT : INK;
}

function style(text: string): Html {
  return raw(text);
}

function cellText({ text, limits }: Cell): string {
  return limits ? `${text} ${limits}` : text;
}

/** The whole report as text: whoever reads mails without HTML misses nothing. */
export function renderReportText(report: WrittenReport, foot: MailFoot | null): string {
  const { language, title, about, headline, tooFew, groups, change, tables, notes } = report;
  const say = (key: string, args = {}) => reportMessage(language, key, args);
  const lines = [title, about.join(" · "), ""];
  lines.push(
    headline
      ? `${shareMessage(language, "score")}: ${headline.score}, ${headline.between}, ${headline.base}${headline.lowBase === null ? "" : ` (${headline.lowBase})`}`
      : (tooFew ?? ""),
  );
  for (const { name, share, count } of groups) lines.push(`- ${name}: ${share} (${count})`);
  if (change.length > 0) lines.push("", ...change);
  for (const table of tables) {
    lines.push("", table.title.toUpperCase(), ...(table.lead === "" ? [] : [table.lead]));
    for (const [first, ...rest] of table.rows) {
      const cells = rest
        .map((cell, at) => (cell.text === "" ? "" : `${table.heads[at + 1]}: ${cellText(cell)}`))
        .filter((text) => text !== "");
      if (first?.under) cells.push(first.under);
      lines.push(`- ${first?.text}. ${cells.join("; ")}`);
    }
    lines.push(...table.notes);
  }
  lines.push("", ...notes);
  if (foot) {
    lines.push(
      "",
      "-- ",
      say("why", { who: foot.addedBy, workspace: foot.workspace }),
      `${say("leave")}: ${foot.leaveUrl}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
