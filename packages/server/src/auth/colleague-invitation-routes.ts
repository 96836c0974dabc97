import { Id, page } from "@candor/contract/common.ts";
import {
  AcceptInvitation,
  ColleagueInvitation,
  ColleagueInvitationCreated,
  InviteColleague,
  Me,
} from "@candor/contract/workspace.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { acceptInvitation, invitationOf } from "./accept-invitation.ts";
import type { SignInService } from "./better-auth.ts";
import { inviteColleague, listInvitations, withdrawInvitation } from "./colleague-invitations.ts";
import { refuseEnforced } from "./enforced-domains.ts";
import { noteDevice } from "./known-devices.ts";
import type { AuthLog, SendMail } from "./mail.ts";
import { meOf } from "./me.ts";
import { refuseForeignOrigin } from "./same-origin.ts";
import { startSession } from "./session-cookie.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { tellJoined } from "./tell-joined.ts";

/** Where the dashboard lets an invited colleague in. */
const ACCEPT_PAGE = "/accept-invitation";

/** What the routes of invitations need. */
export interface InvitationDeps {
  db: Database;
  signIn: SignInService;
  limits: SignInLimits;
  publicUrl: string;
  sendMail: SendMail;
  log: AuthLog;
}

/** `GET` and `POST /colleague-invitations`, `DELETE …/:invitationId`, and the public `POST …/accept`. */
export function colleagueInvitationRoutes(app: App, deps: InvitationDeps): void {
  const { db, publicUrl } = deps;
  const config = { scope: "admin" as const };

  app.get(
    "/colleague-invitations",
    { schema: { response: { 200: page(ColleagueInvitation) } }, config },
    async (request) => ({
      data: await listInvitations(db, request.principal.workspaceId),
      nextCursor: null,
    }),
  );

  app.post(
    "/colleague-invitations",
    {
      schema: { body: InviteColleague, response: { 201: ColleagueInvitationCreated } },
      config,
    },
    async ({ principal, body }, reply) => {
      const { token, ...invitation } = await db
        .transaction()
        .execute((trx) => inviteColleague(trx, { principal, ...body }));
      const link = `${publicUrl}${ACCEPT_PAGE}?token=${token}`;
      return reply.code(201).send({ ...invitation, link });
    },
  );

  app.delete(
    "/colleague-invitations/:colleagueInvitationId",
    {
      schema: { params: z.object({ colleagueInvitationId: Id }), response: { 204: z.null() } },
      config,
    },
    async ({ principal, params: { colleagueInvitationId: invitationId } }, reply) => {
      await db.transaction().execute((trx) => withdrawInvitation(trx, { principal, invitationId }));
      return reply.code(204).send(null);
    },
  );

  acceptRoute(app, deps);
}

function acceptRoute(app: App, deps: InvitationDeps): void {
  const { db, signIn, limits, publicUrl } = deps;
  app.post(
    "/colleague-invitations/accept",
    { schema: { body: AcceptInvitation, response: { 201: Me } }, config: { public: true } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const { entry, email } = await invitationOf(db, request.body.token);
      await refuseEnforced(db, email);
      const wasRight = limits.tryPassword(request, email);
      const headers = new Headers({ cookie: request.headers.cookie ?? "" });
      const here = await signIn.api.getSession({ headers, query: { disableRefresh: true } });
      const user = await acceptInvitation(db, request.body, here?.user.id ?? null);
      wasRight();
      if (here?.user.id !== user.userId) {
        await startSession(signIn, reply, { email, password: request.body.password });
        await noteDevice(deps, request, reply, { id: user.userId, email });
      }
      await tellJoined(deps, { workspaceId: entry.workspaceId, ...user });
      return reply.code(201).send(await meOf(db, user));
    },
  );
}
