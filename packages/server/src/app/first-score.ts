import type { ScoreReport } from "@candor/contract/score.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Authenticator } from "../auth/authenticate.ts";
import { escapeHtml } from "../channels/answer-page/html.ts";
import { KnownError } from "../errors/known-error.ts";
import { scoreLanguage, scoreMessage } from "../messages/score-messages.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { histogram } from "../scores/histogram-queries.ts";
import { scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { listSurveys } from "../surveys/survey-queries.ts";
import { workspacesOf } from "../workspaces/workspace-queries.ts";

/** Whatever the database does meanwhile, the page itself never waits longer for its number. */
const LONGEST_WAIT_MS = 150;
/** What narrows the numbers; such an overview is left to the dashboard, which knows what "week" means. */
const NARROWS = ["period", "from", "to", "filter", "counting"];

export interface FirstScoreDeps {
  db: Database;
  authenticator: Authenticator;
}

/**
 * The score of the whole time with its base and interval, as HTML that stands in the page until the
 * dashboard's script takes over; nothing for whoever is not signed in, for other screens, and where
 * there is no survey.
 */
export function firstScore({ db, authenticator }: FirstScoreDeps) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<string | null> => {
    const query = request.query as Record<string, unknown>;
    if (!/^\/(overview)?$/.test(request.url.split("?")[0] ?? "")) return null;
    if (request.headers.cookie === undefined || NARROWS.some((key) => key in query)) return null;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, LONGEST_WAIT_MS, null);
    });
    const look = read({ db, authenticator }, request, reply, query).catch((error: unknown) => {
      // Nobody is signed in, or the workspace is not theirs: the dashboard finds out and says so.
      if (error instanceof KnownError && error.status < 500) return null;
      request.log.warn({ err: error }, "the overview is sent without its score");
      return null;
    });
    return Promise.race([look, late]).finally(() => clearTimeout(timer));
  };
}

async function read(
  { db, authenticator }: FirstScoreDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  query: Record<string, unknown>,
): Promise<string | null> {
  const { userId } = await authenticator.signedIn(request, reply);
  const all = await workspacesOf(db, userId);
  // Of several the browser knows which was looked at last; its own address says so a moment later.
  const workspaceId = (
    all.find(({ id }) => id === query.workspace) ?? (all.length === 1 ? all[0] : undefined)
  )?.id;
  if (workspaceId === undefined) return null;
  const surveys = await listSurveys(db, workspaceId);
  const survey =
    surveys.find(({ id }) => id === query.survey) ??
    surveys.find(({ is_default }) => is_default) ??
    surveys[0];
  if (!survey) return null;
  const report = scoreReport(
    await histogram(db, scopeOf({ workspaceId, surveyId: survey.id }, {})),
  );
  if (report.answers === 0) return null;
  const tag = request.headers["accept-language"]?.split(/[,;]/)[0]?.trim() ?? "en";
  return scoreHtml(scoreLanguage(tag), survey.name, report);
}

/** Never a score without its base and interval; below ten answers the count alone. */
export function scoreHtml(language: string, survey: string, report: ScoreReport): string {
  const say = (key: string, args = {}) => escapeHtml(scoreMessage(language, key, args));
  const base = `<p>${say("base", { n: report.answers })}</p>`;
  const { score, interval } = report;
  const number =
    score === null || interval === null
      ? `<p class="first-number">${say("tooFew", { n: report.answers })}</p>`
      : [
          `<p class="first-number">${points(language, score, interval)}</p>`,
          `<p>${say("range", {
            lower: points(language, interval.lower, interval),
            upper: points(language, interval.upper, interval),
          })}</p>`,
          base,
          report.lowBase ? `<p>${say("lowBase")}</p>` : "",
        ].join("");
  return `<main class="first-score" lang="${language}"><h1>${escapeHtml(survey)}</h1><p>${say("name")}</p>${number}</main>`;
}

/** As many decimals as the margin supports, and a true minus: what the dashboard shows a moment later. */
function points(
  language: string,
  value: number,
  { lower, upper }: { lower: number; upper: number },
) {
  const digits = (upper - lower) / 2 >= 1 ? 0 : 1;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "negative",
  });
  return format.format(value).replace("-", "−");
}
