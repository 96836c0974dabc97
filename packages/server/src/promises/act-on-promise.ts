import type { KeepPromise, TellOfPromise } from "@candor/contract/promise.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { dayAt } from "../calendars/work-days.ts";
import { contact } from "../cases/act-on-case.ts";
import { isActive } from "../cases/case.ts";
import type { Worked, Worker } from "../cases/work-case.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { beginConversation, openConversation } from "../conversations/open-conversation.ts";
import { writeLetter } from "../conversations/write-letter.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { requireMember } from "../teams/colleagues.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { dueMoment } from "./due-moment.ts";
import { isOwed, isToSomebody, type PromiseRow, tellingBefore } from "./promise.ts";
import { toldCustomer } from "./tell-customer.ts";
import { inCase, type Locked, type PromiseWorked } from "./work-promise.ts";

export type PromiseWork = (trx: Transaction, locked: Locked) => Promise<PromiseWorked | null>;

const CLOSED = { tell: null, tell_at: null } as const;

/** It was done. Of one that is overdue it is said when and how, since only the first date counts as kept. */
export function keep({ now }: Worker, { keptAt, note }: KeepPromise): PromiseWork {
  return async (_trx, { row }) => {
    requireOwed(row);
    const at = keptAt === undefined ? now : new Date(keptAt);
    if (at > now || at < row.made_at) {
      throw new KnownError(
        422,
        "promise_kept_at",
        "A promise was kept after it was made, and not in the future.",
        [{ field: "keptAt", message: "is not between the two" }],
      );
    }
    const overdue = row.missed_at !== null || row.due_at < now;
    if (overdue && (keptAt === undefined || !note)) {
      throw new KnownError(
        422,
        "promise_overdue",
        "This promise is overdue. Say when it was kept (keptAt) and how (note).",
        [{ field: keptAt === undefined ? "keptAt" : "note", message: "is missing" }],
      );
    }
    const wasMissed = row.missed_at !== null && row.missed_at < at ? row.missed_at : null;
    const missedAt = wasMissed ?? (at > row.due_at ? row.due_at : null);
    return {
      set: { state: "kept", closed_at: at, missed_at: missedAt, note: note || null, ...CLOSED },
      events: [{ kind: "kept", words: note || null }],
      ofCase: { happened: [inCase("promise_kept", row.first_due_at, note)] },
      told: "kept",
    };
  };
}

/** It will not be done, or the customer let us off: both are said with a reason, and noted in the audit log. */
export function end(worker: Worker, kind: "broken" | "released", note: string): PromiseWork {
  return async (trx, { row }) => {
    requireOwed(row);
    if (kind === "released" && row.audience === "public") throw nobodyReleases();
    const { workspaceId, actor, now } = worker;
    await writeAudit(trx, { workspaceId, actor, action: `promise.${kind}`, target: row.id });
    return {
      set: { state: kind, closed_at: now, note, ...CLOSED },
      events: [{ kind, words: note }],
      ofCase: { happened: [inCase(`promise_${kind}`, row.first_due_at, note)] },
      told: kind,
    };
  };
}

/** It was not kept after all: it is owed again, by the dates that were said, and the mistake stays in its history. */
export function reopen(worker: Worker, note: string): PromiseWork {
  return async (trx, { row, calendar }) => {
    if (row.state !== "kept" || !isToSomebody(row)) throw notKept(row);
    const { workspaceId, actor, now } = worker;
    await writeAudit(trx, { workspaceId, actor, action: "promise.reopened", target: row.id });
    const toCome = row.due_at > now;
    const told = toCome
      ? tellingBefore(calendar, row.due_at, now)
      : ({ tell: "due", tell_at: row.due_at } as const);
    return {
      set: {
        ...{ state: "open", closed_at: null, note: null },
        ...{ missed_at: toCome ? null : row.missed_at, ...told },
      },
      events: [{ kind: "reopened", words: note }],
      ofCase: { happened: [inCase("promise_reopened", row.first_due_at, note)] },
      told: "reopened",
    };
  };
}

