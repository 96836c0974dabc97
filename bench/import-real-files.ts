/**
 * Reads a folder of exports of survey tools and compares what comes out with `expected.json` beside them: how many header
 * rows and rows, which column is the score, how many answers of each group are taken and how many rows have no score. And
 * with `import-real-files-facts.json` beside this file: how many rows have a date, and the first and last day where they
 * are known; how many different ids and people there are; how many rows are unfinished or trials; which warnings are said,
 * in their order. Numbers, not cells: two mistakes that cancel out are not seen. Tool, encoding and order of dates are
 * printed and compared with nothing. Prints a table of right, wrong and refused.
 *
 *   ./run exec node bench/import-real-files.ts FOLDER
 */
import { createReadStream, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ReadingPlan } from "../packages/server/src/imports/import-plan.ts";
import { rowInterpreter } from "../packages/server/src/imports/interpret-row.ts";
import { type Preview, previewImport } from "../packages/server/src/imports/preview.ts";
import { type ImportSource, isBlank } from "../packages/server/src/imports/read/import-source.ts";
import { reopenTable } from "../packages/server/src/imports/read/open-table.ts";
import { readRows } from "../packages/server/src/imports/read/read-rows.ts";

interface Expected {
  rows: number;
  header_rows: number;
  /** From 1; null when nothing in the file is a 0–10 score. */
  score_column: number | null;
  accepted?: number;
  promoters?: number;
  passives?: number;
  detractors?: number;
  rejected_no_score?: number;
}

/** Every row is given a score for this, so that files without one are compared too. */
interface Facts {
  /** Rows with a date of their own, and the first and last day (UTC) where it is known. */
  dated: number;
  first?: string;
  last?: string;
  /** What the owner answers where the order of the dates cannot be told. */
  order?: "mdy" | "dmy";
  /** Different ids of answers. */
  ids: number;
  /** Different people with an address. */
  people: number;
  unfinished: number;
  trials: number;
  /** Codes of the warnings, in their order. */
  says: string[];
}

interface Outcome {
  verdict: "right" | "wrong";
  text: string;
  warnings: string;
}

const FACTS = JSON.parse(
  readFileSync(new URL("./import-real-files-facts.json", import.meta.url), "utf8"),
) as Record<string, Facts>;
const NOW = new Date();
const folder = process.argv[2];
if (folder === undefined) {
  console.error("Name the folder: node bench/import-real-files.ts FOLDER");
  process.exit(2);
}

function sourceOf(fileName: string): ImportSource {
  const path = join(folder ?? "", fileName);
  return { fileName, size: statSync(path).size, open: () => createReadStream(path) };
}

async function countRows(source: ImportSource, preview: Preview) {
  const counts = {
    rows: 0,
    accepted: 0,
    promoters: 0,
    passives: 0,
    detractors: 0,
    rejected: new Map<string, number>(),
  };
  // Files without dates are given one; a file whose order is ambiguous would have its owner asked.
  const mapping = { ...preview.plan.mapping, defaultDate: NOW.toISOString().slice(0, 10) };
  for await (const { result } of readRows(source, { ...preview.plan, mapping }, { now: NOW })) {
    counts.rows++;
    if (result.kind === "rejected")
      counts.rejected.set(result.code, (counts.rejected.get(result.code) ?? 0) + 1);
    if (result.kind !== "answer") continue;
    counts.accepted++;
    if (result.score >= 9) counts.promoters++;
    else if (result.score >= 7) counts.passives++;
    else counts.detractors++;
  }
  return counts;
}

