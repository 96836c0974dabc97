import { AnnouncementAudience } from "@candor/contract/announcement.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { judgeOn, measureOf } from "../announcements/may-be-told.ts";
import { workspaceOf } from "../announcements/preview-announcement.ts";
import { usersByIds } from "../auth/user-queries.ts";
import type { MayLeave } from "../conversations/conversation.ts";
import { writeLetter } from "../conversations/write-letter.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import { spokenInConversation } from "../messages/conversation-messages.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { partsOf } from "./change-idea.ts";
import type { IdeaRow } from "./idea.ts";
import { IDEA_NEWS } from "./idea-news-kind.ts";
import { boardLink } from "./idea-settings.ts";
import { type Shown, type Told, voterLetter } from "./voter-letter.ts";

export interface TellDeps {
  db: Database;
  publicUrl: string;
  clock: () => Date;
}

/** So many people are written to in one transaction. */
const AT_ONCE = 100;

/**
 * Tells whoever wants an idea what became of it: one letter a person about everything that changed within a day, and
 * none about what is again as they knew it.
 */
export function voterTeller(deps: TellDeps): DueWorker {
  const { db, clock } = deps;
  return {
    kind: IDEA_NEWS,
    async takeTurn({ workspaceId, signal }) {
      await gather(db, workspaceId, clock());
      while (!signal.aborted && (await writeSome(deps, workspaceId)));
      return nextLook(db, workspaceId);
    },
    async sweep(now) {
      const { rows } = await sql<{ workspaceId: string }>`
        select distinct workspace_id as "workspaceId" from idea where tell_at <= ${now}::timestamptz
      `.execute(db);
      return rows;
    },
  };
}

/** Once the day of one change is over, everything that changed meanwhile is told with it. */
async function gather(db: Database, workspaceId: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const rows = await trx
      .selectFrom("idea")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("tell_at", "is not", null)
      .orderBy("id")
      .forUpdate()
      .execute();
    if (!rows.some(({ tell_at }) => tell_at !== null && tell_at <= now)) return;
    const users = await usersByIds(
      trx,
      rows.flatMap(({ changed_by }) => changed_by ?? []),
    );
    for (const row of rows) {
      const own = users.get(row.changed_by ?? "")?.email ?? null;
      if (row.look !== "hidden") await putInLine(trx, row, { own, now });
      await trx
        .updateTable("idea")
        .set({ told_state: row.state, told_root: row.root_id, tell_at: null })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", row.id)
        .execute();
    }
  });
}

/** Whoever wants it and did not say no; the one who changed it knows. */
async function putInLine(
  trx: Transaction,
  row: IdeaRow,
  { own, now }: { own: string | null; now: Date },
): Promise<void> {
  const isMerge = row.merged_into !== null;
  const isNews = isMerge ? row.root_id !== row.told_root : row.state !== row.told_state;
  if (!isNews) return;
  const parts = await partsOf(trx, row);
  await sql`
    insert into idea_news as n (workspace_id, idea_id, person_id, state, next_at)
    select v.workspace_id, ${row.id}::uuid, v.person_id, ${isMerge ? null : row.state}, ${now}::timestamptz
    from idea_vote v
    join person p on p.workspace_id = v.workspace_id and p.id = v.person_id
    where v.workspace_id = ${row.workspace_id} and p.workspace_id = ${row.workspace_id}
      and v.idea_id = any(${parts}::uuid[]) and v.withdrawn_at is null
      and p.email is distinct from ${own?.toLowerCase() ?? null}::text
    group by v.workspace_id, v.person_id
    having bool_and(v.wants_news)
    on conflict (workspace_id, idea_id, person_id) do update set state = excluded.state
  `.execute(trx);
}

interface Line {
  idea_id: string;
  person_id: string;
  state: string | null;
}

