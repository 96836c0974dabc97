import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { readScore } from "@candor/stats";
import type { Command } from "commander";
import { KnownError } from "../errors/known-error.ts";
import type { ImportSource } from "../imports/import-source.ts";
import { readScores, sourceOfStream } from "../imports/read-scores.ts";
import { countsOf, scoreReport } from "../scores/score-report.ts";
import { EXIT, print } from "./output.ts";
import { sentences } from "./sentences.ts";

/** `candor score FILE|-`: the honest score of a file or of numbers, without a server or a database. */
export function scoreCommand(program: Command): void {
  program
    .command("score")
    .argument("<file>", "a CSV or XLSX file, or - for standard input")
    .description("print the honest score of a file, or of numbers on standard input")
    .option("--column <name>", "the column that holds the scores, when it is not recognised")
    .option("--json", "print JSON with the fields of the API")
    .action(async (file: string, options: { column?: string; json?: boolean }) => {
      const source = await openSource(file);
      const { column } = options;
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
      print(
        {
          ...report,
          read: found.read,
          rejected: found.rejected,
          column: found.column,
          warnings: found.warnings,
        },
        { json: options.json ?? false, text },
      );
      process.exitCode = EXIT.ok;
    });
}

/** A file on disk, or standard input read whole. */
export async function openSource(file: string): Promise<ImportSource> {
  if (file === "-") return sourceOfStream("standard input", process.stdin);
  try {
    const { size } = statSync(file);
    return { fileName: basename(file), size, open: () => createReadStream(file) };
  } catch {
    throw new KnownError(404, "file_not_found", `There is no file "${file}" that can be read.`);
  }
}
