import type { Command } from "commander";
import type { ArchiveOptions } from "./archive-commands.ts";
import { surveyMeant, throughDoor } from "./door.ts";
import { atPlace, badOption, type Filters, filtersOf, listFilters } from "./options.ts";
import { print, progressLine } from "./output.ts";
import { writeFile, writeOut } from "./write-file.ts";

type Options = ArchiveOptions & Filters & { survey?: string; format?: string; archive?: boolean };

/** `candor export`: the answers of a survey as a file, or a whole workspace as an archive. */
export function exportCommand(program: Command): void {
  const command = program
    .command("export")
    .description("the answers of a survey as CSV or XLSX, or a whole workspace as an archive")
    .option("--survey <name>", "the survey, by name or id; needed when there are several")
    .option("--format <format>", "csv or xlsx; otherwise what the name of the file says")
    .option("-o, --output <file>", "the file to write; standard output without it")
    .option("--force", "replace the file when there is one")
    .option("--archive", "everything of the workspace, for another Candor or for safe keeping");
  atPlace(listFilters(command)).action(async (options: Options) => {
    if (!options.archive) return exportAnswers(options);
    const { exportWorkspace } = await import("./archive-commands.ts");
    return exportWorkspace(options);
  });
}

async function exportAnswers(options: Options): Promise<void> {
  const format = formatOf(options);
  const filter = filtersOf(options);
  const { output } = options;
  if (output === undefined && format === "xlsx" && process.stdout.isTTY) {
    throw badOption("A workbook cannot be shown on a terminal; name a file with --output.");
  }
  if (output === undefined && options.json) {
    throw badOption("--json tells what was written to a file; name one with --output.");
  }
  await throughDoor(options, async (door) => {
    const survey = await surveyMeant(door, options.survey);
    const counter = { bytes: 0 };
    const content = counted(await door.exportAnswers(survey.id, filter, format), counter);
    if (output === undefined) return writeOut(content);
    await writeFile(output, content, { overwrite: options.force ?? false });
    print(
      { file: output, bytes: counter.bytes, survey: { id: survey.id, name: survey.name }, format },
      { json: options.json, text: `The answers of "${survey.name}" are in ${output}.` },
    );
  });
}

function formatOf({ format, output }: Options): "csv" | "xlsx" {
  const said = format ?? (output?.toLowerCase().endsWith(".xlsx") ? "xlsx" : "csv");
  if (said === "csv" || said === "xlsx") return said;
  throw badOption(`--format "${said}" is neither csv nor xlsx.`);
}

async function* counted(
  pieces: AsyncIterable<Uint8Array | string>,
  counter: { bytes: number },
): AsyncGenerator<Buffer> {
  const show = progressLine();
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    counter.bytes += bytes.length;
    show(0, 0, `${(counter.bytes / 1e6).toFixed(1)} MB`);
    yield bytes;
  }
}
