import { inflateSync } from "node:zlib";

/** The words of a PDF as a reader would copy them, by the maps from shapes to signs that its fonts carry; a line each. */
export function pdfText(file: Buffer): string {
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of file
    .toString("latin1")
    .matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(id, body);
  }
  const named = new Map<string, Map<number, string>>();
  for (const body of objects.values()) {
    for (const [, name = "", id = ""] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1];
      if (map !== undefined) named.set(name, signsOf(streamOf(objects.get(map) ?? "")));
    }
  }
  return [...objects.values()]
    .map(streamOf)
    .filter((stream) => stream.includes(" Tf"))
    .map((stream) => wordsOf(stream, named))
    .join("\n");
}

function streamOf(body: string): string {
  const start = body.indexOf("stream\n");
  if (start < 0) return "";
  const bytes = Buffer.from(body.slice(start + 7, body.lastIndexOf("\nendstream")), "latin1");
  try {
    return inflateSync(bytes).toString("latin1");
  } catch {
    return "";
  }
}

function signsOf(map: string): Map<number, string> {
  const signs = new Map<number, string>();
  for (const [, from = "", list = ""] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, code = ""], at) => {
      const text = Buffer.from(code.replaceAll(" ", ""), "hex").swap16().toString("utf16le");
      signs.set(Number.parseInt(from, 16) + at, text);
    });
  }
  return signs;
}

function wordsOf(stream: string, named: ReadonlyMap<string, Map<number, string>>): string {
  let text = "";
  let signs = new Map<number, string>();
  for (const [part, font, shapes] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|\bET\b/g)) {
    if (font !== undefined) signs = named.get(font) ?? new Map();
    else if (part === "ET") text += "\n";
    else {
      for (const [shape] of (shapes ?? "").matchAll(/.{4}/g)) {
        text += signs.get(Number.parseInt(shape, 16)) ?? "";
      }
    }
  }
  return text;
}
