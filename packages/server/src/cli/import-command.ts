import type { Import, ImportMapping, ImportPreview } from "@candor/contract/import.ts";
import type { Command } from "commander";
import { KnownError } from "../errors/known-error.ts";
import { type Door, throughDoor } from "./door.ts";
import {
  fieldWords,
  noteLines,
  reasonLines,
  toolWords,
  warningSentence,
} from "./import-sentences.ts";
import { atPlace, collect, type Place } from "./options.ts";
import { EXIT, plain, print, progressLine, say, table } from "./output.ts";

export interface ImportOptions extends Place {
  survey?: string;
  map: string[];
  sheet: string[];
  /** Set by commands that know what the file holds. */
  kind?: "people";
  date?: string;
  dateOrder?: "ymd" | "mdy" | "dmy";
  timeZone?: string;
  yes?: boolean;
  archive?: boolean;
  owner?: string;
  name?: string;
}

/** `candor import FILE --workspace W --survey S`: the same import as in the browser. It never sends anything. */
export function importCommand(program: Command): void {
  const command = program
    .command("import")
    .argument("<file>", "a CSV, TSV, XLSX or JSON file, or - for standard input")
    .description("import answers or people from a file of any survey tool, or a whole workspace")
    .option(
      "--survey <name>",
      "the survey, by name or id; made when there is none. May be left out where there is only one",
    );
  mappingOptions(atPlace(command))
    .option("--archive", "the file is an archive of a workspace, made by: candor export --archive")
    .option("--owner <email>", "with --archive: the user who becomes its owner")
    .option("--name <name>", "with --archive: what to call the workspace")
    .action(async (file: string, options: ImportOptions) => {
      if (options.archive) {
        const { importWorkspace } = await import("./archive-commands.ts");
        return importWorkspace(file, options);
      }
      await throughDoor(options, (door) => importFile(door, file, options));
    });
}

/** `candor imports list`, `candor imports undo ID`: what came in, and taking it back. */
export function importsCommands(program: Command): void {
  const imports = program.command("imports").description("files that came in");

  atPlace(imports.command("list").description("imports, the newest first")).action(
    async (options: Place) => {
      const data = await throughDoor(options, (door) => door.imports.list());
      const rows = data.map((one) => [
        ...[one.createdAt.slice(0, 10), one.fileName, one.kind ?? "", one.status],
        ...[one.imported, one.rejected, one.id],
      ]);
      const headings = ["date", "file", "kind", "status", "imported", "rejected", "id"];
      print({ data }, { json: options.json, text: table(headings, rows) });
    },
  );

  atPlace(
    imports
      .command("undo")
      .argument("<id>", "of the import, as `candor imports list` and `candor import` show it")
      .description("take an import back as a whole; the file can then be imported anew"),
  ).action(async (id: string, options: Place) => {
    const show = progressLine();
    const done = await throughDoor(options, (door) =>
      door.imports.undo(id, (now) => show(now.undone, now.imported, `${now.undone} taken back`)),
    );
    print(
      { status: done.status, undone: done.undone, import: done.id },
      {
        json: options.json,
        text: `The import of ${plain(done.fileName)} is undone: ${done.undone} answers were taken back.`,
      },
    );
  });
}

/** Options that say how a file is to be read. */
export function mappingOptions(command: Command): Command {
  return command
    .option("--map <column=field>", "say what a column is; repeat for several", collect, [])
    .option("--date <day>", "the day of all answers, for a file without dates (YYYY-MM-DD)")
    .option("--date-order <order>", "ymd, mdy or dmy, where dates can be read two ways")
    .option("--sheet <name>", "of a workbook: a sheet to be read; repeat for several", collect, [])
    .option("--time-zone <name>", "where the clock of the file stood, such as Europe/Riga")
    .option("--yes", "do not ask; without it the preview is shown and nothing imported");
}

/** Previews a file, and with `--yes` imports it and prints what became of its rows. */
export async function importFile(door: Door, file: string, options: ImportOptions): Promise<void> {
  const uploaded = await door.imports.upload(file);
  const asked = firstChoices(uploaded, options);
  const proposal = previewOf(asked ? await door.imports.preview(uploaded.id, asked) : uploaded);
  const mapping = { ...asked, ...mappingOf(proposal, options) };
  if (!options.yes) {
    const changed = await door.imports.preview(uploaded.id, mapping);
    printPreview(previewOf(changed), options.json);
    return;
  }
  const show = progressLine();
  try {
    const survey = options.survey === undefined ? {} : { survey: options.survey };
    const done = await door.imports.run(uploaded.id, { ...survey, mapping }, (now) =>
      show(now.bytesRead, now.bytes, `${now.read} rows`),
    );
    printResult(done, options.json);
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== "no_score_column") throw error;
    const rows = await door.imports.countRows(uploaded.id);
    if (rows === null) throw error;
    printRefusal(rows, error, proposal, options.json);
  }
}

