import type { FastifyReply, FastifyRequest } from "fastify";
import { acceptedLanguages } from "../channels/door/accepted-languages.ts";
import { PUBLIC_BODY_BYTES } from "../channels/door/public-limits.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { countsOf } from "../limits/shared-counts.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";
import type { Database } from "../storage/database.ts";
import { DEFAULT_BRAND, type SurveyRow } from "../surveys/survey.ts";
import { findSurvey } from "../surveys/survey-queries.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { renderImprovementPage } from "./improvement-page.ts";
import { openImprovement } from "./open-improvement.ts";
import { frameOf, languageOfVisit, openShare, plainFrame } from "./open-share.ts";
import type { PageFrame, SharedPage } from "./page-view.ts";
import { type PictureWish, renderPicture } from "./picture.ts";
import { hasPicture, type ShareRow, stateOf } from "./share.ts";
import {
  renderPasswordPage,
  renderShareMessage,
  renderSharePage,
  sharePageCsp,
} from "./share-page.ts";
import { shareLock } from "./share-password.ts";
import { countVisit, findShare } from "./share-queries.ts";

export interface VisitDeps {
  db: Database;
  secret: ServerSecret;
  publicUrl: string;
  responseRate: ResponseRateQuery;
  /** Reports come later in the walk. */
  reportPage: SharedPage;
  now: () => Date;
}

type Visit = FastifyRequest<{ Params: { token: string } }>;
type Door = { share: ShareRow; survey: SurveyRow };

const PICTURE = /\.svg$/;
/** Requests a minute from one address; pictures stand on pages that many open at once. */
const LIMIT = 120;

/**
 * `GET /r/:token`: the page that a link opens; `POST` takes its password; `GET /r/:token.svg` is a picture for
 * other pages. Every request looks anew whether the link still works, and nothing on the way may keep what it
 * was given.
 */
export function visitRoutes(app: App, deps: VisitDeps): void {
  const { db, secret, publicUrl, now } = deps;
  const lock = shareLock(secret, countsOf(deps.db));
  const options = {
    schema: { hide: true },
    bodyLimit: PUBLIC_BODY_BYTES,
    config: { public: true, rateLimit: { max: LIMIT, timeWindow: 60_000, hook: "preHandler" } },
  } as const;
  const secure = publicUrl.startsWith("https:");

  app.get("/r/:token", options, async (request, reply) => {
    const { token } = (request as Visit).params;
    keepPrivate(reply);
    if (PICTURE.test(token)) return sendPicture(deps, request, reply, token.replace(PICTURE, ""));
    const door = await openDoor(db, token, now());
    if (typeof door === "string") return sendMessage(request, reply, door);
    if (!lock.isOpen(request, door.share, now())) return sendLock(request, reply, door, null);
    const frame = frameOf(request, door.share, door.survey);
    const page = await pageOf(deps, { frame, ...door, now: now() });
    if (page === null) return sendMessage(request, reply, "revoked");
    // What a browser fetches before anybody asked for it is no visit; neither is a look at the head alone.
    const isVisit =
      request.method === "GET" && !/prefetch/.test(String(request.headers["sec-purpose"]));
    if (isVisit) await countVisit(db, door.share, now());
    return sendPage(reply, 200, page, sharePageCsp(frame.brand));
  });

  app.post("/r/:token", options, async (request, reply) => {
    const { token } = (request as Visit).params;
    keepPrivate(reply);
    const door = await openDoor(db, token, now());
    if (typeof door === "string") return sendMessage(request, reply, door);
    const { password } = (request.body ?? {}) as { password?: unknown };
    const path = `/r/${token}`;
    try {
      const cookie = await lock.tryPassword(request, door.share, {
        password: typeof password === "string" ? password.slice(0, 200) : "",
        ...{ path, secure, now: now() },
      });
      if (cookie === null && door.share.password_hash !== null)
        return sendLock(request, reply, door, "wrong");
      if (cookie !== null) reply.header("set-cookie", cookie);
      const { lang } = request.query as { lang?: unknown };
      const language = languageOfVisit(request, door.share.language);
      return reply.redirect(typeof lang === "string" ? `${path}?lang=${language}` : path, 303);
    } catch (error) {
      if (error instanceof KnownError && error.status === 429)
        return sendLock(request, reply, door, "often");
      throw error;
    }
  });
}

