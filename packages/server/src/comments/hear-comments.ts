import type { AnswerEvent, Happening, Step } from "../responses/step.ts";
import { askToForget } from "./ask-to-adapt.ts";
import { askToRead } from "./ask-to-read.ts";
import { forgetCorrections } from "./correct-reading.ts";
import { PRIORITY } from "./reading-kind.ts";
import type { CommentReader } from "./thread/comment-reader.ts";

/**
 * Has the comments of new and changed answers read: the answer is recorded first, and the wish to read
 * it commits with it.
 */
export function commentsToRead(reader: Pick<CommentReader, "warm">): Step {
  return {
    name: "comments",
    hears: ["recorded", "revised"],
    hearsQuiet: ["import", "sample", "erasure"],
    when: "within",
    ifItFails: "retry",
    async run(trx, { workspaceId, now, quiet, events }: Happening) {
      const ids = events.filter(isToBeRead).map(({ after }) => after.id);
      if (ids.length === 0) return;
      const rewritten = events
        .filter(({ changes }) => changes.comment)
        .map(({ after }) => after.id);
      await forgetCorrections(trx, workspaceId, rewritten);
      await askToRead(trx, workspaceId, ids, {
        priority: quiet === null ? PRIORITY.given : PRIORITY.broughtIn,
        now,
      });
      if (quiet === "erasure") await askToForget(trx, workspaceId, now);
      reader.warm();
    },
  };
}

/** The words changed; or the score did, which may say the opposite of them now. */
function isToBeRead({ before, after, changes }: AnswerEvent): boolean {
  if (before === null) return after.comment !== null;
  if (changes.comment) return true;
  return after.comment !== null && changes.score !== undefined;
}
