import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Answer } from "../responses/answer.ts";
import { namedRecords } from "../spreadsheets/csv-records.ts";

const FOLDER = join(import.meta.dirname, "../../sample-data");
const DAY_MS = 24 * 3600_000;
/** The source's index stands for a month of so many days. */
const MONTH_DAYS = 30;

/** Rows of the file with a score; the other 342 are rejected. */
export const SAMPLE_ANSWERS = 13_612;

/** Properties whose values the sample survey tallies. */
export const SAMPLE_DIMENSIONS = ["visits_band", "ticket_band", "satisfaction"];

type Row = Record<
  | "respondent"
  | "nps_0_10"
  | "satisfaction_0_10"
  | "repurchase_intention_0_10"
  | "visits"
  | "ticket_eur"
  | "t",
  string
>;

/**
 * The real answers of a garden-centre chain (CC0, see sample-data/ATTRIBUTION.md), in the order of
 * the file. Dates are assigned from the source's index `t`: 0 is the month that ends today.
 */
export async function* sampleAnswers(surveyId: string, now: Date): AsyncGenerator<Answer> {
  const commentFor = await commentSpreader();
  let line = 0;
  for (const row of await rowsOfFile()) {
    line += 1;
    if (row.nps_0_10 === "") continue;
    const score = Number(row.nps_0_10);
    const answeredAt = assignedTime(Number(row.t || 0), line, now);
    yield {
      id: uuidv7(answeredAt.getTime()),
      surveyId,
      score,
      comment: commentFor(score),
      properties: propertiesOf(row),
      person: { email: null, phone: null, externalId: row.respondent, name: null },
      channel: "import",
      language: "fr",
      answeredAt,
      sourceKey: `botanic ${row.respondent}`,
    };
  }
}

function propertiesOf(row: Row): Record<string, string | number> {
  const visits = Number(row.visits);
  const ticket = Number(row.ticket_eur);
  return {
    visits,
    visits_band: visits <= 3 ? "1–3" : visits <= 6 ? "4–6" : visits <= 11 ? "7–11" : "12+",
    ticket_eur: ticket,
    ticket_band:
      ticket < 25 ? "under €25" : ticket < 55 ? "€25–55" : ticket < 90 ? "€55–90" : "€90 and more",
    ...(row.satisfaction_0_10 === "" ? {} : { satisfaction: Number(row.satisfaction_0_10) }),
    ...(row.repurchase_intention_0_10 === ""
      ? {}
      : { repurchase_intention: Number(row.repurchase_intention_0_10) }),
  };
}

/** Within its month an answer falls on a day and time that depend on nothing but its line. */
function assignedTime(month: number, line: number, now: Date): Date {
  const spread = ((line * 7919) % 100_003) / 100_003;
  const daysAgo = (month + spread) * MONTH_DAYS;
  return new Date(now.getTime() - daysAgo * DAY_MS - 60_000);
}

async function rowsOfFile(): Promise<Row[]> {
  const text = await readFile(join(FOLDER, "botanic_nps_fr.csv"), "utf8");
  return namedRecords(text, ",").map(({ values }) => values as Row);
}

/** Spreads the comments of each score evenly over the answers of that score. */
async function commentSpreader(): Promise<(score: number) => string | null> {
  const answers = new Map<string, number>();
  for (const row of await rowsOfFile()) {
    answers.set(row.nps_0_10, (answers.get(row.nps_0_10) ?? 0) + 1);
  }
  const comments = await commentsByScore();
  const met = new Map<number, number>();
  return (score) => {
    const ofScore = comments.get(score) ?? [];
    const share = ofScore.length / (answers.get(String(score)) ?? 1);
    const before = met.get(score) ?? 0;
    met.set(score, before + 1);
    const due = Math.floor((before + 1) * share);
    return due > Math.floor(before * share) ? (ofScore[due - 1] ?? null) : null;
  };
}

async function commentsByScore(): Promise<Map<number, string[]>> {
  const text = await readFile(join(FOLDER, "botanic_comments_fr.csv"), "utf8");
  const comments = new Map<number, string[]>();
  for (const { values } of namedRecords(text, ",")) {
    const { score = "", comment = "" } = values;
    const list = comments.get(Number(score)) ?? [];
    list.push(comment);
    comments.set(Number(score), list);
  }
  return comments;
}
