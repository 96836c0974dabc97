import { PersonRefParams } from "@candor/contract/person.ts";
import { PersonReferral, PutCameBy } from "@candor/contract/referral.ts";
import { writeAudit } from "../audit/write-audit.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { setCameBy } from "../referrals/first-purchases.ts";
import type { ReferralNews } from "../referrals/referral.ts";
import { giveLinkWithin, referralOfPerson } from "../referrals/referral-links.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { byOf } from "../teams/team-routes.ts";
import { getPerson } from "./person-queries.ts";

/** `/people/:personId/referral`: the link by which somebody recommends, what came of it, and who recommended us to them. */
export function referralOfPersonRoutes(
  app: App,
  { db, news, publicUrl }: { db: Database; news: ReferralNews; publicUrl: string },
): void {
  const shown = (workspaceId: string, personId: string) =>
    referralOfPerson(db, { workspaceId, personId, publicUrl });
  const schema = { params: PersonRefParams, response: { 200: PersonReferral } };
  app.get(
    "/people/:personId/referral",
    { schema, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params: { personId } }) => {
      await getPerson(db, { workspaceId, personId });
      return shown(workspaceId, personId);
    },
  );
  app.post(
    "/people/:personId/referral",
    { schema, config: { action: "respond" } },
    async (request) => {
      const { workspaceId, actor, now } = byOf(request);
      const { personId } = request.params;
      await getPerson(db, { workspaceId, personId });
      await inTransaction(db, async (trx) => {
        const giving = { workspaceId, surveyId: null, by: actor, now };
        await giveLinkWithin(trx, { personId }, giving);
        await writeAudit(trx, {
          ...{ workspaceId, actor, action: "referral.given", target: personId },
        });
      });
      return shown(workspaceId, personId);
    },
  );
  app.put(
    "/people/:personId/came-by",
    { schema: { ...schema, body: PutCameBy }, config: { scope: "write" } },
    async (request) => {
      const by = byOf(request);
      const { personId } = request.params;
      await getPerson(db, { workspaceId: by.workspaceId, personId });
      await setCameBy({ db, news }, { personId, ...request.body }, by);
      return shown(by.workspaceId, personId);
    },
  );
}
