/**
 * Mutated files and mails at the readers: each ends with rows or with a sentence, within seconds, and never with a fault of ours.
 * ./run bench fuzz-files [ROUNDS] [SEED]
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { readDeliveryStatus } from "../packages/server/src/channels/email/delivery-status.ts";
import { withoutQuotation } from "../packages/server/src/conversations/fold-quotation.ts";
import { textOfHtml } from "../packages/server/src/conversations/text-of-html.ts";
import { KnownError } from "../packages/server/src/errors/known-error.ts";
import { sourceOfBytes } from "../packages/server/src/imports/read/import-source.ts";
import { openTable } from "../packages/server/src/imports/read/open-table.ts";
import { seededRandom } from "./support/seeded-random.ts";

const ROUNDS = Number(process.argv[2] ?? 2000);
const SEED = Number(process.argv[3] ?? 1);
const SLOWEST_MS = 5000;
const ROOT = join(import.meta.dirname, "..");

const MAILS = [
  'From: Ann <ann@example.com>\r\nTo: nps@example.com\r\nSubject: =?utf-8?B?xIE=?=\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThank you =E2=82=AC\r\n> On Monday\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Thank <b>you</b> &amp; bye</p>\r\n--b--\r\n',
  "From: MAILER-DAEMON@example.com\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\r\nIt failed\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n--x--\r\n",
  "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: application/pdf; name*=utf-8''%E2%82%AC.pdf\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--a\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nhi\r\n--a--\r\n",
].map((text) => Buffer.from(text));
const FILES: [string, Buffer][] = [
  [
    "a.csv",
    Buffer.from(
      'email;score;comment\r\nann@example.com;9;"good; ""really"""\r\nbob@example.com;0;ļoti\r\n',
    ),
  ],
  [
    "a.json",
    Buffer.from('[{"score":9,"comment":"a\\u0101","person":{"email":"a@b.lv"}},{"score":0}]'),
  ],
  ["a.jsonl", Buffer.from('{"score":9}\n{"score":10,"comment":"x"}\n')],
  ...examples(),
];

/** Workbooks and files that the project has already. */
function examples(): [string, Buffer][] {
  const folders = ["packages/server/sample", "packages/server/src/testing", "examples"];
  return folders.flatMap((folder) => {
    const place = join(ROOT, folder);
    if (!statSync(place, { throwIfNoEntry: false })) return [];
    return readdirSync(place, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(xlsx|csv|jsonl?)$/.test(name))
      .filter((name) => statSync(join(place, name)).size < 300_000)
      .map((name): [string, Buffer] => [name, readFileSync(join(place, name))]);
  });
}

const random = seededRandom(SEED);
const below = (n: number) => Math.floor(random() * n);
const TOKENS = [
  '"',
  "\\",
  "\r\n",
  "\0",
  "<",
  "&#x110000;",
  "--b",
  "ÿ",
  "{",
  "]",
  ";",
  "=?utf-8?B?",
  "PK\x03\x04",
];

/** Some bytes changed, taken out, put in, doubled or cut off. */
function mutated(bytes: Buffer): Buffer {
  let now = Buffer.from(bytes);
  for (let turn = 1 + below(6); turn > 0; turn -= 1) {
    const at = below(now.length + 1);
    const length = below(1 + Math.min(400, now.length - at));
    const kind = below(6);
    if (kind === 0 && now.length > 0) now[Math.min(at, now.length - 1)] = below(256);
    else if (kind === 1) now = Buffer.concat([now.subarray(0, at), now.subarray(at + length)]);
    else if (kind === 2) {
      const token = Buffer.from(TOKENS[below(TOKENS.length)] ?? "");
      now = Buffer.concat([now.subarray(0, at), token, now.subarray(at)]);
    } else if (kind === 3) {
      const piece = now.subarray(at, at + length);
      const many = Array.from({ length: 1 + below(20) }, () => piece);
      now = Buffer.concat([now.subarray(0, at), ...many, now.subarray(at)]);
    } else if (kind === 4) now = now.subarray(0, at);
    else {
      const noise = Buffer.from(Array.from({ length: 1 + below(40) }, () => below(256)));
      now = Buffer.concat([now.subarray(0, at), noise, now.subarray(at)]);
    }
  }
  return now;
}

async function readFile(name: string, bytes: Buffer): Promise<void> {
  const table = await openTable(sourceOfBytes(name, bytes));
  for await (const batch of table.records()) if (batch.length < 0) break;
}

async function readMail(bytes: Buffer): Promise<void> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: "arraybuffer" });
  withoutQuotation(mail.text ?? textOfHtml(mail.html ?? ""), ["a letter of ours"], ["a@b.lv"]);
  await readDeliveryStatus(bytes);
}

const faults = new Map<string, { times: number; input: string }>();
let [refused, read, slow] = [0, 0, 0];
for (let round = 0; round < ROUNDS; round += 1) {
  const isMail = round % 3 === 0;
  const [name, original] = isMail
    ? ["mail", MAILS[below(MAILS.length)] ?? Buffer.alloc(0)]
    : (FILES[below(FILES.length)] ?? ["", Buffer.alloc(0)]);
  const bytes = mutated(original);
  const began = performance.now();
  try {
    await (isMail ? readMail(bytes) : readFile(name, bytes));
    read += 1;
  } catch (error) {
    if (error instanceof KnownError && error.status < 500) refused += 1;
    else {
      const what = `${name}: ${error instanceof Error ? (error.stack ?? "").split("\n").slice(0, 3).join(" | ") : error}`;
      const known = faults.get(what);
      faults.set(what, {
        times: (known?.times ?? 0) + 1,
        input: known?.input ?? bytes.toString("base64").slice(0, 400),
      });
    }
  }
  if (performance.now() - began > SLOWEST_MS) slow += 1;
}
for (const [what, { times, input }] of faults) console.log(`FAULT ${times} × ${what}\n  ${input}`);
console.log(
  `${ROUNDS} mutated inputs of ${FILES.length} files and ${MAILS.length} mails (seed ${SEED}): ${read} read, ${refused} refused with a sentence, ${faults.size} kinds of faults, ${slow} slower than ${SLOWEST_MS / 1000} s`,
);
if (faults.size > 0 || slow > 0) process.exitCode = 1;