function notKept(row: PromiseRow): KnownError {
  return new KnownError(
    409,
    "promise_not_kept",
    !isToSomebody(row)
      ? "The customer of this promise was erased: nobody is left to whom it could be owed."
      : "Only a promise that was marked as kept can be opened again.",
  );
}

/** Another colleague keeps it. */
export function give(worker: Worker, owner: string): PromiseWork {
  return async (trx, { row, calendar }) => {
    requireOwed(row);
    if (owner === row.owner) return null;
    const { workspaceId, now, actor, userId } = worker;
    await requireMember(trx, { workspaceId, userId: owner });
    await tellColleague(trx, {
      ...{ workspaceId, userId: owner, kind: "promise.yours", target: `promise:${row.id}`, now },
      ...{ about: { by: actor, day: dayAt(calendar, row.due_at).toString() }, byUserId: userId },
    });
    return { set: { owner }, events: [{ kind: "owner" }] };
  };
}

/**
 * Tells the customer that it will be later: before it is due that is a warning, afterwards an apology. A letter counts
 * once the mail server took it; what was said otherwise counts at once.
 */
export function tellCustomer(
  worker: Worker,
  kind: "warning" | "apology",
  wanted: TellOfPromise & { mailWorks: boolean },
): PromiseWork {
  return async (trx, locked) => {
    const { row, ofCase, calendar } = locked;
    const { now } = worker;
    requireMoment(row, kind, now);
    requireWay(row, wanted.way);
    await refuseTwice(trx, row);
    const given = { at: wanted.newDueAt, on: wanted.newDueOn };
    const after = new Date(Math.max(now.getTime(), row.due_at.getTime()));
    const newDueAt = dueMoment(calendar, given, { field: "newDueAt", after });
    if (kind === "warning" && newDueAt === null) throw newDateMissing();
    if (row.state !== "open" && newDueAt !== null) throw brokenHasNoDate();
    if (wanted.way === "mail") {
      await sendLetter(trx, locked, { ...wanted, kind, newDueAt, worker });
      return null;
    }
    const told = { kind, way: wanted.way, text: wanted.text, newDueAt, messageId: null, now };
    const worked = toldCustomer(locked, told);
    if (ofCase === null) return worked;
    const spoke = { direction: "out", result: "reached", waits: false, next: null } as const;
    const reached: Worked = isActive(ofCase)
      ? ((await contact(worker, { ...spoke, way: wanted.way, note: "" })(trx, ofCase)) ?? {
          happened: [],
        })
      : { happened: [] };
    const said = inCase(`promise_${worked.told}`, newDueAt ?? row.due_at, wanted.text);
    return { ...worked, ofCase: { ...reached, happened: [...reached.happened, said] } };
  };
}

/** Everybody is told in one place, and nobody else is told there. */
function requireWay({ audience }: PromiseRow, way: TellOfPromise["way"]): void {
  if ((audience === "public") === (way === "page")) return;
  throw new KnownError(
    422,
    "promise_way",
    audience === "public"
      ? "A promise to everybody is spoken of where everybody reads it: on the public page (way: page)."
      : "A promise to one customer is not spoken of on the public page. Tell them another way (way).",
    [{ field: "way", message: "does not reach whom it was promised to" }],
  );
}

function nobodyReleases(): KnownError {
  return new KnownError(
    409,
    "promise_is_public",
    "This was promised to everybody, and nobody can let us off for all. Keep it, move its date with a warning, or say that it is broken.",
  );
}

function requireOwed(row: PromiseRow): void {
  if (isOwed(row)) return;
  throw new KnownError(
    409,
    "promise_closed",
    `This promise is ${row.state === "open" ? "released" : row.state}, so nothing more is done with it.`,
  );
}

