import {
  NoticeSettings,
  Notices,
  NoticesQuery,
  NoticesRead,
  ReadNotices,
  SaveNoticeSettings,
} from "@candor/contract/notice.ts";
import type { FastifyRequest } from "fastify";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { AT_ONCE, alertHoursOf, saveAlertHours } from "./alert-hours.ts";
import { listNotices, readNotices, saveNoticeSettings } from "./notices.ts";
import { noticeSettings } from "./tell-colleague.ts";

/** `/notices`: what the colleague who asks was told, and how they want to be told. No key has any. */
export function noticeRoutes(app: App, { db, mailWorks }: { db: Database; mailWorks: boolean }) {
  const mine = (request: FastifyRequest) => {
    const { principal } = request;
    if (principal.kind === "key") {
      throw new KnownError(
        403,
        "key_not_allowed",
        "An API key is told nothing: notices are a colleague's own. Sign in instead.",
      );
    }
    return { workspaceId: principal.workspaceId, userId: principal.userId };
  };
  const settingsOf = async (who: ReturnType<typeof mine>) => ({
    data: await noticeSettings(db, who),
    alertHours:
      (await alertHoursOf(db, { ...who, userIds: [who.userId] })).get(who.userId) ?? AT_ONCE,
    mailWorks,
  });
  app.get(
    "/notices",
    {
      schema: { querystring: NoticesQuery, response: { 200: Notices } },
      config: { anybody: true },
    },
    async (request) => {
      const { limit, cursor = null, unread = false } = request.query;
      return listNotices(db, { ...mine(request), limit, cursor, unread });
    },
  );
  app.post(
    "/notices/read",
    { schema: { body: ReadNotices, response: { 200: NoticesRead } }, config: { anybody: true } },
    async (request) => ({
      read: await readNotices(db, {
        ...mine(request),
        ids: request.body.ids ?? null,
        now: new Date(),
      }),
    }),
  );
  app.get(
    "/notice-settings",
    { schema: { response: { 200: NoticeSettings } }, config: { anybody: true } },
    async (request) => settingsOf(mine(request)),
  );
  app.put(
    "/notice-settings",
    {
      schema: { body: SaveNoticeSettings, response: { 200: NoticeSettings } },
      config: { anybody: true },
    },
    async (request) => {
      const { settings = [], alertHours } = request.body;
      await saveNoticeSettings(db, { ...mine(request), settings });
      if (alertHours) await saveAlertHours(db, { ...mine(request), alertHours });
      return settingsOf(mine(request));
    },
  );
}
