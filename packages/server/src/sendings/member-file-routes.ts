import { MembersFile, MembersListed, SendingRef } from "@candor/contract/sending.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { membersFromCsv } from "./members-from-csv.ts";
import { getSending } from "./sending-queries.ts";

/** `POST /sendings/:sendingId/members/csv`: a whole list of people at once. */
export function memberFileRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    "/sendings/:sendingId/members/csv",
    {
      schema: { params: SendingRef, body: MembersFile, response: { 200: MembersListed } },
      config: { scope: "send" },
      bodyLimit: 6_000_000,
    },
    async ({ principal: { workspaceId }, params: { sendingId }, body: { csv } }) => {
      await getSending(db, { workspaceId, sendingId });
      return membersFromCsv(db, { workspaceId, sendingId, csv, now: new Date() });
    },
  );
}
