import { randomBytes } from "node:crypto";
import {
  RUNNING_DAYS,
  type Share,
  type ShareCreated,
  SharedView,
  ShareParts,
} from "@candor/contract/share.ts";
import type { Selectable } from "kysely";
import { Temporal } from "temporal-polyfill";
import { type ResponseScope, scopeOf } from "../responses/response-filter.ts";
import type { Standing } from "../responses/standing-themes.ts";
import type { Period } from "../scores/period.ts";
import type { ShareLinkTable } from "../storage/tables-shares.ts";

export type ShareRow = Selectable<ShareLinkTable>;

/** 128 random bits, 22 characters: whoever guesses a million a second needs longer than there have been stars. */
export function newShareToken(): string {
  return randomBytes(16).toString("base64url");
}

const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** Whether a text can be a token at all, so that the directory is not asked for nonsense. */
export function looksLikeToken(text: string): boolean {
  return TOKEN.test(text);
}

export function stateOf(
  { revoked_at, expires_at }: Pick<ShareRow, "revoked_at" | "expires_at">,
  now: Date,
): Share["state"] {
  if (revoked_at !== null) return "revoked";
  return expires_at <= now ? "expired" : "open";
}

export function viewOf({ view }: Pick<ShareRow, "view">): SharedView {
  return SharedView.parse(view);
}

export function partsOf({ shows }: Pick<ShareRow, "shows">): ShareParts {
  return ShareParts.parse(shows);
}

/** The days that a view names: fixed ones as they stand, running ones up to and with today. */
export function daysOf(
  { period, from, to }: Pick<SharedView, "period" | "from" | "to">,
  today: string,
): Period | null {
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 });
  if (from !== undefined) {
    const end = to ?? tomorrow.toString();
    return end > from ? { from, to: end } : null;
  }
  if (period === undefined) return null;
  return {
    from: tomorrow.subtract({ days: RUNNING_DAYS[period] }).toString(),
    to: tomorrow.toString(),
  };
}

/** Which answers a view means, on this day. */
export function scopeOfView(
  ref: { workspaceId: string; surveyId: string },
  view: Standing<SharedView>,
  today: string,
): ResponseScope {
  const days = daysOf(view, today);
  return scopeOf(ref, {
    ...(days ?? {}),
    filter: view.filter,
    counting: view.counting,
    theme: view.theme,
    group: undefined,
    tone: view.tone,
    urgency: view.urgency,
    language: view.language,
    ...(view.churn === undefined ? {} : { churn: view.churn === "true" }),
    ...(view.disagrees === undefined ? {} : { disagrees: view.disagrees === "true" }),
  });
}

/** Whether there is one score to draw: an improvement has two, and a report is read as a whole. */
export function hasPicture({ kind }: Pick<Share, "kind"> | Pick<ShareRow, "kind">): boolean {
  return kind === "overview" || kind === "theme";
}

/** The share as the API shows it. */
export function toShare(row: ShareRow, surveyName: string, now: Date): Share {
  return {
    id: row.id,
    kind: row.kind as Share["kind"],
    surveyId: row.survey_id,
    surveyName,
    themeId: row.theme_id,
    improvementId: row.improvement_id,
    reportId: row.report_id,
    runId: row.run_id,
    name: row.name,
    view: viewOf(row),
    shows: partsOf(row),
    language: row.language as Share["language"],
    hasPassword: row.password_hash !== null,
    state: stateOf(row, now),
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    visits: row.visits,
    lastVisitAt: row.last_visit_at?.toISOString() ?? null,
  };
}

/** With what is shown once. */
export function toCreated(share: Share, token: string, publicUrl: string): ShareCreated {
  const url = `${publicUrl}/r/${token}`;
  return { ...share, token, url, svgUrl: hasPicture(share) ? `${url}.svg` : null };
}
