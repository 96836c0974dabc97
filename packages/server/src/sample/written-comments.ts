import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { workspaceLanguage } from "../auth/reader-language.ts";
import { KnownError } from "../errors/known-error.ts";
import { themeMessage } from "../messages/theme-messages.ts";
import type { Answer } from "../responses/answer.ts";
import type { Answers } from "../responses/answers.ts";
import type { Database } from "../storage/database.ts";
import { createSurveyWithin } from "../surveys/create-survey.ts";
import { listSurveys } from "../surveys/survey-queries.ts";

const FOLDER = join(import.meta.dirname, "../../../text/training/data/authored");
const LANGUAGES = ["en", "lv", "ru", "sv"] as const;
const DAY_MS = 24 * 3600_000;
/** The comments are spread over so many days. */
const DAYS = 360;

interface Written {
  id: string;
  language: string;
  text: string;
  score: number;
  industry: string;
}

/**
 * A second survey of the sample, so that reading can be seen in the four languages that it learned: the comments it
 * learned from, written by a language model (CC0), which the survey's name says. Their scores are the writer's, their
 * dates are assigned. Done again it adds only what is missing.
 */
export async function fillWrittenComments(
  { db, answers }: { db: Database; answers: Answers },
  { workspaceId }: { workspaceId: string },
  now = new Date(),
): Promise<void> {
  const surveyId = await surveyOf(db, workspaceId, now);
  if (surveyId === null) return;
  for (const language of LANGUAGES) {
    const batch = (await writtenIn(language)).map((one, i) => answerOf(surveyId, one, i, now));
    try {
      await answers.recordMany(workspaceId, batch, { now, quiet: "sample" });
    } catch (error) {
      // Removed while it was being filled.
      if (error instanceof KnownError && error.code === "survey_not_found") return;
      throw error;
    }
  }
}

/** The survey of these comments, made where it is not there; null where the workspace is gone. */
async function surveyOf(db: Database, workspaceId: string, now: Date): Promise<string | null> {
  const surveys = await listSurveys(db, workspaceId);
  const first = surveys.at(-1);
  if (first === undefined) return null;
  const name = themeMessage(await workspaceLanguage(db, workspaceId), "sample.written");
  const there = surveys.find((survey) => survey.name === name);
  if (there) return there.id;
  // Older than the real survey, which stays the one that is shown first.
  const before = new Date(Math.min(now.getTime(), first.created_at.getTime()) - DAY_MS);
  const { id } = await db.transaction().execute((trx) =>
    createSurveyWithin(
      trx,
      { workspaceId, actor: "candor" },
      {
        name,
        subject: "Candor",
        kind: "relationship",
        languages: [...LANGUAGES],
        dimensions: ["industry"],
        anonymous: false,
      },
      before,
    ),
  );
  return id;
}

async function writtenIn(language: string): Promise<Written[]> {
  const text = await readFile(join(FOLDER, `${language}.jsonl`), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Written);
}

function answerOf(surveyId: string, written: Written, line: number, now: Date): Answer {
  const { id, language, text, score, industry } = written;
  const spread = ((line * 7919) % 10_007) / 10_007;
  const answeredAt = new Date(now.getTime() - spread * DAYS * DAY_MS - 60_000);
  return {
    id: uuidv7(answeredAt.getTime()),
    surveyId,
    score,
    comment: text,
    properties: { industry },
    person: null,
    channel: "import",
    language,
    answeredAt,
    sourceKey: id,
  };
}
