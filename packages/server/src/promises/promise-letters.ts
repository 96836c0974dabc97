import { NOBODY_LOOKS } from "../cases/case-visibility.ts";
import { openAfterLetter } from "../cases/open-after-letter.ts";
import type { ConversationNews, Said } from "../conversations/conversation.ts";
import type { Transaction } from "../storage/database.ts";
import { letterToldNobody, toldCustomer } from "./tell-customer.ts";
import {
  inCase,
  keepPromiseWork,
  type Locked,
  lockPromise,
  type PromiseDeps,
  type PromiseWorked,
} from "./work-promise.ts";

/**
 * What letters do to promises: a warning or an apology counts when the mail server took it, and not any more when it
 * came back.
 *
 * @param cases what they do to cases, which comes first.
 */
export function promiseLetters(
  deps: Pick<PromiseDeps, "news" | "caseNews">,
  cases: ConversationNews,
): ConversationNews {
  return {
    async wrote(trx, said) {
      await cases.wrote(trx, said);
      if (said.conversation.case_id === null) await answered(trx, deps, said);
    },
    async sent(trx, said) {
      await cases.sent(trx, said);
      await onPromise(trx, deps, said, async (locked, letter) => {
        const { message, now } = said;
        const worked = toldCustomer(locked, {
          ...{ kind: letter.kind as "warning", way: "mail", text: message.text, now },
          ...{ newDueAt: letter.new_due_at, messageId: message.id },
        });
        const dueAt = letter.new_due_at ?? locked.row.due_at;
        const happened = [inCase(`promise_${worked.told}`, dueAt)];
        return { ...worked, ofCase: { happened } };
      });
    },
    async failed(trx, said) {
      await cases.failed(trx, said);
      // Whether it arrived is not known: it counts as little as one that did not leave.
      if (said.message.state === "unconfirmed") return;
      await onPromise(trx, deps, said, (locked) =>
        letterToldNobody(trx, locked, { messageId: said.message.id, now: said.now }),
      );
    },
  };
}

/** A letter about a promise without a case is answered: from now on both belong to one. */
async function answered(
  trx: Transaction,
  { caseNews }: Pick<PromiseDeps, "caseNews">,
  said: Said,
): Promise<void> {
  const { workspace_id: workspaceId, id } = said.conversation;
  const promise = await trx
    .selectFrom("promise_letter as l")
    .innerJoin("promise as o", (join) =>
      join.onRef("o.workspace_id", "=", "l.workspace_id").onRef("o.id", "=", "l.promise_id"),
    )
    .select(["o.id", "o.words", "o.owner"])
    .where("l.workspace_id", "=", workspaceId)
    .where("o.workspace_id", "=", workspaceId)
    .where("l.conversation_id", "=", id)
    .limit(1)
    .executeTakeFirst();
  if (!promise) return;
  const caseId = await openAfterLetter(trx, said, {
    ...{ title: promise.words.slice(0, 200), owner: promise.owner, news: caseNews },
    because: { by: "promise" },
  });
  if (caseId === null) return;
  await trx
    .updateTable("promise")
    .set({ case_id: caseId })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", promise.id)
    .where("case_id", "is", null)
    .execute();
}

interface LetterRow {
  kind: string;
  new_due_at: Date | null;
}

async function onPromise(
  trx: Transaction,
  deps: Pick<PromiseDeps, "news" | "caseNews">,
  { message, now }: Said,
  work: (locked: Locked, letter: LetterRow) => Promise<PromiseWorked>,
): Promise<void> {
  if (message.kind !== "warning" && message.kind !== "apology") return;
  const workspaceId = message.workspace_id;
  const letter = await trx
    .selectFrom("promise_letter")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", message.conversation_id)
    .where("message_id", "=", message.id)
    .executeTakeFirst();
  if (!letter) return;
  const ref = { workspaceId, promiseId: letter.promise_id };
  const locked = await lockPromise(trx, ref, NOBODY_LOOKS);
  const worked = await work(locked, letter);
  await keepPromiseWork(trx, deps, locked, worked, { actor: message.actor, now });
}