/** What must be said before the columns can be proposed: the sheets, and that the rows are people. */
function firstChoices(uploaded: Import, options: ImportOptions): ImportMapping | null {
  // Unsubscriptions and bounces are people whom nobody asks any more, and are told by their own columns.
  const people = options.kind === "people" && uploaded.kind === "answers";
  if (!people && options.sheet.length === 0) return null;
  return {
    columns: {},
    ...(people ? { kind: "people" as const } : {}),
    ...(options.sheet.length > 0 ? { sheets: options.sheet } : {}),
  };
}

function previewOf({ preview }: Import): ImportPreview {
  if (preview) return preview;
  throw new Error("an upload was not previewed");
}

/** What the options change of the proposal; with --yes open questions are answered and the answer said. */
function mappingOf(preview: ImportPreview, options: ImportOptions): ImportMapping {
  const columns = Object.fromEntries(options.map.map((pair) => mapped(preview, pair)));
  const fields = preview.columns.map(({ index, field }) => columns[index] ?? field);
  const mapping: ImportMapping = { columns };
  if (options.timeZone) mapping.timeZone = options.timeZone;
  if (options.date) mapping.defaultDate = options.date;
  else if (options.yes && fields.includes("score") && !fields.includes("answeredAt")) {
    mapping.defaultDate = new Date().toISOString().slice(0, 10);
    say(
      `The file has no dates: all answers get today's, ${mapping.defaultDate} (--date changes it).`,
    );
  }
  if (options.dateOrder) mapping.dateOrder = options.dateOrder;
  else if (options.yes && preview.dateOrder === "ambiguous") {
    mapping.dateOrder = "dmy";
    say("The dates can be read two ways; they are read day first (--date-order changes it).");
  }
  return mapping;
}

function mapped(preview: ImportPreview, pair: string): [string, string] {
  const at = pair.lastIndexOf("=");
  const name = pair.slice(0, at).trim();
  const field = pair.slice(at + 1).trim();
  const column = preview.columns.find(
    ({ header, index }) => header.trim() === name || String(index + 1) === name,
  );
  if (at > 0 && column) return [String(column.index), field];
  throw new KnownError(
    422,
    "column_unknown",
    `--map ${pair}: the file has no column "${name}"; it has ${preview.columns.map(({ header }) => `"${header}"`).join(", ")}.`,
  );
}

function printPreview(preview: ImportPreview, json: boolean | undefined): void {
  const { rows, accepted, rejected, reasons } = preview.sample;
  const text = [
    `Recognised as: ${toolWords(preview.tool)}, ${preview.encoding}, ${preview.headerRows} header rows`,
    ...preview.columns.map(
      ({ header, field, index }) => `  ${index + 1}. ${plain(header)} → ${fieldWords(field)}`,
    ),
    `Of the first ${rows} rows ${accepted} would be imported, ${rejected} rejected.`,
    ...reasonLines(reasons),
    ...preview.warnings.map((warning) => `Note: ${warningSentence(warning)}`),
    "Nothing was imported. Add --yes to import, --map COLUMN=FIELD to change a column.",
  ].join("\n");
  if (json) print({ status: "previewed", preview }, { json, text });
  else say(text);
}

function printResult(done: Import, json: boolean | undefined): void {
  const { read, imported, updated, unchanged, rejected, status, error, reasons, notes } = done;
  const warnings = done.preview?.warnings ?? [];
  const text = [
    ...(error ? [error] : []),
    `${read} rows read: ${imported} imported, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected.`,
    ...reasonLines(reasons),
    ...(notes.length > 0 ? ["Of rows that were imported:", ...noteLines(notes)] : []),
    ...warnings.map((warning) => `Note: ${warningSentence(warning)}`),
    ...(imported > 0 ? [`To take it back: candor imports undo ${done.id}`] : []),
  ].join("\n");
  print(
    {
      ...{ read, imported, updated, unchanged, rejected },
      ...{ reasons, notes, warnings, status, error, import: done.id, surveyId: done.surveyId },
    },
    { json, text },
  );
  process.exitCode = error ? EXIT.refused : EXIT.ok;
}

/** The same fields as of an import that ran: every row was rejected, for one reason. */
function printRefusal(
  rows: number,
  { code, message }: KnownError,
  { warnings }: ImportPreview,
  json: boolean | undefined,
): void {
  const counts = { read: rows, imported: 0, updated: 0, unchanged: 0, rejected: rows };
  const reasons = [{ code, rows }];
  const text = [message, ...warnings.map((warning) => `Note: ${warningSentence(warning)}`)];
  print(
    { ...counts, reasons, warnings, status: "refused", error: message },
    { json, text: text.join("\n") },
  );
  process.exitCode = EXIT.refused;
}
