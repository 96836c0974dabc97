import { page } from "@candor/contract/common.ts";
import { MadeByMember, Member, RemoveMember, Role } from "@candor/contract/workspace.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { ApiKeys } from "./api-keys.ts";
import { changeMember, type MemberLeft } from "./change-member.ts";
import { madeByMember } from "./made-by-member.ts";
import { listMembers } from "./member-queries.ts";

const MemberRef = z.object({ userId: z.string().min(1).max(64) });

/** `GET /members`, `PATCH` and `DELETE /members/:userId`, and what a colleague would leave behind. */
export function memberRoutes(
  app: App,
  { db, keys, memberLeft }: { db: Database; keys: ApiKeys; memberLeft?: MemberLeft | undefined },
): void {
  app.get(
    "/members",
    { schema: { response: { 200: page(Member) } }, config: { scope: "read" } },
    async (request) => ({
      data: await listMembers(db, request.principal.workspaceId),
      nextCursor: null,
    }),
  );

  app.patch(
    "/members/:userId",
    {
      schema: { params: MemberRef, body: z.object({ role: Role }), response: { 200: Member } },
      config: { scope: "admin", confirm: true },
    },
    async ({ principal, params: { userId }, body: { role } }) => {
      await db.transaction().execute((trx) => changeMember(trx, { principal, userId, role }));
      const members = await listMembers(db, principal.workspaceId);
      const member = members.find((one) => one.userId === userId);
      if (member) return member;
      throw new KnownError(404, "member_not_found", "This colleague has just left the workspace.");
    },
  );

  app.delete(
    "/members/:userId",
    {
      schema: { params: MemberRef, querystring: RemoveMember, response: { 204: z.null() } },
      // Everybody may leave; whom else they may remove is decided by `changeMember`.
      config: { anybody: true },
    },
    async ({ principal, params: { userId }, query: { keepMade } }, reply) => {
      const revoked = await db
        .transaction()
        .execute((trx) =>
          changeMember(trx, { principal, userId, role: null, keepMade, memberLeft }),
        );
      for (const keyId of revoked) keys.forget(keyId);
      return reply.code(204).send(null);
    },
  );

  app.get(
    "/members/:userId/made",
    {
      schema: { params: MemberRef, response: { 200: MadeByMember } },
      config: { scope: "admin" },
    },
    async ({ principal: { workspaceId }, params: { userId } }) => {
      const members = await listMembers(db, workspaceId);
      const member = members.find((one) => one.userId === userId);
      if (member) return madeByMember(db, { workspaceId, email: member.email });
      throw new KnownError(
        404,
        "member_not_found",
        `No colleague ${userId} belongs to this workspace. Look at the list of members.`,
      );
    },
  );
}
