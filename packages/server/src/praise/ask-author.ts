import { AnnouncementAudience } from "@candor/contract/announcement.ts";
import { judgeOn, measureOf } from "../announcements/may-be-told.ts";
import { workspaceOf } from "../announcements/preview-announcement.ts";
import { KnownError } from "../errors/known-error.ts";
import { writeIdeaLetter } from "../ideas/tell-voters.ts";
import { spokenInConversation } from "../messages/conversation-messages.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { authorLetter } from "./author-letter.ts";
import { audit } from "./save-testimonial.ts";
import {
  lockTestimonial,
  requireState,
  type TestimonialAsked,
  type TestimonialChanger,
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
  { db, secret, publicUrl, news }: TestimonialChanger & { secret: ServerSecret; publicUrl: string },
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
    const token = makeToken(secret, "testimonial", { workspaceId, id: row.id });
    const letter = authorLetter({
      ...{ language, organisation: workspace.name, name: judged.name },
      ...{ text: row.text, shownAs: row.shown_as, url: `${publicUrl}/t/${token}` },
    });
    const about = { kind: "testimonial", actor, workspaceId, personId, language, now } as const;
    await writeIdeaLetter(trx, { ...about, ...letter });
    await updateTestimonial(
      trx,
      row,
      { kind: "asked", actor, now, news, data: { text: row.text, shownAs: row.shown_as } },
      { state: "asked", asked_at: now },
    );
    await audit(trx, row, by, "testimonial.asked", {});
  });
}

function mayNotAsk(why: string): KnownError {
  return new KnownError(409, "may_not_ask", `The author is not asked, since ${why}.`);
}
