import { sql } from "kysely";
import type { CountedCalendar } from "../calendars/business-calendar.ts";
import { conversationMessage, spokenInConversation } from "../messages/conversation-messages.ts";
import type { Database } from "../storage/database.ts";

/** A warning or an apology in the customer's language, for a colleague to look over. Nothing is sent by it. */
export async function preparedLetter(
  db: Database,
  promise: {
    workspaceId: string;
    personId: string | null;
    caseId: string | null;
    words: string;
    firstDueAt: Date;
    newDueAt: Date | null;
    calendar: CountedCalendar;
  },
  kind: "warning" | "apology",
): Promise<{ language: string; text: string }> {
  const { workspaceId, words, firstDueAt, newDueAt, calendar } = promise;
  const { rows } = await sql<{ languages: (string | null)[] }>`
    select array[
      (select v.language from conversation v where v.workspace_id = ${workspaceId}
        and v.case_id = ${promise.caseId}::uuid),
      (select p.language from person p where p.workspace_id = ${workspaceId}
        and p.id = ${promise.personId}::uuid),
      w.language] as languages
    from workspace w where w.id = ${workspaceId}
  `.execute(db);
  const language = spokenInConversation(rows[0]?.languages ?? []);
  const day = new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: calendar.timeZone,
  });
  const next = newDueAt === null ? "" : day.format(newDueAt);
  const key = next === "" ? `promise.${kind}.open` : `promise.${kind}`;
  const said = conversationMessage(language, key, { words, day: day.format(firstDueAt), next });
  // What everybody reads greets nobody.
  if (promise.personId === null) {
    return { language, text: said.charAt(0).toLocaleUpperCase(language) + said.slice(1) };
  }
  return { language, text: `${conversationMessage(language, "check.greeting")}\n\n${said}` };
}
