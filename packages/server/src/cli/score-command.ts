import { readScore } from "@candor/stats";
import type { Command } from "commander";
import { NoScores, readScores } from "../imports/read-scores.ts";
import { sentences } from "../messages/reading-messages.ts";
import { countsOf, scoreReport } from "../scores/score-report.ts";
import { surveyMeant, throughDoor } from "./door.ts";
import { reasonLines, warningSentence } from "./import-sentences.ts";
import { openSource } from "./open-source.ts";
import {
  atPlace,
  badOption,
  type Filters,
  filtersOf,
  type Place,
  scoreFilters,
} from "./options.ts";
import { EXIT, plain, print } from "./output.ts";

type Options = Place & Filters & { column?: string; survey?: string };

/**
 * `candor score FILE|-`: the honest score of a file or of numbers, without a server or a database; without a file,
 * of a survey.
 */
export function scoreCommand(program: Command): void {
  const command = program
    .command("score")
    .argument(
      "[file]",
      "a CSV or XLSX file, or - for standard input; without it the score of a survey",
    )
    .description("print the honest score of a file, of numbers on standard input, or of a survey")
    .option(
      "--column <name>",
      "of a file: the column that holds the scores, when it is not recognised",
    )
    .option("--survey <name>", "by name or id; needed when there are several");
  atPlace(scoreFilters(command)).action(async (file: string | undefined, options: Options) => {
    if (file === undefined) await scoreOfSurvey(options);
    else await scoreOfFile(file, options);
  });
}

async function scoreOfFile(file: string, { column, json, survey }: Options): Promise<void> {
  if (survey !== undefined) throw badOption("Name either a file or a survey.");
  const source = await openSource(file);
  const options = { now: new Date(), ...(column === undefined ? {} : { column }) };
  const found = await readScores(source, options).catch((error: unknown) => {
    if (!(error instanceof NoScores)) throw error;
    printNoScores(error, json);
    return null;
  });
  if (found === null) return;
  const report = scoreReport(found.histogram);
  const { read, warnings } = found;
  const rejected = found.rejected.reduce((sum, { rows }) => sum + rows, 0);
  const none = found.histogram.every((count) => count === 0);
  const text = [
    ...(none ? [`"${source.fileName}" holds no score from 0 to 10.`] : []),
    ...sentences(readScore(countsOf(report)).messages),
    ...(rejected > 0
      ? [`Left out: ${rejected} of ${read} rows.`, ...reasonLines(found.rejected)]
      : []),
    ...(found.column === null ? [] : [`Column: ${plain(found.column)}`]),
    ...warnings.map((warning) => `Note: ${warningSentence(warning)}`),
  ].join("\n");
  print(
    { ...report, read, rejected: found.rejected, column: found.column, warnings },
    { json, text },
  );
  process.exitCode = none ? EXIT.refused : EXIT.ok;
}

/** The same code, sentence and exit as of an import of such a file, with what could be a score. */
function printNoScores({ code, message, warnings }: NoScores, json: boolean | undefined): void {
  const text = [`${message}.`, ...warnings.map((warning) => `Note: ${warningSentence(warning)}`)];
  print({ status: "refused", code, error: message, warnings }, { json, text: text.join("\n") });
  process.exitCode = EXIT.refused;
}

async function scoreOfSurvey(options: Options): Promise<void> {
  const filter = filtersOf(options);
  const { name, score } = await throughDoor(options, async (door) => {
    const survey = await surveyMeant(door, options.survey);
    return { name: survey.name, score: await door.score(survey.id, filter) };
  });
  const { excluded, verdict } = score;
  const text = [
    `${name}:`,
    ...sentences(score.reading),
    ...(verdict ? sentences(verdict) : []),
    ...(excluded.total > 0
      ? [`${excluded.total} answers are left out by hand, each with a reason.`]
      : []),
  ].join("\n");
  print(score, { json: options.json, text });
}
