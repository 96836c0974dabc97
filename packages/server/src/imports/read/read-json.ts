import { storableText } from "@candor/contract/storable-text.ts";
import { type FileRecord, type ImportSource, readStart } from "./import-source.ts";
import { JsonObjects, type JsonPiece } from "./json-objects.ts";
import {
  type DumpedRecord,
  delightedCells,
  delightedResource,
  plainText,
  unwrapped,
} from "./read-delighted-dump.ts";
import { decodeText, type SniffedEncoding } from "./sniff-encoding.ts";

/** Columns a JSON file may make, one for every key met in any of its objects. */
const MOST_COLUMNS = 5_000;
/** Names beyond them that are counted, to say how many there are. */
const MOST_COUNTED = 100_000;

type Json = Record<string, unknown>;

/** Whether the start of a file is JSON: an array of objects, or objects one after another. */
export function looksLikeJson(start: string): boolean {
  return /^\s*(?:\[\s*(?:\{|\]|$)|\{\s*(?:"|\}|$))/.test(start);
}

/**
 * The rows of a JSON file: an array of objects, NDJSON, what Singer and Airbyte write around the objects, or the answer
 * of an API that wraps the array (`{"data": […]}`). Keys of inner objects are joined with a blank (`end_user email`).
 */
export async function* readJson(
  source: ImportSource,
  format: { encoding: SniffedEncoding },
  headers: readonly string[],
): AsyncGenerator<FileRecord[]> {
  const index = new Map(headers.map((header, i) => [header, i]));
  let row = 0;
  for await (const pieces of objectsOf(source, format.encoding)) {
    const batch: FileRecord[] = [];
    for (const piece of pieces) {
      row++;
      if ("broken" in piece) {
        batch.push({ row, cells: [piece.broken], problem: "not_json" });
        continue;
      }
      const dumped = recordOf(piece.value);
      if (!dumped) continue;
      const cells = headers.map(() => "");
      for (const [name, cell] of dumped.cells) {
        const at = index.get(name);
        if (at !== undefined) cells[at] = cell;
      }
      batch.push(dumped.kind ? { row, cells, kind: dumped.kind } : { row, cells });
    }
    if (batch.length > 0) yield batch;
  }
}

/** The columns of a JSON file: every key of every object, in the order met, and how many more there are. */
export async function jsonHeaders(
  source: ImportSource,
  encoding: SniffedEncoding,
): Promise<{ headers: string[]; unread: number }> {
  const names = new Set<string>();
  const unread = new Set<string>();
  for await (const pieces of objectsOf(source, encoding)) {
    for (const piece of pieces) {
      if ("broken" in piece) continue;
      for (const [name] of recordOf(piece.value)?.cells ?? [])
        if (names.has(name)) continue;
        else if (names.size < MOST_COLUMNS) names.add(name);
        else if (unread.size < MOST_COUNTED) unread.add(name);
    }
  }
  return { headers: [...names], unread: unread.size };
}

function recordOf(line: Json): DumpedRecord | null {
  const inner = unwrapped(line);
  if (!inner) return null;
  const kind = inner.stream ?? delightedResource(inner.object);
  const record = kind ? delightedCells(inner.object, kind) : { cells: flat(inner.object, "") };
  for (const cell of record.cells) cell[0] = storableText(cell[0]);
  return record;
}

function flat(object: Json, prefix: string): [string, string][] {
  return Object.entries(object).flatMap(([key, value]): [string, string][] => {
    const name = prefix === "" ? key : `${prefix} ${key}`;
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return flat({ ...value }, name);
    const text = plainText(value);
    return text === "" ? [] : [[name, text]];
  });
}

async function* objectsOf(
  source: ImportSource,
  encoding: SniffedEncoding,
): AsyncGenerator<JsonPiece[]> {
  const objects = new JsonObjects();
  const wrapper = await isWrapper(source, encoding);
  for await (const piece of decodeText(source, encoding)) {
    const found = objects.take(piece);
    yield wrapper ? found.flatMap(unpacked) : found;
  }
  yield objects.end();
}

/** `{"success": true, "data": [ … ]}`: one object around all rows. */
async function isWrapper(source: ImportSource, encoding: SniffedEncoding): Promise<boolean> {
  const start = new TextDecoder(encoding.encoding).decode(await readStart(source, 4096));
  return /^\s*\{[^{}[\]]*"(data|responses|results|items|feedback)"\s*:\s*(\{[^{}[\]]*"(responses|feedback|data|items)"\s*:\s*)?\[/.test(
    start,
  );
}

function unpacked(piece: JsonPiece): JsonPiece[] {
  if ("broken" in piece) return [piece];
  const queue: unknown[] = [piece.value];
  while (queue.length > 0) {
    const value = queue.shift();
    if (Array.isArray(value))
      return value.map((item) => (isObject(item) ? { value: item } : { broken: plainText(item) }));
    if (isObject(value))
      for (const key of ["data", "responses", "results", "items", "feedback"])
        if (key in value) queue.push(value[key]);
  }
  return [piece];
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
