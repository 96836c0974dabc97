import { MailSettings } from "@candor/contract/sending.ts";
import type { SurveyTexts } from "@candor/contract/survey.ts";
import { beggingSentences, toldOfBegging } from "@candor/text";
import { sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import { propertyValue } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import { toSurvey } from "../surveys/survey.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

/** Comments that name a best score are read one by one: so many of the newest. */
const MOST_READ = 5000;

/**
 * What a comment that tells of begging cannot lack, in any of the four languages: so that the database hands over a
 * few, and not all. It runs on texts in lower case.
 */
const NAMES_BEST =
  "10|ten|five|[59][ -]star|highest|maximum|top |full |best |bonus|salary|wage|their pay|her pay|his pay|anything|деся|высш|максим|зв[её]зд|преми|зарплат|бонус|desmit|augst|maksim|zvaigz|prēmij|alga|bonuss|tia|tio|högsta|toppbetyg|full pott|stjärn|lön";

/** A customer tells that somebody asked for the best score. */
export interface ToldOfBegging {
  responseId: string;
  score: number;
  at: Date;
  /** As they wrote it. */
  sentences: string[];
}

/** Comments and further answers in which customers tell that somebody asked for the best score, newest first. */
export async function answersTellingOfBegging(
  db: Database,
  scope: ResponseScope,
): Promise<ToldOfBegging[]> {
  const { rows } = await sql<{
    id: string;
    score: number;
    answered_at: Date;
    comment: string | null;
    answers: Record<string, unknown>;
  }>`
    select response.id, response.score, response.answered_at, response.comment, response.answers from response
    where ${sql.join([...inScope(scope), counted()], sql` and `)}
      and (lower(response.comment) ~ ${NAMES_BEST} or (response.answers <> '{}'::jsonb
        and lower(response.answers::text) ~ ${NAMES_BEST}))
    order by response.answered_at desc, response.id desc limit ${MOST_READ}
  `.execute(db);
  return rows.flatMap(({ id, score, answered_at, comment, answers }) => {
    const sentences = toldIn(comment, answers);
    return sentences.length === 0 ? [] : [{ responseId: id, score, at: answered_at, sentences }];
  });
}

/** The sentences of an answer that tell of begging. */
export function toldIn(comment: string | null, answers: Record<string, unknown>): string[] {
  const words = [comment, ...Object.values(answers).flat()];
  return words.flatMap((text) => (typeof text === "string" ? toldOfBegging(text) : []));
}

/** A text of ours that begs: where it stands, in which language, and the sentence. */
export interface BeggingText {
  where: "survey" | "question" | "mail";
  language: string;
  sentence: string;
}

/** Texts of a survey and its letters that ask for the best score. */
export async function beggingTextsOf(
  db: Database,
  ref: { workspaceId: string; surveyId: string },
): Promise<BeggingText[]> {
  const row = await getSurvey(db, ref);
  const { texts } = toSurvey(row, { answers: 0, counting: null, burst: null, publicUrl: "" });
  const asking = await db
    .selectFrom("survey_asking")
    .select("mail")
    .where("workspace_id", "=", ref.workspaceId)
    .where("survey_id", "=", row.id)
    .executeTakeFirst();
  const mail = MailSettings.safeParse(asking?.mail ?? {});
  const letters = Object.entries(mail.data?.texts ?? {});
  return [
    ...Object.entries(texts).flatMap(([language, one]) =>
      beggingIn("survey", language, textsOf(one)),
    ),
    ...questionsOf(row).flatMap(({ text }) =>
      Object.entries(text).flatMap(([language, words]) => beggingIn("question", language, [words])),
    ),
    ...letters.flatMap(([language, one]) =>
      [one, one.reminder, ...Object.values(one.byGroup)].flatMap((letter) =>
        letter ? beggingIn("mail", language, [letter.subject, letter.intro]) : [],
      ),
    ),
  ];
}

function beggingIn(
  where: BeggingText["where"],
  language: string,
  texts: readonly string[],
): BeggingText[] {
  return texts
    .flatMap((text) => beggingSentences(text))
    .map((sentence) => ({ where, language, sentence }));
}

function textsOf({ question, lowEnd, highEnd, followUp, thanks, privacy }: SurveyTexts): string[] {
  return [question, lowEnd, highEnd, privacy, ...Object.values(followUp), ...Object.values(thanks)];
}

/** Doors to which colleagues themselves can lead a customer: whom they lead there is theirs to choose. */
export const STEERED_CHANNELS = ["link", "kiosk", "phone", "in_person", "form"] as const;

/** What was given at a place through doors that colleagues can lead to, and on invitations that went out by rules. */
export async function steeredAndAsked(
  db: Database,
  scope: ResponseScope,
  property: string,
): Promise<{ value: string; steered: Tens; asked: Tens }[]> {
  const { rows } = await sql<{
    value: string;
    steered: number;
    steered_tens: number;
    asked: number;
    asked_tens: number;
  }>`
    with looked as materialized (
      select ${propertyValue(property)} as value, response.score = 10 as ten,
        response.invitation_id is null and response.channel in (${sql.join([...STEERED_CHANNELS])}) as steered,
        response.invitation_id is not null as asked
      from response where ${sql.join([...inScope(scope), counted()], sql` and `)}
    )
    select value, (count(*) filter (where steered))::int as steered,
      (count(*) filter (where steered and ten))::int as steered_tens,
      (count(*) filter (where asked))::int as asked,
      (count(*) filter (where asked and ten))::int as asked_tens
    from looked where value <> '' group by value order by value limit 500
  `.execute(db);
  return rows.map((row) => ({
    value: row.value,
    steered: { answers: row.steered, tens: row.steered_tens },
    asked: { answers: row.asked, tens: row.asked_tens },
  }));
}

export interface Tens {
  answers: number;
  tens: number;
}
