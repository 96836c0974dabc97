import type { CreateMeeting, PatchMeeting } from "@candor/contract/meeting.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { listMembers } from "../auth/member-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import type { FreezeDeps } from "../reports/freeze.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import type { By } from "../teams/save-team.ts";
import { freezeAgenda } from "./freeze-agenda.ts";
import {
  lockMeeting,
  type MeetingAsked,
  type MeetingRow,
  noMeeting,
  requireMeeting,
} from "./meeting.ts";
import { teamThatMeets, tellTeam } from "./meeting-team.ts";
import { readVoices, type Voice } from "./read-voices.ts";

/** Plans a meeting. @returns its id. @throws {KnownError} 404 without such a survey. */
export async function planMeeting(
  db: Database,
  wanted: CreateMeeting,
  { workspaceId, actor, userId, now }: By,
): Promise<string> {
  return inTransaction(db, async (trx) => {
    await getSurvey(trx, { workspaceId, surveyId: wanted.surveyId });
    const { language } = await trx
      .selectFrom("workspace")
      .select("language")
      .where("id", "=", workspaceId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const { last } = await trx
      .selectFrom("meeting")
      .select((eb) => eb.fn.max("number").as("last"))
      .where("workspace_id", "=", workspaceId)
      .executeTakeFirstOrThrow();
    if (wanted.teamId !== null) {
      await teamThatMeets(trx, { workspaceId, teamId: wanted.teamId });
    }
    const id = uuidv7(now.getTime());
    const number = (last ?? 0) + 1;
    await trx
      .insertInto("meeting")
      .values({
        ...{ workspace_id: workspaceId, id, number, title: wanted.title },
        ...{
          survey_id: wanted.surveyId,
          team_id: wanted.teamId,
          filter: wanted.filter,
          view: JSON.stringify(wanted.view),
          minutes: wanted.minutes,
        },
        ...{ starts_at: wanted.startsAt, language: wanted.language ?? language },
        ...{ state: "planned", question: wanted.question, agenda: JSON.stringify(null) },
        ...{ prepared_at: null, opened_at: null, closed_at: null },
        ...{ remote_id: null, remote_until: null, present: JSON.stringify([]) },
        ...{ created_by: actor, created_at: now },
      })
      .execute();
    const row = { workspace_id: workspaceId, team_id: wanted.teamId, id, number };
    const startsAt = new Date(wanted.startsAt);
    await tellTeam(
      trx,
      { ...row, title: wanted.title },
      { kind: "meeting.planned", startsAt },
      { workspaceId, actor, userId, now },
    );
    return id;
  });
}

/** Changes what is named. @throws {KnownError} 404; 409 for what stands still by now, or somebody was faster; 422. */
export async function changeMeeting(
  db: Database,
  asked: MeetingAsked,
  { version, ...patch }: PatchMeeting,
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockMeeting(trx, asked);
    if (version !== undefined && version !== row.version) {
      throw new KnownError(
        409,
        "meeting_changed",
        `Somebody changed meeting ${row.number} meanwhile. Load it again, then save.`,
      );
    }
    const { title, startsAt, minutes, question, notes, present } = patch;
    const planned = [title, startsAt, minutes, question].some((one) => one !== undefined);
    if (planned) requireMeeting(row, ["planned"], "planned anew");
    requireMeeting(row, ["planned", "open"], "changed");
    const here = present && (await membersNamed(trx, asked.workspaceId, present));
    await update(trx, row, {
      ...(title === undefined ? {} : { title }),
      ...(startsAt === undefined ? {} : { starts_at: startsAt }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(notes === undefined ? {} : { notes }),
      ...(here === undefined ? {} : { present: JSON.stringify(here) }),
      // Pages that were written for another question are not those of this one.
      ...(question === undefined || question === row.question
        ? {}
        : { question, agenda: JSON.stringify(null), prepared_at: null }),
    });
    if (startsAt !== undefined && row.starts_at.getTime() !== Date.parse(startsAt)) {
      const moved = { kind: "meeting.moved" as const, startsAt: new Date(startsAt) };
      await tellTeam(trx, { ...row, title: title ?? row.title }, moved, by);
    }
  });
}

async function membersNamed(trx: Transaction, workspaceId: string, ids: readonly string[]) {
  const members = await listMembers(trx, workspaceId);
  return [...new Set(ids)].map((id) => {
    const member = members.find(({ userId }) => userId === id);
    if (member) return { userId: id, name: member.name || member.email };
    throw new KnownError(
      422,
      "not_a_colleague",
      `"${id}" is no colleague of this workspace. Name one of GET /api/v1/colleagues.`,
    );
  });
}

/** Only a meeting that nobody held can be called off. @throws {KnownError} 404, 409. */
export async function callOffMeeting(db: Database, asked: MeetingAsked, by: By): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockMeeting(trx, asked);
    requireMeeting(row, ["planned"], "called off");
    await trx
      .deleteFrom("meeting")
      .where("workspace_id", "=", asked.workspaceId)
      .where("id", "=", row.id)
      .execute();
    await tellTeam(trx, row, { kind: "meeting.called_off", startsAt: row.starts_at }, by);
    const { workspaceId, actor } = by;
    await writeAudit(trx, {
      workspaceId,
      actor,
      action: "meeting.removed",
      target: `#${row.number}`,
      at: by.now,
    });
  });
}

