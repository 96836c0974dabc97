/** Ready-made things for tests: a workspace, a survey in it, an answer. */

import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Answer } from "../responses/answer.ts";
import type { Database } from "../storage/database.ts";

export interface SurveyInWorkspace {
  workspaceId: string;
  surveyId: string;
}

/** A workspace of its own, so that tests of one file do not meet. */
export async function aWorkspace(
  db: Database,
  { timeZone = "UTC" }: { timeZone?: string } = {},
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto("workspace")
    .values({
      id,
      name: "Test garden",
      language: "en",
      time_zone: timeZone,
      created_at: new Date(),
    })
    .execute();
  return id;
}

export async function aSurvey(
  db: Database,
  options: {
    workspaceId?: string;
    dimensions?: string[];
    timeZone?: string;
    anonymous?: boolean;
  } = {},
): Promise<SurveyInWorkspace> {
  const workspaceId = options.workspaceId ?? (await aWorkspace(db, options));
  const surveyId = uuidv7();
  await db
    .insertInto("survey")
    .values({
      workspace_id: workspaceId,
      id: surveyId,
      name: "Spring",
      kind: "relationship",
      status: "open",
      subject: "Test garden",
      languages: ["en"],
      default_language: "en",
      brand: JSON.stringify({ color: "#1f5f8b", logoUrl: null, privacyUrl: null }),
      dimensions: options.dimensions ?? [],
      paired: true,
      anonymous: options.anonymous ?? false,
      slug: surveyId,
      created_at: new Date(),
      updated_at: new Date(),
    })
    .execute();
  return { workspaceId, surveyId };
}

/** A nine through the API on 15 May 2026, unless said otherwise. */
export function answer(given: Partial<Answer> & { surveyId: string }): Answer {
  return {
    id: uuidv7(),
    score: 9,
    comment: null,
    properties: {},
    person: null,
    channel: "api",
    language: "en",
    answeredAt: new Date("2026-05-15T12:00:00Z"),
    ...given,
  };
}
