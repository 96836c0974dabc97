/** The words files of the package, as data; concepts are written one a line in text files. */
import { readdirSync, readFileSync } from "node:fs";
import type { ConceptWords } from "../src/concepts.ts";
import type { PolarityWords } from "../src/polarity.ts";
import type { WordFiles } from "../src/resources.ts";

const DATA = new URL("../data/", import.meta.url);

export function readWordFiles(): WordFiles {
  const concepts: Record<string, ConceptWords> = {};
  for (const file of readdirSync(new URL("words/", DATA)).sort()) {
    if (!file.endsWith(".txt")) continue;
    const lines = readFileSync(new URL(`words/${file}`, DATA), "utf8").split("\n");
    concepts[file.replace(".txt", "")] = Object.fromEntries(
      lines
        .filter((line) => /^[A-Z]+:/.test(line))
        .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
    );
  }
  const polarity = JSON.parse(readFileSync(new URL("polarity.json", DATA), "utf8")) as {
    languages: Record<string, PolarityWords>;
  };
  return { concepts, polarity: polarity.languages };
}
