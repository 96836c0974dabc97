import { sql } from "kysely";
import { usersByIds } from "../auth/user-queries.ts";
import { colleagueMailJob } from "../delivery/colleague-mail.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { colleagueMessage } from "../messages/colleague-messages.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { NOTICE_MAILS } from "./tell-colleague.ts";

export interface NoticeMailDeps {
  db: Database;
  jobs: Pick<JobQueue, "enqueue">;
  publicUrl: string;
  /** False while no mail server is configured: what is due is then only shown in the product. */
  mailWorks: boolean;
  clock: () => Date;
}

interface DueNotice {
  id: string;
  user_id: string;
  kind: string;
  target: string;
  about: Record<string, string | number>;
  read_at: Date | null;
  language: string;
}

/** One mail holds what is due about one thing. */
const MOST_AT_ONCE = 200;

/** Mailing notices as due work. */
export function noticeMailer(deps: NoticeMailDeps): DueWorker {
  return {
    kind: NOTICE_MAILS,
    async takeTurn({ workspaceId, signal }) {
      while (!signal.aborted && (await mailDueNotices(deps, workspaceId)) === MOST_AT_ONCE) {
        // The next batch, in a transaction of its own.
      }
      const { rows } = await sql<{ at: Date | null }>`
        select min(mail_at) as at from notice where workspace_id = ${workspaceId} and mail_at is not null
      `.execute(deps.db);
      return rows[0]?.at ?? null;
    },
    async sweep(now) {
      const { rows } = await sql<{ workspaceId: string }>`
        select w.id as "workspaceId" from workspace w where exists (select from notice n
          where n.workspace_id = w.id and n.mail_at <= ${now}::timestamptz)
      `.execute(deps.db);
      return rows;
    },
  };
}

/**
 * Queues the mails that are due: the mail exists if, and only if, its notices are marked as mailed. What was read
 * meanwhile is not mailed.
 *
 * @returns how many notices were looked at.
 */
export async function mailDueNotices(deps: NoticeMailDeps, workspaceId: string): Promise<number> {
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql<DueNotice>`
      select n.id, n.user_id, n.kind, n.target, n.about, n.read_at,
        coalesce((select c.language from colleague c where c.workspace_id = ${workspaceId}
          and c.user_id = n.user_id), (select w.language from workspace w where w.id = ${workspaceId})) as language
      from notice n where n.workspace_id = ${workspaceId} and n.mail_at <= ${now}::timestamptz
      order by n.mail_at, n.id limit ${MOST_AT_ONCE} for update of n skip locked
    `.execute(trx);
    if (rows.length === 0) return 0;
    const wanted = rows.filter((row) => row.read_at === null);
    if (deps.mailWorks) await enqueueMails(trx, deps, wanted);
    const mailed = deps.mailWorks ? wanted.map(({ id }) => id) : [];
    await sql`
      update notice set mail_at = null,
        mailed_at = case when id = any(${mailed}::uuid[]) then ${now}::timestamptz else mailed_at end
      where workspace_id = ${workspaceId} and id = any(${rows.map(({ id }) => id)}::uuid[])
    `.execute(trx);
    return rows.length;
  });
}

async function enqueueMails(
  trx: Transaction,
  { jobs, publicUrl }: NoticeMailDeps,
  notices: readonly DueNotice[],
): Promise<void> {
  const groups = Map.groupBy(notices, ({ user_id, target }) => `${user_id} ${target}`);
  const users = await usersByIds(trx, [...new Set(notices.map(({ user_id }) => user_id))]);
  const others = notices.flatMap(({ about }) => (about.userId ? [String(about.userId)] : []));
  const named = await usersByIds(trx, others);
  for (const group of groups.values()) {
    const [first] = group;
    const user = first && users.get(first.user_id);
    if (!first || !user) continue;
    const { language } = first;
    const sentences = group.map(({ kind, about }) => {
      const who = named.get(String(about.userId ?? ""));
      return colleagueMessage(language, `notice.${kind}`, {
        because: "none",
        ...about,
        who: who?.name || who?.email || "?",
      });
    });
    const unique = [...new Set(sentences)];
    await jobs.enqueue(trx, colleagueMailJob, {
      to: user.email,
      subject: unique.at(-1) ?? "",
      text: [
        ...unique,
        `${publicUrl}${addressOf(first.target)}`,
        "",
        colleagueMessage(language, "notice.why", { kind: whyOf(language, group) }),
        colleagueMessage(language, "notice.end", { link: `${publicUrl}/notices/settings` }),
      ].join("\n"),
    });
  }
}

function whyOf(language: string, group: readonly DueNotice[]): string {
  return [
    ...new Set(group.map(({ kind }) => colleagueMessage(language, `notice.kind.${kind}`))),
  ].join(", ");
}

/** Where in the dashboard the thing is seen. */
function addressOf(target: string): string {
  const [kind = "", id = ""] = target.split(":");
  if (kind === "case") return `/cases/${id}`;
  if (kind === "promise") return "/cases/promises";
  if (kind === "person") return `/people/${id}`;
  if (kind === "improvement") return `/improvements/${id}`;
  if (kind === "announcement") return `/announcements/${id}`;
  if (kind === "decision") return `/decisions/${id}`;
  if (kind === "meeting") return `/meetings/${id}`;
  if (kind === "training") return "/trainings";
  if (kind === "recognition" || kind === "response") return "/my-effect";
  return kind === "absence" ? "/teams/absences" : "/teams";
}
