import { AnnouncementAudience } from "@candor/contract/announcement.ts";
import { judgeOn, measureOf } from "../announcements/may-be-told.ts";
import { workspaceOf } from "../announcements/preview-announcement.ts";
import { KnownError } from "../errors/known-error.ts";
import { writeIdeaLetter } from "../ideas/tell-voters.ts";
import { spokenInConversation } from "../messages/conversation-messages.ts";
import { praiseMessage } from "../messages/praise-messages.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { audit } from "./save-testimonial.ts";
import {
  lockTestimonial,
  requireState,
  type TestimonialAsked,
  updateTestimonial,
} from "./testimonial.ts";

/** Somebody is asked about the same words once in so long. */
const APART_MS = 7 * 86_400_000;

/**
 * Asks the author, by a letter with their own link, whether exactly this may be published. Whatever they answered then
 * is no condition: the score of their answer is read nowhere.
 *
 * @throws {KnownError} 404; 409 for whoever may not be written to, was asked lately, or answered.
 */
export async function askAuthor(
  { db, secret, publicUrl }: { db: Database; secret: ServerSecret; publicUrl: string },
  asked: TestimonialAsked,
  by: By,
): Promise<void> {
  const { workspaceId, actor, now } = by;
  await inTransaction(db, async (trx) => {
    const row = await lockTestimonial(trx, asked);
    requireState(row, ["draft", "asked"], "asked about");
    const personId = row.person_id;
    if (personId === null) throw mayNotAsk("nobody is known who wrote it");
    if (
      row.state === "asked" &&
      row.asked_at &&
      now.getTime() - row.asked_at.getTime() < APART_MS
    ) {
      throw mayNotAsk("they were asked within a week");
    }
    const nobody = { improvement_id: null, audience: AnnouncementAudience.parse({}) };
    const measure = await measureOf(trx, { workspace_id: workspaceId, ...nobody });
    const one = { personIds: [personId], now, channel: "email" } as const;
    const judged = (await judgeOn(trx, workspaceId, measure, one)).get(personId);
    if (!judged || judged.reason !== null) {
      throw mayNotAsk(`they may not be written to (${judged?.reason ?? "person_erased"})`);
    }
    const workspace = await workspaceOf(trx, workspaceId);
    const language = spokenInConversation([judged.language, row.language, workspace.language]);
    const say = (key: string, args = {}) =>
      praiseMessage(language, key, { organisation: workspace.name, ...args });
    const token = makeToken(secret, "testimonial", { workspaceId, id: row.id });
    const hello = judged.name ? say("mail.helloName", { name: judged.name }) : say("mail.hello");
    await writeIdeaLetter(trx, {
      ...{ kind: "testimonial", actor, workspaceId, personId, language, now },
      subject: say("mail.subject"),
      text: [
        hello,
        say("mail.text"),
        say("mail.quote", { text: row.text, name: row.shown_as }),
        say("mail.link", { url: `${publicUrl}/t/${token}` }),
      ].join("\n\n"),
    });
    await updateTestimonial(
      trx,
      row,
      { kind: "asked", actor, now, data: { text: row.text, shownAs: row.shown_as } },
      { state: "asked", asked_at: now },
    );
    await audit(trx, row, by, "testimonial.asked", {});
  });
}

function mayNotAsk(why: string): KnownError {
  return new KnownError(409, "may_not_ask", `The author is not asked, since ${why}.`);
}
