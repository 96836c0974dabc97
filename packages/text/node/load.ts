/** Reads the data files from disk; the only part that needs Node, and not part of what is published as pure. */
import { readFile } from "node:fs/promises";
import { eldDetector } from "../src/language.ts";
import { readModel } from "../src/linear-model.ts";
import { createReader, type Reader, type ReaderFiles } from "../src/read-comment.ts";

const FILES: Readonly<Record<keyof ReaderFiles, string>> = {
  sentiment: "sentiment.bin",
  aspects: "aspects.bin",
  urgency: "urgency.bin",
  concepts: "concepts.json",
  polarity: "polarity.json",
};

let loaded: Promise<Reader> | undefined;

/** The reader with the data files of this package, loaded when first asked for and kept. */
export function loadReader(): Promise<Reader> {
  loaded ??= load();
  return loaded;
}

/** The version of the weights that `loadReader` would load, without loading the rest. */
export async function readerVersion(): Promise<string> {
  const bytes = await readFile(new URL(`../data/${FILES.sentiment}`, import.meta.url));
  return readModel(new Uint8Array(bytes)).header.version;
}

async function load(): Promise<Reader> {
  const folder = new URL("../data/", import.meta.url);
  const entries = await Promise.all(
    Object.entries(FILES).map(async ([name, file]) => [
      name,
      new Uint8Array(await readFile(new URL(file, folder))),
    ]),
  );
  return createReader(Object.fromEntries(entries) as ReaderFiles, await eldDetector());
}
