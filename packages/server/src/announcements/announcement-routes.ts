import {
  Announcement,
  AnnouncementPreview,
  AnnouncementRecipients,
  AnnouncementRef,
  Announcements,
  AnnouncementsQuery,
  CreateAnnouncement,
  PatchAnnouncement,
  PreviewAnnouncement,
  PreviewQuery,
  RecipientsQuery,
  SendAnnouncement,
  TestAnnouncement,
  TestSent,
} from "@candor/contract/announcement.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { SendMail } from "../auth/mail.ts";
import { requireAction } from "../auth/principal.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { By } from "../teams/save-team.ts";
import { byOf } from "../teams/team-routes.ts";
import type { AnnouncementAsked } from "./announcement.ts";
import { getAnnouncement, listAnnouncements, listRecipients } from "./announcement-queries.ts";
import { previewAnnouncement } from "./preview-announcement.ts";
import { cancelAnnouncement, createAnnouncement, patchAnnouncement } from "./save-announcement.ts";
import { scheduleAnnouncement, unscheduleAnnouncement } from "./schedule-announcement.ts";
import {
  approveAnnouncement,
  pauseAnnouncement,
  resumeAnnouncement,
  sendAnnouncement,
} from "./send-announcement.ts";

export interface AnnouncementDeps {
  db: Database;
  /** Mails to colleagues; null while there is no mail server for them. */
  sendMail: SendMail;
  /** Whether a workspace's letters can leave. */
  mailOf(workspaceId: string): Promise<{ works: boolean }>;
}

type Ref = FastifyRequest<{ Params: z.output<typeof AnnouncementRef> }>;
const refOf = ({ principal, params }: Ref): AnnouncementAsked => ({
  workspaceId: principal.workspaceId,
  announcementId: params.announcementId,
});

/** Nothing is sent to customers by somebody who may only work on what they said. A key says what it may by its scope. */
function requireSender({ principal }: FastifyRequest): void {
  if (principal.kind === "member") requireAction(principal, "send");
}

/** `/announcements`: what was fixed, told to everybody who raised it. */
export function announcementRoutes(app: App, deps: AnnouncementDeps): void {
  const { db } = deps;
  const one = { params: AnnouncementRef, response: { 200: Announcement } };
  app.get(
    "/announcements",
    {
      schema: { querystring: AnnouncementsQuery, response: { 200: Announcements } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query }) => ({
      data: await listAnnouncements(db, { workspaceId, ...query }),
      nextCursor: null,
    }),
  );
  app.post(
    "/announcements",
    {
      schema: { body: CreateAnnouncement, response: { 201: Announcement } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { workspaceId } = request.principal;
      const announcementId = await createAnnouncement(db, request.body, byOf(request));
      return reply.code(201).send(await getAnnouncement(db, { workspaceId, announcementId }));
    },
  );
  app.get("/announcements/:announcementId", { schema: one, config: { scope: "read" } }, (request) =>
    getAnnouncement(db, refOf(request)),
  );
  app.patch(
    "/announcements/:announcementId",
    { schema: { ...one, body: PatchAnnouncement }, config: { action: "respond" } },
    async (request) => {
      await patchAnnouncement(db, refOf(request), request.body, byOf(request));
      return getAnnouncement(db, refOf(request));
    },
  );
  previews(app, deps);
  const move = (path: string, work: (asked: AnnouncementAsked, by: By) => Promise<void>) =>
    app.post(
      `/announcements/:announcementId/${path}`,
      { schema: { ...one, body: z.object({}).optional() }, config: { action: "respond" } },
      async (request) => {
        requireSender(request);
        await work(refOf(request), byOf(request));
        return getAnnouncement(db, refOf(request));
      },
    );
  move("approve", (asked, by) => approveAnnouncement(db, asked, by));
  app.post(
    "/announcements/:announcementId/send",
    { schema: { ...one, body: SendAnnouncement.optional() }, config: { action: "respond" } },
    async (request) => {
      requireSender(request);
      const [asked, by] = [refOf(request), byOf(request)];
      const { at } = request.body ?? {};
      if (at !== undefined) await scheduleAnnouncement(db, asked, new Date(at), by);
      else await sendAnnouncement(db, asked, by, (await deps.mailOf(asked.workspaceId)).works);
      return getAnnouncement(db, asked);
    },
  );
  move("unschedule", (asked, by) => unscheduleAnnouncement(db, asked, by));
  move("pause", (asked, by) => pauseAnnouncement(db, asked, by));
  move("resume", (asked, by) => resumeAnnouncement(db, asked, by));
  move("cancel", (asked, by) => cancelAnnouncement(db, asked, by));
  app.get(
    "/announcements/:announcementId/recipients",
    {
      schema: {
        params: AnnouncementRef,
        querystring: RecipientsQuery,
        response: { 200: AnnouncementRecipients },
      },
      config: { scope: "read" },
    },
    (request) => listRecipients(db, refOf(request), request.query),
  );
}

function previews(app: App, { db, sendMail }: AnnouncementDeps): void {
  app.get(
    "/announcements/:announcementId/preview",
    {
      schema: {
        params: AnnouncementRef,
        querystring: PreviewQuery,
        response: { 200: AnnouncementPreview },
      },
      config: { scope: "read" },
    },
    (request) => {
      const personId = request.query.personId ?? null;
      return previewAnnouncement(db, refOf(request), { personId }, new Date());
    },
  );
  app.post(
    "/announcements/:announcementId/preview",
    {
      schema: {
        params: AnnouncementRef,
        body: PreviewAnnouncement,
        response: { 200: AnnouncementPreview },
      },
      config: { scope: "read" },
    },
    (request) => previewAnnouncement(db, refOf(request), request.body, new Date()),
  );
  app.post(
    "/announcements/:announcementId/test",
    {
      schema: { params: AnnouncementRef, body: TestAnnouncement, response: { 200: TestSent } },
      config: { action: "respond" },
    },
    async (request) => {
      const { principal } = request;
      if (principal.kind !== "member") {
        throw new KnownError(
          403,
          "test_needs_colleague",
          "A test goes to the colleague who asks for it. Sign in, and ask again.",
        );
      }
      if (sendMail === null) {
        throw new KnownError(
          409,
          "mail_not_configured",
          "No mail server for colleagues is set up. Set SMTP_URL and MAIL_FROM and start Candor again.",
        );
      }
      const { letter } = await previewAnnouncement(db, refOf(request), request.body, new Date());
      if (letter === null) {
        throw new KnownError(
          422,
          "nobody_to_tell",
          "Nobody who raised it can be told, so there is no letter to try.",
        );
      }
      const { subject, text } = letter;
      await sendMail({ to: principal.email, subject: `[test] ${subject}`, text });
      return { to: principal.email };
    },
  );
}