/** @returns whether there may be more. */
async function writeSome(
  { db, publicUrl, clock }: TellDeps,
  workspaceId: string,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const now = clock();
    const due = await trx
      .selectFrom("idea_news")
      .select("person_id")
      .distinct()
      .where("workspace_id", "=", workspaceId)
      .where("next_at", "<=", now)
      .orderBy("person_id")
      .limit(AT_ONCE)
      .execute();
    if (due.length === 0) return false;
    const people = due.map(({ person_id }) => person_id);
    const lines = await trx
      .selectFrom("idea_news")
      .select(["idea_id", "person_id", "state"])
      .where("workspace_id", "=", workspaceId)
      .where("person_id", "in", people)
      .orderBy("idea_id")
      .forUpdate()
      .execute();
    const ideas = await ideasOf(trx, workspaceId, lines);
    const measure = await measureOf(trx, { workspace_id: workspaceId, ...NO_AUDIENCE });
    const judged = await judgeOn(trx, workspaceId, measure, {
      ...{ personIds: people, now, channel: "email" },
    });
    const workspace = await workspaceOf(trx, workspaceId);
    const link = await boardLink(trx, workspaceId, publicUrl);
    for (const [personId, theirs] of Map.groupBy(lines, ({ person_id }) => person_id)) {
      const one = judged.get(personId);
      if (one && one.reason === null && one.from > now) {
        await putOff(trx, { workspaceId, personId, at: one.from });
        continue;
      }
      if (one && one.reason === null) {
        const language = spokenInConversation([one.language, workspace.language]);
        const told = theirs.flatMap((line) => toldOf(line, ideas));
        await writeTo(trx, { workspaceId, personId, language, told, link, name: one.name, now });
      }
      await trx
        .deleteFrom("idea_news")
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .execute();
    }
    return true;
  });
}

/** Nothing but the workspace's own rules says when somebody may be written to. */
const NO_AUDIENCE = { improvement_id: null, audience: AnnouncementAudience.parse({}) };

async function putOff(
  trx: Transaction,
  { workspaceId, personId, at }: { workspaceId: string; personId: string; at: Date },
): Promise<void> {
  await trx
    .updateTable("idea_news")
    .set({ next_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
}

async function ideasOf(
  trx: Transaction,
  workspaceId: string,
  lines: readonly Line[],
): Promise<Map<string, Shown>> {
  const { rows } = await sql<Shown>`
    select id, number, title, state, look, answer, root_id from idea
    where workspace_id = ${workspaceId} and (id = any(${lines.map((line) => line.idea_id)}::uuid[])
      or id in (select root_id from idea where workspace_id = ${workspaceId}
        and id = any(${lines.map((line) => line.idea_id)}::uuid[])))
  `.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

function toldOf(line: Line, ideas: ReadonlyMap<string, Shown>): Told[] {
  const own = ideas.get(line.idea_id);
  const idea = ideas.get(own?.root_id ?? "");
  if (!own || !idea) return [];
  return [{ idea, partOf: line.state === null && own.id !== idea.id ? own.title : null }];
}

async function writeTo(
  trx: Transaction,
  letter: {
    workspaceId: string;
    personId: string;
    language: string;
    name: string | null;
    told: readonly Told[];
    link: string | null;
    now: Date;
  },
): Promise<void> {
  const { workspaceId, personId, language, name, told, link, now } = letter;
  if (told.length === 0) return;
  const { subject, text } = voterLetter({ language, name, told, link });
  await writeIdeaLetter(trx, { workspaceId, personId, language, now, subject, text });
  await trx
    .updateTable("idea_vote")
    .set({ told_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .where("idea_id", "in", (eb) =>
      eb
        .selectFrom("idea")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .where(
          "root_id",
          "in",
          told.map(({ idea }) => idea.id),
        ),
    )
    .execute();
}

/** A letter in a conversation of its own: what they answer is heard. */
export async function writeIdeaLetter(
  trx: Transaction,
  letter: {
    kind?: "idea" | "testimonial";
    actor?: string;
    workspaceId: string;
    personId: string;
    language: string;
    subject: string;
    text: string;
    now: Date;
  },
): Promise<void> {
  const { workspaceId, personId, language, subject, text, now } = letter;
  const { kind = "idea", actor = "candor" } = letter;
  const conversation = await trx
    .insertInto("conversation")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      person_id: personId,
      case_id: null,
      subject,
      language,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const { heldMs, waits } = { heldMs: 0, waits: false };
  await writeLetter(trx, conversation, {
    ...{ kind, text, actor, waits, heldMs, now },
  });
}

/** The last look before a letter about ideas or words leaves: who wrote "no more news" a minute ago gets none. */
export const ideaMayLeave: MayLeave = async (trx, { conversation, now }) => {
  const { workspace_id: workspaceId, person_id: personId } = conversation;
  const measure = await measureOf(trx, { workspace_id: workspaceId, ...NO_AUDIENCE });
  const judged = await judgeOn(trx, workspaceId, measure, {
    ...{ personIds: [personId], now, channel: "email" },
  });
  const one = judged.get(personId);
  if (!one || one.reason !== null) return "never";
  return one.from > now ? one.from : "now";
};

async function nextLook(db: Database, workspaceId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(tell_at) from idea where workspace_id = ${workspaceId} and tell_at is not null),
      (select min(next_at) from idea_news where workspace_id = ${workspaceId})) as at
  `.execute(db);
  return rows[0]?.at ?? null;
}
