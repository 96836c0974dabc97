import { sql } from "kysely";
import { spokenInConversation } from "../../messages/conversation-messages.ts";
import { ideaMessage } from "../../messages/idea-messages.ts";
import { toIdentity } from "../../people/identity.ts";
import { resolvePeople } from "../../people/resolve-people.ts";
import type { Database, Transaction } from "../../storage/database.ts";
import { inTransaction } from "../../storage/in-transaction.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { makeToken } from "../../workspaces/signed-token.ts";
import { writeIdeaLetter } from "../tell-voters.ts";
import { joinBrowser } from "../vote.ts";
import type { Board } from "./board-queries.ts";
import type { Browser } from "./voter-cookie.ts";

/** Nobody is asked whose a browser is more often than that, whoever types their address. */
const APART_MS = 86_400_000;

/**
 * Somebody typed an address: whoever reads it is asked once whether the votes are theirs. Until they say so nothing is
 * theirs, and the page says the same whoever they are. Who wants no news is not written to.
 */
export async function askWhose(
  { db, secret, publicUrl }: { db: Database; secret: ServerSecret; publicUrl: string },
  asked: { board: Board; browser: Browser; email: string; now: Date },
): Promise<void> {
  const { board, browser, email, now } = asked;
  const { workspaceId } = board;
  const identity = toIdentity({ email });
  if (!identity) return;
  await inTransaction(db, async (trx) => {
    const [personId] = await resolvePeople(trx, workspaceId, [identity], now);
    if (!personId) return;
    const lately = await askedSince(trx, {
      workspaceId,
      personId,
      since: now.getTime() - APART_MS,
    });
    await sql`
      insert into idea_claim as c (workspace_id, voter_key, person_id, asked_at)
      values (${workspaceId}, ${browser.voterKey}, ${personId}, ${now})
      on conflict (workspace_id, person_id, voter_key) do update set asked_at = excluded.asked_at
    `.execute(trx);
    if (lately) return;
    const { rows } = await sql<{ language: string | null }>`
      select language from person where workspace_id = ${workspaceId} and id = ${personId}::uuid
    `.execute(trx);
    const language = spokenInConversation([rows[0]?.language, board.language]);
    const say = (key: string, args = {}) => ideaMessage(language, key, args);
    const token = makeToken(secret, "voter", { workspaceId, id: personId });
    const url = `${publicUrl}/p/${board.slug}/ideas/me/${token}?lang=${language}`;
    await writeIdeaLetter(trx, {
      ...{ workspaceId, personId, language, now },
      subject: say("whose.subject", { name: board.name }),
      text: say("whose.text", { name: board.name, url }),
    });
  });
}

async function askedSince(
  trx: Transaction,
  q: { workspaceId: string; personId: string; since: number },
): Promise<boolean> {
  const row = await trx
    .selectFrom("idea_claim")
    .select("voter_key")
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .where("asked_at", ">", new Date(q.since))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** They said so from their mailbox: this browser and those that claimed it are theirs, with their votes and words. */
export async function joinClaims(
  db: Database,
  { workspaceId, voterKey, personId }: { workspaceId: string; voterKey: string; personId: string },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const claims = await trx
      .deleteFrom("idea_claim")
      .where("workspace_id", "=", workspaceId)
      .where("person_id", "=", personId)
      .returning("voter_key")
      .execute();
    const keys = new Set([voterKey, ...claims.map((claim) => claim.voter_key)]);
    for (const key of [...keys].sort()) {
      await joinBrowser(trx, { workspaceId, voterKey: key, personId });
    }
    await sql`
      update idea_words as w set person_id = p.id, contact = null from person p
      where w.workspace_id = ${workspaceId} and p.workspace_id = ${workspaceId} and p.id = ${personId}::uuid
        and w.person_id is null and lower(w.contact) = p.email
        and exists (select from idea_vote v where v.workspace_id = ${workspaceId} and v.idea_id = w.idea_id
          and v.person_id = ${personId}::uuid)
    `.execute(trx);
  });
}
