import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Database } from "../storage/database.ts";

/** Adds what a colleague noted about an answer. */
export async function addNote(
  db: Database,
  note: { workspaceId: string; responseId: string; actor: string; text: string },
): Promise<{ id: string; text: string; by: string; at: string }> {
  const at = new Date();
  const id = uuidv7();
  await db
    .insertInto("response_note")
    .values({
      workspace_id: note.workspaceId,
      response_id: note.responseId,
      id,
      at,
      actor: note.actor,
      text: note.text,
    })
    .execute();
  return { id, text: note.text, by: note.actor, at: at.toISOString() };
}
