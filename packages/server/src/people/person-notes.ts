import type { PersonNote } from "@candor/contract/person.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** What colleagues noted about a person, the oldest first. */
export async function notesOf(
  db: Database | Transaction,
  q: { workspaceId: string; personId: string },
): Promise<PersonNote[]> {
  const rows = await db
    .selectFrom("person_note")
    .select(["id", "text", "actor", "at"])
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(({ id, text, actor, at }) => ({ id, text, by: actor, at: at.toISOString() }));
}

/** Adds what a colleague noted about a person who is there. */
export async function addPersonNote(
  db: Database,
  note: { workspaceId: string; personId: string; actor: string; text: string; now: Date },
): Promise<void> {
  await db
    .insertInto("person_note")
    .values({
      workspace_id: note.workspaceId,
      person_id: note.personId,
      id: uuidv7(note.now.getTime()),
      at: note.now,
      actor: note.actor,
      text: note.text,
    })
    .execute();
}
