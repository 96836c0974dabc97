import { readScore } from "@candor/stats";
import type { Command } from "commander";
import { readScores } from "../imports/read-scores.ts";
import { sentences } from "../messages/reading-messages.ts";
import { countsOf, scoreReport } from "../scores/score-report.ts";
import { surveyMeant, throughDoor } from "./door.ts";
import { openSource } from "./open-source.ts";
import {
  atPlace,
  badOption,
  type Filters,
  filtersOf,
  type Place,
  scoreFilters,
} from "./options.ts";
import { EXIT, print } from "./output.ts";

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
  const found = await readScores(source, {
    now: new Date(),
    ...(column === undefined ? {} : { column }),
  });
  const report = scoreReport(found.histogram);
  const rejected = found.rejected.reduce((sum, { rows }) => sum + rows, 0);
  const text = [
    ...sentences(readScore(countsOf(report)).messages),
    ...(rejected > 0
      ? [
          `Left out: ${rejected} of ${found.read} rows (${found.rejected.map(({ code, rows }) => `${code}: ${rows}`).join(", ")}).`,
        ]
      : []),
    ...(found.column === null ? [] : [`Column: ${found.column}`]),
  ].join("\n");
  const { read, warnings } = found;
  print(
    { ...report, read, rejected: found.rejected, column: found.column, warnings },
    { json, text },
  );
  process.exitCode = EXIT.ok;
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
