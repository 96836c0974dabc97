import type { NoteKind, NoteSeenBy, PersonNote } from "@candor/contract/dossier.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type RawBuilder, sql } from "kysely";
import type { Principal } from "../auth/principal.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { teamsOf } from "../teams/team-queries.ts";

/** Who reads notes: a key reads what everybody in the workspace sees. */
export interface NoteReader {
  userId: string | null;
  teamIds: readonly string[];
}

const EVERYBODY: NoteReader = { userId: null, teamIds: [] };

export async function noteReader(
  db: Database | Transaction,
  principal: Principal,
): Promise<NoteReader> {
  if (principal.kind === "key") return EVERYBODY;
  const { workspaceId, userId } = principal;
  const teams = await teamsOf(db, { workspaceId, userId });
  return { userId, teamIds: teams.map(({ teamId }) => teamId) };
}

/** The condition on `n`, a row of `person_note`, that somebody may read it. Whoever wrote one always may. */
export function readableBy({ userId, teamIds }: NoteReader): RawBuilder<boolean> {
  return sql<boolean>`(n.seen_by = 'all' or n.author = ${userId}::text
    or (n.seen_by = 'team' and n.team_id = any(${[...teamIds]}::uuid[])))`;
}

interface NoteRow {
  id: string;
  kind: string;
  text: string;
  actor: string;
  author: string | null;
  at: Date;
  seen_by: string;
  team_id: string | null;
  edited_at: Date | null;
}

/** What colleagues noted about a person and this reader may see, the oldest first. */
export async function notesOf(
  db: Database | Transaction,
  q: { workspaceId: string; personId: string },
  reader: NoteReader = EVERYBODY,
): Promise<PersonNote[]> {
  const { rows } = await sql<NoteRow>`
    select n.* from person_note n
    where n.workspace_id = ${q.workspaceId} and n.person_id = ${q.personId}::uuid
      and ${readableBy(reader)}
    order by n.at, n.id
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as NoteKind,
    text: row.text,
    by: row.actor,
    at: row.at.toISOString(),
    seenBy: row.seen_by as NoteSeenBy,
    teamId: row.team_id,
    editedAt: row.edited_at?.toISOString() ?? null,
    mine: row.author !== null && row.author === reader.userId,
  }));
}

export interface NewNote {
  workspaceId: string;
  personId: string;
  actor: string;
  reader: NoteReader;
  kind: NoteKind;
  seenBy: NoteSeenBy;
  teamId?: string | undefined;
  text: string;
  now: Date;
}

/**
 * Adds what a colleague noted about a person who is there.
 *
 * @throws {KnownError} 422 for a team that is none of theirs, or where it is not said which of several.
 */
export async function addPersonNote(trx: Transaction, note: NewNote): Promise<void> {
  const { reader, seenBy } = note;
  if (seenBy === "me" && reader.userId === null) throw noColleague();
  await trx
    .insertInto("person_note")
    .values({
      workspace_id: note.workspaceId,
      person_id: note.personId,
      id: uuidv7(note.now.getTime()),
      at: note.now,
      actor: note.actor,
      text: note.text,
      kind: note.kind,
      seen_by: seenBy,
      team_id: seenBy === "team" ? teamFor(reader, note.teamId) : null,
      author: reader.userId,
      edited_at: null,
    })
    .execute();
}

function teamFor({ teamIds }: NoteReader, wanted: string | undefined): string {
  const team = wanted ?? (teamIds.length === 1 ? teamIds[0] : undefined);
  if (team !== undefined && teamIds.includes(team)) return team;
  throw new KnownError(
    422,
    "note_team",
    wanted === undefined
      ? "Say which of your teams sees the note; you are in none, or in several."
      : `You are not in the team "${wanted}", so you could not read the note yourself. Choose a team of yours.`,
    [{ field: "teamId", message: "must be a team of yours" }],
  );
}

function noColleague(): KnownError {
  return new KnownError(
    422,
    "note_of_a_key",
    "An API key writes notes that everybody in the workspace sees; one for yourself needs a colleague who signs in.",
    [{ field: "seenBy", message: "must be all" }],
  );
}

interface NoteRef {
  workspaceId: string;
  personId: string;
  noteId: string;
}

/**
 * Changes the words or the kind of a note one wrote.
 *
 * @throws {KnownError} 404 for one that is not there or not theirs to read; 403 for another's.
 */
export async function changePersonNote(
  trx: Transaction,
  ref: NoteRef,
  patch: { text?: string | undefined; kind?: NoteKind | undefined },
  { reader, now }: { reader: NoteReader; now: Date },
): Promise<void> {
  const note = await lockNote(trx, ref, reader);
  if (note.author === null || note.author !== reader.userId) {
    throw new KnownError(
      403,
      "note_of_another",
      `Note "${ref.noteId}" is another's words. Write a note of your own beside it.`,
    );
  }
  const { text = note.text, kind = note.kind } = patch;
  if (text === note.text && kind === note.kind) return;
  await trx
    .updateTable("person_note")
    .set({ text, kind, edited_at: now })
    .where("workspace_id", "=", ref.workspaceId)
    .where("person_id", "=", ref.personId)
    .where("id", "=", ref.noteId)
    .execute();
}

/** Takes a note away for good. @throws {KnownError} 404. */
export async function removePersonNote(
  trx: Transaction,
  ref: NoteRef,
  reader: NoteReader,
): Promise<void> {
  await lockNote(trx, ref, reader);
  await trx
    .deleteFrom("person_note")
    .where("workspace_id", "=", ref.workspaceId)
    .where("person_id", "=", ref.personId)
    .where("id", "=", ref.noteId)
    .execute();
}

async function lockNote(trx: Transaction, ref: NoteRef, reader: NoteReader): Promise<NoteRow> {
  const { rows } = await sql<NoteRow>`
    select n.* from person_note n where n.workspace_id = ${ref.workspaceId}
      and n.person_id = ${ref.personId}::uuid and n.id = ${ref.noteId}::uuid and ${readableBy(reader)}
    for update
  `.execute(trx);
  if (rows[0]) return rows[0];
  throw new KnownError(
    404,
    "note_not_found",
    `There is no note "${ref.noteId}" about this person that you may read.`,
  );
}
