import { sql } from "kysely";
import type { App } from "../../errors/http.ts";
import type { TellUnsubscribed } from "../../invitations/unsubscribe.ts";
import { blockContact, listBlocked } from "../../people/contact-permission.ts";
import { resolvePeople } from "../../people/resolve-people.ts";
import type { Database } from "../../storage/database.ts";
import { withWorkspace } from "../../storage/workspace-lock.ts";
import { type Caller, callerOf } from "./caller.ts";
import { namesOf } from "./delighted-ids.ts";
import { emailIn, invalid, seconds, timeIn } from "./field-values.ts";
import { numberedPage, shownOfNumbered } from "./paging.ts";
import { bothPaths } from "./paths.ts";
import { secondAfter } from "./people-queries.ts";

export interface UnsubscribeDeps {
  db: Database;
  /** What must be told in the same transaction. */
  unsubscribed?: TellUnsubscribed | undefined;
}

/** `/unsubscribes` and `/bounces`: who is not written to. */
export function unsubscribeRoutes(app: App, deps: UnsubscribeDeps): void {
  const { db } = deps;
  bothPaths("/unsubscribes", (path) => {
    app.post(path, async (request) => {
      const caller = callerOf(request);
      const email = emailIn(caller.fields, "person_email");
      if (email === null) throw invalid({ person_email: "can't be blank" });
      await unsubscribe(deps, caller, email, new Date());
      return { ok: true };
    });
  });
  for (const [list, reason, moment] of [
    ["/unsubscribes", "unsubscribed", "unsubscribed_at"],
    ["/bounces", "bounced", "bounced_at"],
  ] as const) {
    bothPaths(list, (path) => {
      app.get(path, async (request, reply) => {
        const { workspaceId, query } = callerOf(request);
        const page = numberedPage(query);
        const until = timeIn(query, "until");
        const rows = await listBlocked(db, {
          workspaceId,
          reason,
          since: timeIn(query, "since") ?? undefined,
          until: until ? secondAfter(until) : undefined,
          limit: page.limit,
          offset: page.offset,
        });
        const shown = shownOfNumbered(request, reply, page, rows);
        const people = shown.map((blocked) => blocked.personId);
        const names = await namesOf(db, workspaceId, { people });
        return shown.map((blocked) => ({
          person_id: names.get(blocked.personId),
          email: blocked.email,
          name: blocked.name,
          [moment]: seconds(blocked.at),
        }));
      });
    });
  }
}

/** Nobody writes to this address any more, whether it was known or not; what was planned ends. */
async function unsubscribe(
  { db, unsubscribed }: UnsubscribeDeps,
  { workspaceId, actor }: Caller,
  email: string,
  now: Date,
): Promise<void> {
  const identity = { email, phone: null, externalId: null, name: null };
  // The workspace before the person, as recording takes them.
  await withWorkspace(db, workspaceId, async (trx) => {
    const [personId = ""] = await resolvePeople(trx, workspaceId, [identity], now);
    const known = await trx
      .selectFrom("contact_block")
      .select("at")
      .where("workspace_id", "=", workspaceId)
      .where("person_id", "=", personId)
      .where("channel", "=", "*")
      .where("reason", "=", "unsubscribed")
      .executeTakeFirst();
    if (known) return;
    await blockContact(trx, {
      workspaceId,
      personId,
      channel: "*",
      reason: "unsubscribed",
      actor,
      now,
    });
    await sql`
      update invitation set next_action = null, next_at = null, updated_at = ${now}::timestamptz,
        state = case when state in ('planned', 'held_back') then 'not_asked' else state end,
        reason = case when state in ('planned', 'held_back') then 'unsubscribed' else reason end
      where workspace_id = ${workspaceId} and person_id = ${personId}::uuid
        and (state in ('planned', 'held_back') or next_action = 'remind')
    `.execute(trx);
    await unsubscribed?.(trx, {
      workspaceId,
      personId,
      channel: null,
      reason: "unsubscribed",
      now,
    });
  });
}
