import type { Import, ImportMapping, ImportPreview } from "@candor/contract/import.ts";
import type { Command } from "commander";
import { KnownError } from "../errors/known-error.ts";
import { type Door, throughDoor } from "./door.ts";
import { atPlace, badOption, collect, type Place } from "./options.ts";
import { EXIT, plain, print, progressLine, say } from "./output.ts";

export interface ImportOptions extends Place {
  survey?: string;
  map: string[];
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
    .option("--survey <name>", "the survey, by name or id; made when there is none");
  mappingOptions(atPlace(command))
    .option("--archive", "the file is an archive of a workspace, made by: candor export --archive")
    .option("--owner <email>", "with --archive: the user who becomes its owner")
    .option("--name <name>", "with --archive: what to call the workspace")
    .action(async (file: string, options: ImportOptions) => {
      if (options.archive) {
        const { importWorkspace } = await import("./archive-commands.ts");
        return importWorkspace(file, options);
      }
      const { survey } = options;
      if (survey === undefined)
        throw badOption("Say into which survey with --survey NAME; it is made when there is none.");
      await throughDoor(options, (door) => importFile(door, file, { ...options, survey }));
    });
}

/** Options that say how a file is to be read. */
export function mappingOptions(command: Command): Command {
  return command
    .option("--map <column=field>", "say what a column is; repeat for several", collect, [])
    .option("--date <day>", "the day of all answers, for a file without dates (YYYY-MM-DD)")
    .option("--date-order <order>", "ymd, mdy or dmy, where dates can be read two ways")
    .option("--time-zone <name>", "where the clock of the file stood, such as Europe/Riga")
    .option("--yes", "do not ask; without it the preview is shown and nothing imported");
}

/** Previews a file, and with `--yes` imports it and prints what became of its rows. */
export async function importFile(
  door: Door,
  file: string,
  options: ImportOptions & { survey: string },
): Promise<void> {
  const uploaded = await door.imports.upload(file);
  const proposal = previewOf(uploaded);
  const mapping = mappingOf(proposal, options);
  if (!options.yes) {
    const changed = await door.imports.preview(uploaded.id, mapping);
    printPreview(previewOf(changed), options.json);
    return;
  }
  const show = progressLine();
  try {
    const done = await door.imports.run(uploaded.id, { survey: options.survey, mapping }, (now) =>
      show(now.bytesRead, now.bytes, `${now.read} rows`),
    );
    printResult(done, options.json);
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== "no_score_column") throw error;
    const rows = await door.imports.countRows(uploaded.id);
    if (rows === null) throw error;
    printRefusal(rows, error, options.json);
  }
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
    `Recognised as: ${preview.tool}, ${preview.encoding}, ${preview.headerRows} header rows`,
    ...preview.columns.map(
      ({ header, field, index }) => `  ${index + 1}. ${plain(header)} → ${field}`,
    ),
    `Of the first ${rows} rows ${accepted} would be imported, ${rejected} rejected.`,
    ...reasons.map(({ code, rows: n }) => `  ${code}: ${n}`),
    ...preview.warnings.map(({ code, args }) => `  Note: ${code} ${JSON.stringify(args)}`),
    "Nothing was imported. Add --yes to import, --map COLUMN=FIELD to change a column.",
  ].join("\n");
  if (json) print({ status: "previewed", preview }, { json, text });
  else say(text);
}

function printResult(done: Import, json: boolean | undefined): void {
  const { read, imported, updated, unchanged, rejected, status, error, reasons } = done;
  const warnings = done.preview?.warnings ?? [];
  const text =
    error ??
    [
      `${read} rows read: ${imported} imported, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected.`,
      ...reasons.map(({ code, rows }) => `  ${code}: ${rows}`),
    ].join("\n");
  print(
    {
      ...{ read, imported, updated, unchanged, rejected },
      ...{ reasons, warnings, status, error, import: done.id, surveyId: done.surveyId },
    },
    { json, text },
  );
  process.exitCode = error ? EXIT.refused : EXIT.ok;
}

/** The same fields as of an import that ran: every row was rejected, for one reason. */
function printRefusal(
  rows: number,
  { code, message }: KnownError,
  json: boolean | undefined,
): void {
  const counts = { read: rows, imported: 0, updated: 0, unchanged: 0, rejected: rows };
  const reasons = [{ code, rows }];
  print({ ...counts, reasons, status: "refused", error: message }, { json, text: message });
  process.exitCode = EXIT.refused;
}