async function factsOf(source: ImportSource, preview: Preview, order: Facts["order"]) {
  const { plan } = preview;
  const own = Object.entries(plan.mapping.columns).map(([index, field]) => [
    index,
    field === "score" ? "ignore" : field,
  ]);
  const place = plan.headers.length;
  const columns = { ...Object.fromEntries(own), [place]: "score" };
  const scored: ReadingPlan = {
    ...plan,
    kind: "answers",
    headers: [...plan.headers, "score of everybody"],
    mapping: {
      ...plan.mapping,
      columns,
      dateOrder: order ?? plan.mapping.dateOrder,
      defaultDate: NO_DATE,
    },
  };
  const table = await reopenTable(source, plan.format, plan.headers, plan.headerRows);
  const interpret = rowInterpreter(scored, { now: NOW });
  const days: string[] = [];
  const ids = new Set<string>();
  const people = new Set<string>();
  const rejected = { unfinished: 0, test_answer: 0 };
  let position = 0;
  for await (const batch of table.records()) {
    for (const record of batch) {
      if (++position <= plan.headerRows || isBlank(record.cells)) continue;
      const cells = Array.from({ length: place }, (_, i) => record.cells[i] ?? "");
      const result = interpret({ ...record, cells: [...cells, "10"] });
      if (result.kind === "rejected" && result.code in rejected)
        rejected[result.code as keyof typeof rejected]++;
      if (result.kind !== "answer") continue;
      const day = result.answeredAt.toISOString().slice(0, 10);
      if (day !== NO_DATE) days.push(day);
      if (result.originalId !== undefined) ids.add(result.originalId);
      const { email, phone, externalId } = result.person ?? {};
      const who = email ?? phone ?? externalId;
      if (who !== undefined) people.add(who);
    }
  }
  days.sort();
  return {
    dated: days.length,
    first: days[0],
    last: days.at(-1),
    ids: ids.size,
    people: people.size,
    unfinished: rejected.unfinished,
    trials: rejected.test_answer,
    says: preview.warnings.map(({ code }) => code).join(" "),
  };
}

/** A day on which none of the files has an answer. */
const NO_DATE = "1999-09-09";

async function check(fileName: string, expected: Expected): Promise<Outcome> {
  const source = sourceOf(fileName);
  const preview = await previewImport(source, { now: NOW });
  const wrong: string[] = [];
  const compare = (what: string, is: unknown, should: unknown) => {
    if (is !== should) wrong.push(`${what} ${is}, should be ${should}`);
  };
  compare("header rows", preview.headerRows, expected.header_rows);
  const score = preview.columns.find((column) => column.field === "score");
  compare("score column", score === undefined ? null : score.index + 1, expected.score_column);
  const facts = [preview.tool, preview.encoding, `dates ${preview.dateOrder}`];
  if (expected.score_column === null) {
    compare("rows", preview.sample.rows, expected.rows);
    facts.push(`refused: ${preview.sample.rows} rows, none taken for a score`);
  } else if (score !== undefined) {
    const counts = await countRows(source, preview);
    compare("rows", counts.rows, expected.rows);
    compare("accepted", counts.accepted, expected.accepted);
    compare("promoters", counts.promoters, expected.promoters);
    compare("passives", counts.passives, expected.passives);
    compare("detractors", counts.detractors, expected.detractors);
    compare(
      "rejected for want of a score",
      counts.rejected.get("no_score") ?? 0,
      expected.rejected_no_score,
    );
    const rejected =
      [...counts.rejected].map(([code, rows]) => `${rows} ${code}`).join(", ") || "none";
    facts.push(
      `${counts.accepted} of ${counts.rows}: ${counts.promoters}/${counts.passives}/${counts.detractors}, rejected: ${rejected}`,
    );
  }
  const known = FACTS[fileName];
  if (known) {
    const are = await factsOf(source, preview, known.order);
    for (const name of ["dated", "ids", "people", "unfinished", "trials"] as const)
      compare(name, are[name], known[name]);
    if (known.first !== undefined) compare("first day", are.first, known.first);
    if (known.last !== undefined) compare("last day", are.last, known.last);
    compare("messages", are.says, known.says.join(" "));
    facts.push(
      `${are.dated} dated${are.first === undefined ? "" : ` ${are.first} to ${are.last}`}, ${are.ids} ids, ${are.people} people, ${are.unfinished} unfinished, ${are.trials} trials`,
    );
  } else wrong.push("no facts are known of it");
  const warnings = preview.warnings.map((warning) => warning.code).join(" ");
  return {
    verdict: wrong.length === 0 ? "right" : "wrong",
    text: [...facts, ...wrong.map((w) => `!! ${w}`)].join("; "),
    warnings,
  };
}

const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Record<
  string,
  Expected
>;
const tally = { right: 0, wrong: 0, refused: 0 };
for (const [fileName, should] of Object.entries(expected)) {
  const outcome = await check(fileName, should).catch(
    (error: Error): Outcome => ({ verdict: "wrong", text: `!! ${error.stack}`, warnings: "" }),
  );
  tally[outcome.verdict]++;
  if (outcome.verdict === "right" && should.score_column === null) tally.refused++;
  console.log(`| ${outcome.verdict} | ${fileName} | ${outcome.text} | ${outcome.warnings} |`);
}
console.log(
  `\n${tally.right} right (of them ${tally.refused} rightly refused), ${tally.wrong} wrong`,
);
process.exitCode = tally.wrong === 0 ? 0 : 1;