/**
 * Writes the pages of a planned meeting, for a pack to read before it. Asked again it writes them anew: that is what
 * whoever prepares wants, until it is open.
 *
 * @throws {KnownError} 404; 409 once it is open.
 */
export async function prepareMeeting(
  deps: FreezeDeps,
  asked: MeetingAsked,
  now: Date,
): Promise<void> {
  const row = await findMeeting(deps.db, asked);
  requireMeeting(row, ["planned"], "prepared");
  const frozen = await reckon(deps, row, now);
  await inTransaction(deps.db, async (trx) => {
    const locked = await lockMeeting(trx, asked);
    requireMeeting(locked, ["planned"], "prepared");
    await keep(trx, locked, frozen, now);
  });
}

/**
 * Opens a meeting: from now on its pages stand still. Those that were prepared are taken as they are, so that the
 * wall shows what the pack said; of two who open it at once one does, and the other finds it open.
 *
 * @throws {KnownError} 404; 409 once it is closed.
 */
export async function openMeeting(
  deps: FreezeDeps,
  asked: MeetingAsked,
  { actor, now }: By,
): Promise<void> {
  const row = await findMeeting(deps.db, asked);
  requireMeeting(row, ["planned", "open"], "opened");
  if (row.state === "open") return;
  // Reckoned before the row is locked: counting may take long, and nobody waits for it.
  const frozen = row.prepared_at === null ? await reckon(deps, row, now) : null;
  await inTransaction(deps.db, async (trx) => {
    const locked = await lockMeeting(trx, asked);
    if (locked.state !== "planned") return;
    if (frozen && locked.prepared_at === null) await keep(trx, locked, frozen, now);
    await update(trx, locked, { state: "open", opened_at: now, page: 0 });
    const { workspaceId } = asked;
    const target = `#${locked.number}`;
    await writeAudit(trx, { workspaceId, actor, action: "meeting.opened", target, at: now });
  });
}

/** Ends a meeting; what was noted stands. @throws {KnownError} 404; 409 unless it is open. */
export async function closeMeeting(
  db: Database,
  asked: MeetingAsked,
  { actor, now }: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockMeeting(trx, asked);
    requireMeeting(row, ["open"], "closed");
    const over = { state: "closed", closed_at: now, remote_id: null, remote_until: null };
    await update(trx, row, over);
    const { workspaceId } = asked;
    const target = `#${row.number}`;
    await writeAudit(trx, { workspaceId, actor, action: "meeting.closed", target, at: now });
    await tellScreens(trx, row);
  });
}

/** Turns to a page of an open meeting, and tells the screens. @throws {KnownError} 404, 409. */
export async function turnTo(
  db: Database,
  asked: MeetingAsked,
  page: (now: number) => number,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockMeeting(trx, asked);
    requireMeeting(row, ["open"], "turned");
    const next = page(row.page);
    if (next === row.page) return;
    await trx
      .updateTable("meeting")
      .set({ page: next })
      .where("workspace_id", "=", row.workspace_id)
      .where("id", "=", row.id)
      .execute();
    await tellScreens(trx, row);
  });
}

/** Screens that look at the meeting ask again. */
function tellScreens(trx: Transaction, row: MeetingRow): Promise<void> {
  return noticeLive(trx, {
    ...{ workspaceId: row.workspace_id, surveyId: row.survey_id, count: 0, kind: "meeting" },
  });
}

interface Reckoned {
  agenda: Awaited<ReturnType<typeof freezeAgenda>>;
  voices: Voice[];
}

async function reckon(deps: FreezeDeps, row: MeetingRow, now: Date): Promise<Reckoned> {
  const agenda = await freezeAgenda(deps, row, now);
  return { agenda, voices: await readVoices(deps.db, row, agenda, now) };
}

async function keep(
  trx: Transaction,
  row: MeetingRow,
  { agenda, voices }: Reckoned,
  now: Date,
): Promise<void> {
  await update(trx, row, { agenda: JSON.stringify(agenda), prepared_at: now });
  await trx
    .deleteFrom("meeting_voice")
    .where("workspace_id", "=", row.workspace_id)
    .where("meeting_id", "=", row.id)
    .execute();
  if (voices.length === 0) return;
  await trx
    .insertInto("meeting_voice")
    .values(
      voices.map(({ id, responseId, score, language, words }, position) => ({
        ...{ workspace_id: row.workspace_id, meeting_id: row.id, id, position },
        ...{ response_id: responseId, score, language, words },
      })),
    )
    .execute();
}

async function update(
  trx: Transaction,
  row: MeetingRow,
  columns: Record<string, unknown>,
): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  await trx
    .updateTable("meeting")
    .set({ ...columns, version: sql<number>`version + 1` })
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.id)
    .execute();
}

/** @throws {KnownError} 404. */
export async function findMeeting(
  db: Database,
  { workspaceId, meetingId }: MeetingAsked,
): Promise<MeetingRow> {
  const row = await db
    .selectFrom("meeting")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", meetingId)
    .executeTakeFirst();
  if (row) return row;
  throw noMeeting(meetingId);
}