function requireMoment(row: PromiseRow, kind: "warning" | "apology", now: Date): void {
  const overdue = row.due_at < now || row.missed_at !== null;
  if (kind === "warning") {
    requireOwed(row);
    if (row.due_at >= now) return;
    throw new KnownError(
      409,
      "promise_overdue",
      "This promise is overdue: a warning comes before. Apologise instead.",
    );
  }
  if (isToSomebody(row) && (row.state === "broken" || (row.state === "open" && overdue))) {
    return;
  }
  throw new KnownError(
    409,
    "promise_not_due",
    row.state === "open"
      ? "This promise is not due yet. Warn the customer instead, with a new date."
      : `This promise is ${row.state}; there is nothing to apologise for.`,
  );
}

/** A letter that is leaving is waited for: two would say different dates. */
async function refuseTwice(trx: Transaction, row: PromiseRow): Promise<void> {
  const leaving = await trx
    .selectFrom("promise_letter as l")
    .innerJoin("conversation_message as m", (join) =>
      join
        .onRef("m.workspace_id", "=", "l.workspace_id")
        .onRef("m.conversation_id", "=", "l.conversation_id")
        .onRef("m.id", "=", "l.message_id"),
    )
    .select("m.id")
    .where("l.workspace_id", "=", row.workspace_id)
    .where("m.workspace_id", "=", row.workspace_id)
    .where("l.promise_id", "=", row.id)
    .where("m.state", "in", ["held", "sending"])
    .executeTakeFirst();
  if (!leaving) return;
  throw new KnownError(
    409,
    "promise_letter_leaving",
    "A letter about this promise is leaving. Wait until it has left, or take it back in the case first.",
  );
}

async function sendLetter(
  trx: Transaction,
  { row, ofCase }: Locked,
  letter: {
    kind: "warning" | "apology";
    text: string;
    newDueAt: Date | null;
    mailWorks: boolean;
    worker: Worker;
  },
): Promise<void> {
  const { kind, text, newDueAt, worker } = letter;
  const { workspaceId, actor, now } = worker;
  const person = row.person_id
    ? await trx
        .selectFrom("person")
        .select("email")
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", row.person_id)
        .executeTakeFirst()
    : undefined;
  if (row.person_id === null || !person?.email || !letter.mailWorks) {
    throw new KnownError(
      409,
      "promise_no_mail",
      "No letter can be sent to this customer. Tell them another way and say which (way).",
      [{ field: "way", message: "cannot be mail" }],
    );
  }
  const conversation =
    ofCase === null
      ? await conversationOfPromise(trx, row, row.person_id, now)
      : await openConversation(trx, {
          ...{ workspaceId, caseId: ofCase.id, personId: ofCase.person_id, now },
          ...{ responseId: ofCase.response_id, number: ofCase.number },
        });
  const message = await writeLetter(trx, conversation, { kind, text, actor, waits: false, now });
  await trx
    .insertInto("promise_letter")
    .values({
      workspace_id: workspaceId,
      conversation_id: conversation.id,
      message_id: message.id,
      promise_id: row.id,
      kind,
      new_due_at: newDueAt,
    })
    .execute();
}

/** That of the letters about it so far; a promise without a case begins one of its own. */
async function conversationOfPromise(
  trx: Transaction,
  row: PromiseRow,
  personId: string,
  now: Date,
): Promise<ConversationRow> {
  const earlier = await trx
    .selectFrom("promise_letter as l")
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "l.workspace_id").onRef("c.id", "=", "l.conversation_id"),
    )
    .selectAll("c")
    .where("l.workspace_id", "=", row.workspace_id)
    .where("c.workspace_id", "=", row.workspace_id)
    .where("l.promise_id", "=", row.id)
    .where("c.person_id", "=", personId)
    .orderBy("c.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (earlier) return earlier;
  return beginConversation(trx, { workspaceId: row.workspace_id, personId, now });
}

function newDateMissing(): KnownError {
  return new KnownError(
    422,
    "promise_due",
    "A warning names the new date: a moment (newDueAt) or a day (newDueOn).",
    [{ field: "newDueAt", message: "is missing" }],
  );
}

function brokenHasNoDate(): KnownError {
  return new KnownError(
    422,
    "promise_due",
    "A broken promise has no new date. Make a new promise instead.",
    [{ field: "newDueAt", message: "is not possible" }],
  );
}
