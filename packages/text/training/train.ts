/**
 * Trains the weights that ship: `node training/train.ts [FOLDER …]`. The folders hold comments.csv and aspects.csv in
 * the documented form; only sets that may be shipped are taken from them. The comments of this package come first.
 * The same folders give the same bytes.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { prepare } from "./corpus.ts";
import { readSets } from "./read-sets.ts";
import { SHIPPABLE, TRAINED_LANGUAGES } from "./shippable.ts";
import { trainAspects } from "./train-aspects.ts";
import { trainSentiment } from "./train-sentiment.ts";
import { trainUrgency } from "./train-urgency.ts";
import { readWordFiles } from "./word-files.ts";

const OWN = fileURLToPath(new URL("data/", import.meta.url));
const DATA = new URL("../data/", import.meta.url);
const VERSION = "2026.11.3";
const DATE = "2026-11-27";

const folders = [OWN, `${OWN}written`, ...process.argv.slice(2)];
const prepared = prepare(folders.flatMap((folder) => readSets(folder).comments));
const sets = SHIPPABLE.map(({ source, licence, note }) => ({
  source: note === undefined ? source : `${source} (${note})`,
  licence,
  texts: prepared.filter(({ comment }) => comment.source === source).length,
}));
const about = { version: VERSION, date: DATE, languages: TRAINED_LANGUAGES, sets };

for (const [name, train] of [
  ["sentiment", trainSentiment],
  ["aspects", trainAspects],
  ["urgency", trainUrgency],
] as const) {
  const { bytes, metrics } = train(prepared, about);
  writeFileSync(new URL(`${name}.bin`, DATA), bytes);
  console.log(name, bytes.length, "bytes", JSON.stringify(metrics));
}

const { concepts } = readWordFiles();
const header = {
  kind: "concepts",
  version: VERSION,
  date: DATE,
  languages: Object.keys(concepts),
  sets: [{ source: "written for this project, by a language model", licence: "CC0-1.0", texts: 0 }],
  metrics: {},
};
writeFileSync(
  new URL("concepts.json", DATA),
  `${JSON.stringify({ header, languages: concepts })}\n`,
);
