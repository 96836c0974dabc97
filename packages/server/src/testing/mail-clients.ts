/** Mails as the programs of customers write them, of our own making: how each quotes, in each language. */

export type Client = "gmail" | "outlook" | "apple" | "yandex" | "mailru" | "mobile";
export type Tongue = "en" | "ru" | "lv" | "sv";
export type Way = "top" | "bottom" | "between";

export const CLIENTS: readonly Client[] = [
  ...(["gmail", "outlook", "apple", "yandex", "mailru", "mobile"] as const),
];
export const TONGUES: readonly Tongue[] = ["en", "ru", "lv", "sv"];

/** What we wrote: each line is long enough to be known again, and none is in what the customers write. */
export const OUR_LETTER: Record<Tongue, string> = {
  en: "Hello Anna,\n\nwe are sorry that it rained in.\nSomebody will come on Monday between nine and noon.\n\nYour garden team",
  ru: "Здравствуйте, Анна!\n\nНам очень жаль, что у вас протекла крыша.\nВ понедельник с девяти до полудня приедет мастер.\n\nВаш сад",
  lv: "Labdien, Anna!\n\nMums ļoti žēl, ka jums iekšā salijis.\nPirmdien no deviņiem līdz pusdienlaikam atbrauks meistars.\n\nJūsu dārzs",
  sv: "Hej Anna!\n\nVi beklagar verkligen att det regnade in.\nNågon kommer på måndag mellan nio och tolv.\n\nDin trädgård",
};

/** What they answer: two things, so that one can stand between our lines. */
export const THEIR_WORDS: Record<Tongue, readonly [string, string]> = {
  en: [
    "Thank you, Monday suits me: the key is at 14.",
    "P.S. > 2 buckets are full & the cat is wet.",
  ],
  ru: ["Спасибо, в понедельник удобно: ключ в кв. 14.", "P.S. Уже > 2 вёдер, и кошка «мокрая»."],
  lv: [
    "Paldies, pirmdien der: atslēga ir 14. dzīvoklī.",
    "P.S. Jau > 2 spaiņi, un kaķis ir slapjš – ļoti.",
  ],
  sv: [
    "Tack, måndag passar: nyckeln finns på nr 14.",
    "P.S. Redan > 2 hinkar fulla, och katten är blöt.",
  ],
};

const WHO = "Green & Sons <care@shop.lv>";

/** The line by which a program introduces what it quotes; Gmail folds it where it becomes long. */
const WROTE: Record<"gmail" | "apple" | "yandex" | "mailru", Record<Tongue, string>> = {
  gmail: {
    en: `On Fri, 5 Jun 2026 at 16:40, ${WHO}\nwrote:`,
    ru: `пт, 5 июн. 2026 г. в 16:40, ${WHO}:`,
    lv: "Piektd., 2026. g. 5. jūn., plkst. 16:40 — lietotājs Green & Sons (\n<care@shop.lv>) rakstīja:",
    sv: `Den fre 5 juni 2026 kl 16:40 skrev ${WHO}:`,
  },
  apple: {
    en: `On 5 Jun 2026, at 16:40, ${WHO} wrote:`,
    ru: `5 июня 2026 г., в 16:40, ${WHO} написал(а):`,
    lv: `2026. gada 5. jūn. plkst. 16:40 ${WHO} rakstīja:`,
    sv: `5 juni 2026 kl. 16:40 skrev ${WHO}:`,
  },
  yandex: {
    en: '05.06.2026, 16:40, "Green & Sons" <care@shop.lv>:',
    ru: '05.06.2026, 16:40, "Green & Sons" <care@shop.lv>:',
    lv: '05.06.2026, 16:40, "Green & Sons" <care@shop.lv>:',
    sv: '05.06.2026, 16:40, "Green & Sons" <care@shop.lv>:',
  },
  mailru: {
    en: `Friday, June 5, 2026 4:40 PM +03:00 from ${WHO}:`,
    ru: `Пятница, 5 июня 2026, 16:40 +03:00 от ${WHO}:`,
    lv: `Piektdiena, 5. jūnijs 2026, 16:40 +03:00 no ${WHO}:`,
    sv: `Fredag, 5 juni 2026, 16:40 +03:00 från ${WHO}:`,
  },
};

/** Outlook and phones put a head before it, and mark no line. */
const HEADS: Record<Tongue, { original: string; sentFrom: string; head: string }> = {
  en: {
    original: "-------- Original message --------",
    sentFrom: "Sent from my Galaxy",
    head: `From: ${WHO}\nSent: Friday, 5 June 2026 16:40\nTo: Anna <anna@shop.lv>\nSubject: Case 14`,
  },
  ru: {
    original: "-------- Исходное сообщение --------",
    sentFrom: "Отправлено с моего Galaxy",
    head: `От: ${WHO}\nОтправлено: пятница, 5 июня 2026 г. 16:40\nКому: Anna <anna@shop.lv>\nТема: Обращение 14`,
  },
  lv: {
    original: "-------- Sākotnējais ziņojums --------",
    sentFrom: "Nosūtīts no mana Galaxy",
    head: `No: ${WHO}\nNosūtīts: piektdiena, 2026. gada 5. jūnijs 16:40\nKam: Anna <anna@shop.lv>\nTēma: Lieta 14`,
  },
  sv: {
    original: "-------- Originalmeddelande --------",
    sentFrom: "Skickat från min Galaxy",
    head: `Från: ${WHO}\nSkickat: den 5 juni 2026 16:40\nTill: Anna <anna@shop.lv>\nÄmne: Ärende 14`,
  },
};