/** What a link shows by now; null where that is gone. */
async function pageOf(
  { db, responseRate, reportPage }: VisitDeps,
  q: Door & { frame: PageFrame; now: Date },
): Promise<string | null> {
  const { kind } = q.share;
  if (kind === "report") return reportPage(q);
  if (kind !== "improvement") return renderSharePage(await openShare(db, { ...q, responseRate }));
  const page = await openImprovement(db, q);
  return page && renderImprovementPage(page);
}

/** The link and its survey, or why there is nothing to see. */
async function openDoor(
  db: Database,
  token: string,
  now: Date,
): Promise<Door | "unknown" | "expired" | "revoked"> {
  const share = await findShare(db, token);
  if (!share) return "unknown";
  const state = stateOf(share, now);
  if (state !== "open") return state;
  const survey = await findSurvey(db, {
    workspaceId: share.workspace_id,
    surveyId: share.survey_id,
  });
  return survey ? { share, survey } : "revoked";
}

/** Nobody on the way keeps the page, no search engine lists it, and no page it leads to learns its address. */
function keepPrivate(reply: FastifyReply): void {
  reply
    .header("cache-control", "no-store")
    .header("referrer-policy", "no-referrer")
    .header("x-robots-tag", "noindex, nofollow, noarchive");
}

function sendPage(reply: FastifyReply, status: number, page: string, csp: string): FastifyReply {
  return reply
    .code(status)
    .header("content-type", "text/html; charset=utf-8")
    .header("content-security-policy", csp)
    .send(page);
}

function sendMessage(
  request: FastifyRequest,
  reply: FastifyReply,
  why: "unknown" | "expired" | "revoked",
): FastifyReply {
  const wished = acceptedLanguages(request).map((tag) => tag.split("-")[0] ?? "");
  const language = languageOfVisit(
    request,
    wished.find((tag) => ["en", "ru", "lv", "sv"].includes(tag)) ?? "en",
  );
  const frame = { ...plainFrame(request, language), brand: DEFAULT_BRAND, subject: "" };
  const page = renderShareMessage(frame, why);
  return sendPage(reply, why === "unknown" ? 404 : 410, page, sharePageCsp(DEFAULT_BRAND));
}

function sendLock(
  request: FastifyRequest,
  reply: FastifyReply,
  { share, survey }: Door,
  problem: "wrong" | "often" | null,
): FastifyReply {
  const frame = frameOf(request, share, survey);
  const page = renderPasswordPage(frame, { action: request.url, problem });
  const status = problem === "often" ? 429 : problem === "wrong" ? 403 : 401;
  return sendPage(reply, status, page, sharePageCsp(frame.brand));
}

/** @throws {KnownError} 404, 410, or 403 for a link with a password: a picture cannot ask for it. */
async function sendPicture(
  { db, responseRate, now }: VisitDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
): Promise<FastifyReply> {
  const door = await openDoor(db, token, now());
  if (door === "unknown") {
    throw new KnownError(404, "share_not_found", "This address leads to no picture.");
  }
  if (typeof door === "string") {
    throw new KnownError(410, "share_ended", "The link of this picture ended or was taken back.");
  }
  if (door.share.password_hash !== null) {
    throw new KnownError(
      403,
      "share_has_password",
      "This link has a password, and a picture cannot ask for it; share once more without one.",
    );
  }
  if (!hasPicture(door.share)) {
    throw new KnownError(
      404,
      "share_has_no_picture",
      "This link is a page alone, without a picture.",
    );
  }
  const { show, theme } = request.query as { show?: unknown; theme?: unknown };
  const wish: PictureWish = {
    show: show === "chart" ? "chart" : "badge",
    theme: theme === "dark" || theme === "light" ? theme : "auto",
  };
  const frame = frameOf(request, door.share, door.survey);
  const page = await openShare(db, { frame, ...door, responseRate, now: now() });
  return reply
    .header("content-type", "image/svg+xml; charset=utf-8")
    .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
    .header("cross-origin-resource-policy", "cross-origin")
    .send(renderPicture(page, wish));
}
