/**
 * Whether any parser of what strangers send grows faster than its input. Each one is given inputs made to hurt it, of N, 2N
 * and 4N characters; what is measured is processor time, the best of three, so that a busy machine does not lie.
 * ./run bench growth [CHARACTERS]
 */
import PostalMime from "postal-mime";
import { readDeliveryStatus } from "../packages/server/src/channels/email/delivery-status.ts";
import { withoutQuotation } from "../packages/server/src/conversations/fold-quotation.ts";
import { textOfHtml } from "../packages/server/src/conversations/text-of-html.ts";
import { sourceOfBytes } from "../packages/server/src/imports/read/import-source.ts";
import { openTable } from "../packages/server/src/imports/read/open-table.ts";
import { decodeEntities, XmlScanner } from "../packages/server/src/imports/read/xml-scanner.ts";
import { parseFilter } from "../packages/server/src/scim/scim-filter.ts";
import { clausesOf, findPersonal, normalise, tokensOf } from "../packages/text/src/index.ts";

const BASE = Number(process.argv[2] ?? 60_000);
/** Linear is 1, n·log n about 1.1; above this something is scanned again and again. */
const STEEPEST = 1.5;
/** What takes less says nothing about growth. */
const LEAST_MS = 8;

const repeated = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const words = (length: number) => repeated("the queue was long and nobody helped, ", length);

type Parser = (text: string) => unknown;
const file =
  (name: string): Parser =>
  async (text) => {
    const table = await openTable(sourceOfBytes(name, Buffer.from(text)));
    for await (const batch of table.records()) if (batch.length < 0) break;
  };
const xml: Parser = (text) => {
  const scanner = new XmlScanner({ open: () => {}, close: () => {}, text: () => {} });
  for (let at = 0; at < text.length; at += 65_536) scanner.take(text.slice(at, at + 65_536));
};
const mail: Parser = (text) => PostalMime.parse(text, { attachmentEncoding: "arraybuffer" });

