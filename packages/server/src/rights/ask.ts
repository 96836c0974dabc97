import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { customerMailJob } from "../delivery/customer-mail.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { rightsMessage } from "../messages/rights-messages.ts";
import { lockPerson } from "../people/save-person.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { type DataRequestRow, monthsAfter, type RequestKind } from "./data-request.ts";
import { requestsOf } from "./request-queries.ts";
import { tellAdmins } from "./tell-admins.ts";

/** The mail that asks whether it was they goes once in so long. */
const AGAIN_MS = 10 * 60_000;

export interface AskDeps {
  db: Database;
  secret: ServerSecret;
  publicUrl: string;
  jobs: Pick<JobQueue, "enqueue">;
  /** The operator's mail server; a workspace may have its own. */
  smtpUrl: string | null;
}

export interface PersonAsks {
  workspaceId: string;
  personId: string;
  kind: RequestKind;
  language: string;
  organisation: string;
  now: Date;
}

/**
 * Somebody with the link of a person asks for a copy, or to be forgotten. The link may have been handed on, so the
 * address that is known of the person is asked first; without one, colleagues have to make sure who it is.
 *
 * @returns `mailed`: the mail is on its way; `again`: it was sent a moment ago; `open`: colleagues have it already.
 */
export async function askByLink(
  deps: AskDeps,
  asks: PersonAsks,
): Promise<"mailed" | "again" | "open"> {
  const { workspaceId, personId, kind, language, now } = asks;
  return deps.db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, asks);
    const before = (await requestsOf(trx, asks)).find(
      (one) => one.kind === kind && (one.state === "unconfirmed" || one.state === "open"),
    );
    if (before?.state === "open") return "open";
    if (before && before.asked_at.getTime() > now.getTime() - AGAIN_MS) return "again";
    const known = person.email !== null;
    const asked = {
      ...{ kind, language, asked_at: now, asked_by: "customer" },
      state: known ? "unconfirmed" : "open",
      due_at: known ? null : monthsAfter(now, 1),
    } as const;
    const id = before?.id ?? uuidv7(now.getTime());
    if (before) {
      await trx
        .updateTable("data_request")
        .set(asked)
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .execute();
    } else {
      await insert(trx, { ...asked, workspaceId, id, personId });
    }
    if (!known) {
      await tellAdmins(trx, deps, { workspaceId, kind, dueAt: monthsAfter(now, 1) });
      return "open";
    }
    await mailConfirmation(trx, deps, { ...asks, id });
    return "mailed";
  });
}

/** A colleague takes down what a customer asked for by telephone or letter, and knows who they are. */
export async function askByColleague(
  trx: Transaction,
  asks: Omit<PersonAsks, "organisation"> & { actor: string },
): Promise<string> {
  const { workspaceId, personId, kind, language, actor, now } = asks;
  await lockPerson(trx, asks);
  const before = (await requestsOf(trx, asks)).find(
    (one) => one.kind === kind && (one.state === "unconfirmed" || one.state === "open"),
  );
  const id = before?.id ?? uuidv7(now.getTime());
  const sure = { confirmed_at: now, confirmed_by: "colleague", state: "open" } as const;
  if (before?.state === "open") return id;
  if (before) {
    await trx
      .updateTable("data_request")
      .set({ ...sure, due_at: monthsAfter(before.asked_at, 1) })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
  } else {
    const asked = { kind, language, asked_at: now, asked_by: actor, due_at: monthsAfter(now, 1) };
    await insert(trx, { ...asked, ...sure, workspaceId, id, personId });
  }
  const action = "data_request.noted";
  await writeAudit(trx, { workspaceId, actor, action, target: personId, details: { kind } });
  return id;
}

/**
 * Whoever reads the mails of the address that is known says that it was they. From when they asked, a month runs.
 *
 * @returns whether there was something to confirm.
 */
export async function confirmByMail(
  deps: AskDeps,
  { workspaceId, id, now }: { workspaceId: string; id: string; now: Date },
): Promise<boolean> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("data_request")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where("state", "=", "unconfirmed")
      .forUpdate()
      .executeTakeFirst();
    if (!row) return false;
    const dueAt = monthsAfter(row.asked_at, 1);
    await trx
      .updateTable("data_request")
      .set({ state: "open", confirmed_at: now, confirmed_by: "mail", due_at: dueAt })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
    const { kind, person_id: target } = row;
    await writeAudit(trx, {
      ...{ workspaceId, actor: "customer", action: "data_request.confirmed", target },
      details: { kind },
    });
    await tellAdmins(trx, deps, { workspaceId, kind, dueAt });
    return true;
  });
}

type New = Pick<
  DataRequestRow,
  "kind" | "state" | "language" | "asked_by" | "asked_at" | "due_at"
> &
  Partial<Pick<DataRequestRow, "confirmed_at" | "confirmed_by">> & {
    workspaceId: string;
    id: string;
    personId: string;
  };

async function insert(trx: Transaction, { workspaceId, personId, ...row }: New): Promise<void> {
  await trx
    .insertInto("data_request")
    .values({
      ...{ confirmed_at: null, confirmed_by: null },
      ...row,
      ...{ workspace_id: workspaceId, person_id: personId },
      ...{ extended_at: null, settled_at: null, settled_by: null, reason: null, copy_until: null },
    })
    .execute();
}

async function mailConfirmation(
  trx: Transaction,
  { secret, publicUrl, jobs }: AskDeps,
  { workspaceId, personId, id, kind, language, organisation }: PersonAsks & { id: string },
): Promise<void> {
  const link = `${publicUrl}/y/confirm/${makeToken(secret, "data request", { workspaceId, id })}`;
  const say = (key: string) => rightsMessage(language, key, { organisation, link });
  await jobs.enqueue(trx, customerMailJob, {
    ...{ workspaceId, personId, askedFor: true },
    subject: say(`mail.confirm.${kind}.subject`),
    text: say(`mail.confirm.${kind}.text`),
  });
}
