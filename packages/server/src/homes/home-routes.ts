import { ChooseHome, type Home, HomeState } from "@candor/contract/workspace.ts";
import type { FastifyRequest } from "fastify";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { type Beginner, firstWeek } from "./first-week.ts";

/** `/home`: where a colleague begins, and what their first week holds. It gives nobody a right. */
export function homeRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/home",
    { schema: { response: { 200: HomeState } }, config: { anybody: true } },
    async (request) => homeOf(db, beginner(request)),
  );
  app.put(
    "/home",
    {
      schema: { body: ChooseHome, response: { 200: HomeState } },
      config: { anybody: true },
    },
    async (request) => {
      const who = beginner(request);
      await db
        .updateTable("directory.member")
        .set({ home: request.body.home })
        .where("workspace_id", "=", who.workspaceId)
        .where("user_id", "=", who.userId)
        .execute();
      return homeOf(db, who);
    },
  );
}

function beginner({ principal, actor }: FastifyRequest): Beginner {
  if (principal.kind === "member") {
    return { workspaceId: principal.workspaceId, userId: principal.userId, actor };
  }
  throw new KnownError(403, "key_not_allowed", "An API key has no home. Sign in instead.");
}

async function homeOf(db: Database, who: Beginner): Promise<HomeState> {
  const row = await db
    .selectFrom("directory.member")
    .select("home")
    .where("workspace_id", "=", who.workspaceId)
    .where("user_id", "=", who.userId)
    .executeTakeFirst();
  const home = (row?.home ?? null) as Home | null;
  return { home, steps: home === null ? [] : await firstWeek(db, home, who) };
}