/** By parser: what it is, and inputs that are made to hurt it. */
const PARSERS: Readonly<Record<string, [Parser, Record<string, (length: number) => string>]>> = {
  csv: [
    file("a.csv"),
    {
      "an open quote": (n) => `score,comment\n9,"${words(n)}`,
      quotes: (n) => `score,comment\n9,${repeated('""', n)}\n`,
      "one long line": (n) => `score,comment\n9,${words(n)}\n`,
      delimiters: (n) => repeated(",;\t|", n),
      "short lines": (n) => `score\n${repeated("9\n", n)}`,
      "no line end": (n) => repeated("a", n),
    },
  ],
  json: [
    file("a.json"),
    {
      "an open object": (n) => `[{"score":9,"comment":"${words(n)}`,
      brackets: (n) => repeated("[", n),
      "nested objects": (n) => repeated('{"a":', n),
      backslashes: (n) => `[{"a":"${repeated("\\\\", n)}"}]`,
      "many objects": (n) => `[${repeated('{"score":9},', n)}{"score":9}]`,
      lines: (n) => repeated('{"score":9}\n', n),
    },
  ],
  xml: [
    xml,
    {
      "open tags": (n) => repeated("<a ", n),
      "an open comment": (n) => `<!--${repeated("- ", n)}`,
      "an open cdata": (n) => `<a><![CDATA[${repeated("]", n)}`,
      attributes: (n) => `<a ${repeated('b="c" ', n)}>`,
    },
  ],
  entities: [
    decodeEntities,
    { ampersands: (n) => repeated("&", n), open: (n) => repeated("&#x1", n) },
  ],
  html: [
    textOfHtml,
    {
      "open tags": (n) => repeated("<a ", n),
      "less-than signs": (n) => repeated("<", n),
      "open comments": (n) => repeated("<!--", n),
      "open scripts": (n) => repeated("<script", n),
      nested: (n) => repeated("<div>", n),
      spaces: (n) => `a${repeated(" ", n)}b`,
      "line ends": (n) => `a${repeated("\n \n", n)}b`,
      entities: (n) => repeated("&amp", n),
    },
  ],
  quotation: [
    (text) => withoutQuotation(text, [text.slice(0, 2000)], ["nps@example.com"]),
    {
      "quoted lines": (n) => repeated("> a\n", n),
      "line ends": (n) => repeated("\n", n),
      spaces: (n) => repeated(" ", n),
      "wrote:": (n) => repeated("On Monday nps@example.com wrote:\n\n", n),
    },
  ],
  mail: [
    mail,
    {
      "one long header": (n) => `Subject: ${repeated("=?utf-8?q?a?= ", n)}\r\n\r\nhi`,
      "folded headers": (n) => `Subject: a\r\n${repeated(" b\r\n", n)}\r\nhi`,
      addresses: (n) => `To: ${repeated('"a" <a@b.example>, ', n)}\r\n\r\nhi`,
      "open addresses": (n) => `To: ${repeated("a <b(", n)}\r\n\r\nhi`,
      boundaries: (n) =>
        `Content-Type: multipart/mixed; boundary=x\r\n\r\n${repeated("--x\r\n\r\na\r\n", n)}`,
      "encoded words": (n) =>
        `Content-Transfer-Encoding: quoted-printable\r\n\r\n${repeated("=C3=A9=\r\n", n)}`,
      html: (n) => `Content-Type: text/html\r\n\r\n${repeated("<a ", n)}`,
    },
  ],
  bounce: [
    readDeliveryStatus,
    {
      fields: (n) =>
        `Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nDiagnostic-Code: smtp; ${repeated("5.1 ", n)}\r\n--x--`,
    },
  ],
  personal: [
    findPersonal,
    {
      digits: (n) => repeated("1 ", n),
      "open addresses": (n) => repeated("a.", n),
      ats: (n) => repeated("a@", n),
      urls: (n) => repeated("http://", n),
    },
  ],
  words: [
    (text) => [normalise(text), tokensOf(text), clausesOf(tokensOf(text))],
    {
      words,
      "one word": (n) => repeated("a", n),
      marks: (n) => repeated("!?", n),
      hyphens: (n) => repeated("a-", n),
      apostrophes: (n) => repeated("a’", n),
    },
  ],
  "scim filter": [
    (text) => {
      try {
        parseFilter(text, ["username"]);
      } catch {
        // Refused is fine; slowly is not.
      }
    },
    {
      backslashes: (n) => `userName eq "${repeated("\\\\", n)}`,
      ands: (n) => repeated('userName eq "a" and ', n),
    },
  ],
};

async function bestOf(parse: Parser, text: string): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3; turn += 1) {
    const before = process.cpuUsage();
    try {
      await parse(text);
    } catch {
      // Refusing is right for most of these; how long it takes is what is asked.
    }
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

let steep = 0;
let inputs = 0;
for (const [parser, [parse, hurtful]] of Object.entries(PARSERS)) {
  for (const [name, make] of Object.entries(hurtful)) {
    inputs += 1;
    const [one, , four] = [
      await bestOf(parse, make(BASE)),
      await bestOf(parse, make(2 * BASE)),
      await bestOf(parse, make(4 * BASE)),
    ];
    const power = Math.log2(Math.max(four, 0.1) / Math.max(one, 0.1)) / 2;
    // A few milliseconds at the small size say little, and garbage is collected when it likes: whoever looks steep is
    // asked again with four times as much. What scans again and again is steep there too.
    const isSteep =
      four > LEAST_MS &&
      power > STEEPEST &&
      Math.log2((await bestOf(parse, make(16 * BASE))) / four) / 2 > STEEPEST;
    if (isSteep) steep += 1;
    console.log(
      `${parser.padEnd(12)} ${name.padEnd(18)} ${one.toFixed(1).padStart(8)} ms ${four.toFixed(1).padStart(9)} ms  n^${power.toFixed(2)}${isSteep ? "  STEEP" : ""}`,
    );
  }
}
console.log(`${inputs} inputs of ${BASE} to ${4 * BASE} characters, ${steep} steep`);
if (steep > 0) process.exitCode = 1;
