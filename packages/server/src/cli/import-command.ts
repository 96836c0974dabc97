import type { Command } from "commander";
import { KnownError } from "../errors/known-error.ts";
import { commitImport } from "../imports/commit-import.ts";
import { countRows } from "../imports/count-rows.ts";
import { type ImportRow, storedPreview, storedSource } from "../imports/import-queries.ts";
import type { MappingChanges } from "../imports/make-plan.ts";
import type { Preview } from "../imports/preview.ts";
import { runImport } from "../imports/run-import.ts";
import { uploadImport } from "../imports/upload-import.ts";
import type { Database } from "../storage/database.ts";
import { EXIT, print, progressLine, say } from "./output.ts";
import { openSource } from "./score-command.ts";
import { withStorage, workspaceNamed } from "./with-storage.ts";

interface Options {
  workspace: string;
  survey: string;
  map: string[];
  date?: string;
  dateOrder?: "ymd" | "mdy" | "dmy";
  timeZone?: string;
  yes?: boolean;
  json?: boolean;
}

/** `candor import FILE --workspace W --survey S`: the same import as in the browser. It never sends anything. */
export function importCommand(program: Command): void {
  program
    .command("import")
    .argument("<file>", "a CSV, TSV, XLSX or JSON file, or - for standard input")
    .description("import answers or people from a file of any survey tool")
    .requiredOption("--workspace <name>", "the workspace, by name or id")
    .requiredOption("--survey <name>", "the survey, by name or id; made when there is none")
    .option("--map <column=field>", "say what a column is; repeat for several", collect, [])
    .option("--date <day>", "the day of all answers, for a file without dates (YYYY-MM-DD)")
    .option("--date-order <order>", "ymd, mdy or dmy, where dates can be read two ways")
    .option("--time-zone <name>", "where the clock of the file stood, such as Europe/Riga")
    .option("--yes", "do not ask; without it the preview is shown and nothing imported")
    .option("--json", "print one JSON object")
    .action(async (file: string, options: Options) => {
      const result = await withStorage(({ db }) => importFile(db, file, options));
      if (!result) return;
      if ("refusal" in result) printRefusal(result, options.json ?? false);
      else printResult(result, options.json ?? false);
    });
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}

/** A file that cannot be imported as it is: how many rows it has, and why none of them went in. */
interface Refused {
  rows: number;
  refusal: KnownError;
}

async function importFile(
  db: Database,
  file: string,
  options: Options,
): Promise<ImportRow | Refused | null> {
  const workspace = await workspaceNamed(db, options.workspace);
  const source = await openSource(file);
  const target = { workspaceId: workspace.id, actor: "candor" };
  const uploaded = await uploadImport(db, {
    ...target,
    fileName: source.fileName,
    bytes: source.open(),
  });
  const preview = storedPreview(uploaded);
  if (!preview) throw new Error("an upload was not previewed");
  const changes = changesOf(preview, options);
  if (!options.yes) {
    showPreview(preview);
    return null;
  }
  const ref = { ...target, importId: uploaded.id };
  try {
    await commitImport(db, ref, { survey: options.survey, changes }, async () => {});
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== "no_score_column") throw error;
    return { rows: await countRows(storedSource(db, uploaded), preview.plan), refusal: error };
  }
  const show = progressLine();
  return runImport(db, ref, {
    onProgress: (row) => show(row.bytes_read, row.bytes, `${row.read} rows`),
  });
}

/** What the options change of the proposal; with --yes open questions are answered and the answer said. */
function changesOf(preview: Preview, options: Options): MappingChanges {
  const columns = Object.fromEntries(options.map.map((pair) => mapped(preview, pair)));
  const dated =
    Object.values(preview.plan.mapping.columns).includes("answeredAt") ||
    Object.values(columns).includes("answeredAt");
  const changes: MappingChanges = { columns };
  if (options.timeZone) changes.timeZone = options.timeZone;
  if (options.date) changes.defaultDate = options.date;
  else if (!dated && options.yes && preview.kind === "answers") {
    changes.defaultDate = new Date().toISOString().slice(0, 10);
    say(
      `The file has no dates: all answers get today's, ${changes.defaultDate} (--date changes it).`,
    );
  }
  if (options.dateOrder) changes.dateOrder = options.dateOrder;
  else if (options.yes && preview.dateOrder === "ambiguous") {
    changes.dateOrder = "dmy";
    say("The dates can be read two ways; they are read day first (--date-order changes it).");
  }
  return changes;
}

function mapped(preview: Preview, pair: string): [string, string] {
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

function showPreview(preview: Preview): void {
  say(`Recognised as: ${preview.tool}, ${preview.encoding}, ${preview.headerRows} header rows`);
  for (const { header, field, index } of preview.columns) {
    say(`  ${index + 1}. ${header} → ${field}`);
  }
  const { rows, accepted, rejected, reasons } = preview.sample;
  say(`Of the first ${rows} rows ${accepted} would be imported, ${rejected} rejected.`);
  for (const { code, rows: n } of reasons) say(`  ${code}: ${n}`);
  for (const { code, args } of preview.warnings) say(`  Note: ${code} ${JSON.stringify(args)}`);
  say("Nothing was imported. Add --yes to import, --map COLUMN=FIELD to change a column.");
}

function printResult(row: ImportRow, json: boolean): void {
  const { read, imported, updated, unchanged, rejected, status, error } = row;
  const warnings = storedPreview(row)?.warnings ?? [];
  const reasons = Object.entries(row.reasons).map(([code, rows]) => ({ code, rows }));
  const text =
    error ??
    [
      `${read} rows read: ${imported} imported, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected.`,
      ...reasons.map(({ code, rows }) => `  ${code}: ${rows}`),
    ].join("\n");
  print(
    {
      read,
      imported,
      updated,
      unchanged,
      rejected,
      reasons,
      warnings,
      status,
      error,
      import: row.id,
      surveyId: row.survey_id,
    },
    { json, text },
  );
  process.exitCode = error ? EXIT.refused : EXIT.ok;
}

/** The same fields as of an import that ran: every row was rejected, for one reason. */
function printRefusal({ rows, refusal }: Refused, json: boolean): void {
  const { code, message } = refusal;
  const nothing = { imported: 0, updated: 0, unchanged: 0 };
  print(
    {
      read: rows,
      ...nothing,
      rejected: rows,
      reasons: [{ code, rows }],
      status: "refused",
      error: message,
    },
    { json, text: message },
  );
  process.exitCode = EXIT.refused;
}
