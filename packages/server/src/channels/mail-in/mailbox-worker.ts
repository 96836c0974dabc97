import { sql } from "kysely";
import { channelStates, noteDown, noteUp } from "../../delivery/channel-state.ts";
import type { DueWorker } from "../../due-work/due-runner.ts";
import { defineDueWork } from "../../due-work/due-work.ts";
import type { Database } from "../../storage/database.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { type LookDeps, lookIntoMailbox } from "./look-into-mailbox.ts";
import { mailInStates } from "./mail-in-queries.ts";
import { MAILBOX_ACCOUNT, readMailbox } from "./mail-in-way.ts";
import { MailboxDown } from "./mailbox-client.ts";

/** A look may wait for a slow server; other workspaces' looks go on beside it. */
export const MAILBOXES = defineDueWork("mailboxes", { lanes: 8, turnMs: 60_000 });

const EVERY_MS = 60_000;

/** Under which name it is kept how a workspace's mailbox fares. */
export const mailboxChannel = (workspaceId: string) => `mailbox:${workspaceId}`;

export interface MailboxDeps extends LookDeps {
  secret: ServerSecret;
  /** The address from which a workspace's letters come: what it sends into its own mailbox is no answer. */
  senderOf: (workspaceId: string) => Promise<string>;
}

/** Looks into each workspace's mailbox once a minute; one that is down is left alone for longer and longer. */
export function mailboxWorker(deps: MailboxDeps): DueWorker {
  return {
    kind: MAILBOXES,
    takeTurn: ({ workspaceId, signal }) => lookWhenDue(deps, workspaceId, signal),
    // After a restored backup nobody has woken them.
    sweep: (now) => unseen(deps.db, now),
  };
}

async function lookWhenDue(
  deps: MailboxDeps,
  workspaceId: string,
  signal: AbortSignal,
): Promise<Date | null> {
  const { db, now } = deps;
  const mailbox = await readMailbox(deps, workspaceId);
  if (!mailbox) return null;
  const channel = mailboxChannel(workspaceId);
  const known = (await channelStates(db)).get(channel);
  if (known?.state === "down" && known.nextTryAt && known.nextTryAt > now()) return known.nextTryAt;
  const mark = (await mailInStates(db, workspaceId))("mailbox").mark;
  const colleagues = [(await deps.senderOf(workspaceId)).toLowerCase()];
  try {
    await lookIntoMailbox(deps, { workspaceId, mailbox, mark, colleagues, signal });
    await noteUp(db, channel, now());
  } catch (error) {
    if (signal.aborted) return now();
    if (!(error instanceof MailboxDown)) throw error;
    const next = await noteDown(db, { channel, error: error.message, now: now() });
    return new Date(Math.max(next.getTime(), now().getTime() + EVERY_MS));
  }
  return new Date(now().getTime() + EVERY_MS);
}

async function unseen(db: Database, now: Date): Promise<{ workspaceId: string }[]> {
  const { rows } = await sql<{ workspaceId: string }>`
    select c.workspace_id as "workspaceId" from channel_account c
    where c.channel = ${MAILBOX_ACCOUNT} and c.updated_at <= ${now}::timestamptz
      and not exists (select from directory.due_work d
        where d.kind = ${MAILBOXES.name} and d.workspace_id = c.workspace_id)
  `.execute(db);
  return rows;
}
