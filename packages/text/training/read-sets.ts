/** Reads labelled comments in the documented form: comments.csv, aspects.csv, urgency.csv, pii.csv, authored/*.jsonl. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Tone3 = "positive" | "neutral" | "negative";

export interface Labelled {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  readonly source: string;
  readonly sentiment?: Tone3 | "mixed" | undefined;
  /** Whether only positive and negative were on offer to the labeller. */
  readonly isTwoWay: boolean;
  readonly score?: number | undefined;
  /** Category → polarity, where aspects were labelled. */
  readonly aspects?: Readonly<Record<string, string>> | undefined;
  readonly urgency?: number | undefined;
  readonly churn?: boolean | undefined;
}

export interface Personal {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  readonly entities: readonly { readonly type: string; readonly value: string }[];
}

export interface Sets {
  readonly comments: readonly Labelled[];
  readonly personal: readonly Personal[];
}

/** Records of a CSV file with quotes, by the names in its first line. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "," || c === "\n") {
      row.push(field);
      field = "";
      if (c === "\n") {
        rows.push(row);
        row = [];
      }
    } else if (c !== "\r") field += c;
  }
  if (field !== "" || row.length > 0) rows.push([...row, field]);
  const [names = [], ...records] = rows;
  return records.map((record) =>
    Object.fromEntries(names.map((name, i) => [name, record[i] ?? ""])),
  );
}

const csvIn = (folder: string, name: string) =>
  existsSync(join(folder, name)) ? readCsv(readFileSync(join(folder, name), "utf8")) : [];

interface AuthoredLine {
  id: string;
  language: string;
  text: string;
  sentiment: Labelled["sentiment"];
  aspects: Record<string, string>;
  urgency: number;
  churn: number;
  score: number;
}

/** Everything labelled in a folder; files that are not there are no error. */
export function readSets(folder: string): Sets {
  const aspects = new Map<string, Record<string, string>>();
  for (const { id = "", aspect_category = "", polarity = "" } of csvIn(folder, "aspects.csv")) {
    const of = aspects.get(id) ?? {};
    of[aspect_category] ??= polarity;
    aspects.set(id, of);
  }
  const comments: Labelled[] = csvIn(folder, "comments.csv").map((row) => ({
    id: row.id ?? "",
    language: row.language ?? "und",
    text: row.text ?? "",
    source: row.source ?? "",
    sentiment: row.label_type?.startsWith("sentiment")
      ? (row.label as Labelled["sentiment"])
      : undefined,
    isTwoWay: row.label_type === "sentiment2",
    score: row.label_type === "nps" ? Number(row.label) : undefined,
    aspects: aspects.get(row.id ?? ""),
  }));
  for (const row of csvIn(folder, "urgency.csv")) {
    comments.push({
      id: row.id ?? "",
      language: row.language ?? "und",
      text: row.text ?? "",
      source: "urgency",
      isTwoWay: false,
      urgency: Number(row.urgency_0_2),
      churn: row.churn_0_1 === "1",
    });
  }
  const authored = [join(folder, "authored"), folder].find(
    (path) => existsSync(path) && readdirSync(path).some((file) => file.endsWith(".jsonl")),
  );
  if (authored !== undefined) {
    for (const file of readdirSync(authored).sort()) {
      if (!file.endsWith(".jsonl")) continue;
      for (const line of readFileSync(join(authored, file), "utf8").split("\n")) {
        if (line.trim() === "") continue;
        const { churn, ...rest } = JSON.parse(line) as AuthoredLine;
        comments.push({
          ...rest,
          source: rest.id.startsWith("written-") ? "written" : "authored",
          isTwoWay: false,
          churn: churn === 1,
        });
      }
    }
  }
  const personal = csvIn(folder, "pii.csv").map((row) => ({
    id: row.id ?? "",
    language: row.language ?? "und",
    text: row.text ?? "",
    entities: (row.entities ?? "")
      .split(";")
      .filter((entity) => entity.includes(":"))
      .map((entity) => ({
        type: entity.slice(0, entity.indexOf(":")),
        value: entity.slice(entity.indexOf(":") + 1),
      })),
  }));
  return { comments, personal };
}
