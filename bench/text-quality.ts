/**
 * How well comments are read, on any folder of labelled comments: `text-quality [FOLDER] [--json]`. FOLDER holds
 * comments.csv, aspects.csv, urgency.csv, pii.csv and/or authored/*.jsonl; without one, the comments of the
 * repository, which the weights were trained on (their figures are those of training, not of unseen text).
 */
import { join } from "node:path";
import { loadReader } from "@candor/text/node";
import { readSets } from "../packages/text/training/read-sets.ts";
import { duplicatesTable } from "./support/text-duplicates.ts";
import {
  aspectsTable,
  churnTable,
  languageTable,
  personalTable,
  sentimentTable,
  urgencyTable,
} from "./support/text-tables.ts";

const OWN = join(import.meta.dirname, "../packages/text/training/data");
const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith("--")) ?? OWN;
const { comments, personal } = readSets(folder);
const reader = await loadReader();
const isJson = args.includes("--json");
const withIntervals = !isJson || args.includes("--intervals");

const result = {
  language: languageTable(reader, comments),
  sentiment: sentimentTable(reader, comments, withIntervals),
  aspects: aspectsTable(reader, comments, withIntervals),
  urgency: urgencyTable(reader, comments),
  churn: churnTable(reader, comments),
  pii: personalTable(personal),
  duplicates: duplicatesTable(comments.map(({ text }) => text)),
};

if (isJson) console.log(JSON.stringify(result));
else {
  console.log(`version ${reader.version}, ${comments.length} comments of ${folder}`);
  const { byLanguage, byWords, ...language } = result.language;
  console.log("\nLanguage, % right");
  console.table({ ...language, ...byWords });
  console.table(byLanguage);
  for (const name of ["sentiment", "aspects", "urgency", "churn", "pii"] as const) {
    console.log(`\n${name}`);
    console.table(result[name]);
  }
  console.log("\nNear-duplicates");
  console.table(result.duplicates);
}