const isHeaded = (client: Client): client is "outlook" | "mobile" =>
  client === "outlook" || client === "mobile";

/** The plain text of a reply: their words above our letter, below it, or between its lines. */
export function replyText(client: Client, tongue: Tongue, way: Way): string {
  const [first, second] = THEIR_WORDS[tongue];
  const mark = isHeaded(client) ? "" : client === "mailru" ? ">" : "> ";
  const quoted = (lines: readonly string[]) =>
    lines.map((line) => `${mark}${line}`.trimEnd()).join("\n");
  const lines = OUR_LETTER[tongue].split("\n");
  const intro = introduction(client, tongue);
  const own = client === "mobile" ? `${second}\n\n${HEADS[tongue].sentFrom}` : second;
  if (way === "top") return `${first}\n\n${own}\n\n${intro}\n${quoted(lines)}\n`;
  if (way === "bottom") return `${intro}\n${quoted(lines)}\n\n${first}\n\n${own}\n`;
  return `${intro}\n${quoted(lines.slice(0, 3))}\n\n${first}\n\n${quoted(lines.slice(3))}\n\n${own}\n`;
}

function introduction(client: Client, tongue: Tongue): string {
  if (!isHeaded(client)) return `${WROTE[client][tongue]}\n`;
  const { original, head } = HEADS[tongue];
  return client === "outlook"
    ? `________________________________\n${head}\n`
    : `${original}\n${head}\n`;
}

/** How each program puts text into a mail: its character set, its transfer encoding, and whether markup stands beside. */
const BODIES: Record<
  Client,
  { charset: string; encoding: "qp" | "base64" | "8bit"; html: boolean }
> = {
  gmail: { charset: "UTF-8", encoding: "base64", html: true },
  outlook: { charset: "utf-8", encoding: "qp", html: true },
  apple: { charset: "utf-8", encoding: "qp", html: false },
  yandex: { charset: "utf-8", encoding: "8bit", html: true },
  mailru: { charset: "utf-8", encoding: "base64", html: true },
  mobile: { charset: "utf-8", encoding: "base64", html: true },
};

export interface Mail {
  from: string;
  to: string;
  messageId: string;
  subject: string;
  headers?: Record<string, string>;
}

/** A reply of a program as it goes over the wire. */
export function replyMail(mail: Mail, client: Client, tongue: Tongue, way: Way): string {
  const text = replyText(client, tongue, way);
  const { charset, encoding, html } = BODIES[client];
  const plain = part(`text/plain; charset="${charset}"`, encoding, text);
  if (!html) return wire(mail, plain);
  const markup = text.split("\n").map(escaped).join("<br>\n");
  const page = `<html><head><style>p{color:red}</style></head><body><div dir="ltr">${markup}</div></body></html>`;
  const beside = part(`text/html; charset="${charset}"`, encoding, page);
  return wire(mail, multipart("alternative", [plain, beside]));
}

/** The head of a mail and what follows it. */
export function wire({ from, to, messageId, subject, headers = {} }: Mail, body: string): string {
  const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?UTF-8?B?${Buffer.from(subject).toString("base64")}?=`,
    `Message-ID: ${messageId}`,
    "Date: Fri, 5 Jun 2026 17:02:00 +0300",
    "MIME-Version: 1.0",
    ...named,
    body,
  ].join("\r\n");
}

/** One part, with its own head. */
export function part(type: string, encoding: "qp" | "base64" | "8bit", content: string | Buffer) {
  const bytes = Buffer.from(content as string);
  const names = { qp: "quoted-printable", base64: "base64", "8bit": "8bit" };
  const body =
    encoding === "base64"
      ? (bytes.toString("base64").match(/.{1,76}/g) ?? []).join("\r\n")
      : encoding === "qp"
        ? quotedPrintable(bytes)
        : bytes.toString("utf8").replace(/\r?\n/g, "\r\n");
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${names[encoding]}\r\n\r\n${body}\r\n`;
}

export function multipart(kind: string, parts: readonly string[]): string {
  const edge = `=_edge_${kind.replace(/\W.*/, "")}`;
  const inner = parts.map((one) => `--${edge}\r\n${one}`).join("");
  return `Content-Type: multipart/${kind}; boundary="${edge}"\r\n\r\n${inner}--${edge}--\r\n`;
}

function quotedPrintable(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .split(/\r?\n/)
    .map((line) => {
      const coded = line.replace(/[^\x20-\x3c\x3e-\x7e]|[ ]$/g, code);
      // No line is longer than 76, and no sign of three letters is torn.
      return (coded.match(/(?:=[0-9A-F]{2}|[^=]){1,70}/g) ?? [""]).join("=\r\n");
    })
    .join("\r\n");
}

function code(letter: string): string {
  return `=${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
