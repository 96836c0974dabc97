import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { redact } from "@candor/text";
import { sql } from "kysely";
import { standingScopeOf } from "../responses/standing-scope.ts";
import type { Database } from "../storage/database.ts";
import { typicalSentences } from "../themes/sentences.ts";
import type { Agenda, MeetingRow } from "./meeting.ts";

const VOICES = 5;

export interface Voice {
  id: string;
  responseId: string;
  score: number;
  language: string;
  words: string;
}

/**
 * Five sentences, or as many as are asked for, that say what most say: one of each theme that is spoken of most, then
 * a second of the first.
 * Addresses, numbers and the name of whoever wrote it are taken out before anything is kept.
 */
export async function readVoices(
  db: Database,
  row: Pick<MeetingRow, "workspace_id" | "survey_id">,
  { days, report, most = VOICES }: Pick<Agenda, "days" | "report"> & { most?: number },
  now: Date,
): Promise<Voice[]> {
  const { workspace_id: workspaceId, survey_id: surveyId } = row;
  const rows = report.figures.themes?.rows ?? [];
  // Topics overlap with what they are about: five sentences of them would say one thing five times.
  const broad = rows.filter(({ kind }) => kind !== "topic");
  const themes = (broad.length > 0 ? broad : [...rows])
    .sort((a, b) => b.answers - a.answers || a.id.localeCompare(b.id))
    .map(({ id }) => id);
  const scope = await standingScopeOf(
    db,
    { workspaceId, surveyId },
    {
      ...{ group: undefined, account: undefined },
      ...report.view,
      ...days,
    },
  );
  const found = await Promise.all(themes.map((theme) => typicalSentences(db, scope, theme, most)));
  // Round by round: the most typical of each theme before the second of any.
  const rounds = Array.from({ length: most }, (_, round) =>
    found.flatMap((sentences) => sentences[round] ?? []),
  ).flat();
  const distinct = [...new Map(rounds.map((one) => [one.responseId, one])).values()];
  const chosen = distinct.slice(0, most);
  const names = await namesBehind(
    db,
    workspaceId,
    chosen.map(({ responseId }) => responseId),
  );
  return chosen.map(({ responseId, score, language, text }) => ({
    id: uuidv7(now.getTime()),
    ...{ responseId, score, language },
    words: redact(text, names.get(responseId) ?? []),
  }));
}

async function namesBehind(
  db: Database,
  workspaceId: string,
  responseIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (responseIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string | null }>`
    select response.id, person.name from response join person
      on person.workspace_id = response.workspace_id and person.id = response.person_id
    where response.workspace_id = ${workspaceId} and response.id = any(${[...responseIds]}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name === null ? [] : [name, ...name.split(" ")]]));
}
