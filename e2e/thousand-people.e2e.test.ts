import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Import } from "../packages/contract/src/import.ts";
import type { SurveyScore } from "../packages/contract/src/score.ts";
import type { Sending } from "../packages/contract/src/sending.ts";
import { type TestMailServer, testMailServer } from "../packages/server/src/testing/mail-server.ts";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { ALWAYS, linksOf } from "./support/customers.ts";
import { type OwnedProduct, startOwned, until } from "./support/owned-product.ts";

const PEOPLE = 1000;
const STORES = ["Rīga", "Malmö", "Oslo", "Санкт-Петербург"];
const LANGUAGES = ["en", "lv", "ru", "sv"];
const ZONES = ["Europe/Riga", "Europe/Stockholm", "America/New_York", "Asia/Tokyo"];
const TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi";

/** What a provider of messages was asked to carry, as it came over the wire. */
interface Carried {
  path: string;
  body: Record<string, unknown>;
}

let smtp: TestMailServer;
let gateway: { seen: Carried[]; url: string; server: Server };
let telegram: typeof gateway;
let product: OwnedProduct;
let survey: { id: string; slug: string };
/** By address: of which store somebody is, and whether they agreed to be asked. */
const storeOf = new Map<string, string>();
/** How many answered, by store. */
const answered = new Map<string, number>();

beforeAll(async () => {
  smtp = await testMailServer();
  gateway = await provider(() => ({}));
  let messages = 0;
  telegram = await provider((path) =>
    path.endsWith("/getMe")
      ? {
          ok: true,
          result: { id: 1, is_bot: true, first_name: "Shop", username: "shop_bot" },
        }
      : path.endsWith("/sendMessage")
        ? {
            ok: true,
            result: { message_id: ++messages, date: 1, chat: { id: 1, type: "private" } },
          }
        : { ok: true, result: true },
  );
  await buildScripts();
  product = await startOwned({
    SMTP_URL: smtp.url,
    MAIL_FROM: "Botanic <ask@botanic.lv>",
    RATE_LIMIT: "0",
    TRUST_PROXY: "1",
    WEBHOOK_ALLOWED_HOSTS: "127.0.0.1",
  });
  survey = await product.api("POST", "/surveys", {
    name: "Stores",
    subject: "Botanic",
    languages: LANGUAGES,
    dimensions: ["Store"],
  });
  await product.api("PUT", `/surveys/${survey.id}/reward`, {
    kind: "pool",
    title: { en: "10 % off", lv: "Atlaide 10 %", ru: "Скидка 10 %", sv: "10 % rabatt" },
    sharedCode: null,
    active: true,
    lowStock: 0,
  });
  const codes = Array.from({ length: PEOPLE }, (_, n) => `ROSE-${String(n).padStart(4, "0")}`);
  await product.api("POST", `/surveys/${survey.id}/reward/codes`, { codes });
}, 120_000);

afterAll(async () => {
  await product?.stop();
  await smtp?.stop();
  for (const one of [gateway, telegram]) {
    one?.server.closeAllConnections();
    one?.server.close();
  }
});

async function provider(answer: (path: string) => object): Promise<typeof gateway> {
  const seen: Carried[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const isJson = request.headers["content-type"]?.includes("json");
    const body = isJson ? JSON.parse(text || "{}") : Object.fromEntries(new URLSearchParams(text));
    seen.push({ path: request.url ?? "", body });
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer(request.url ?? "")));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { seen, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const channelAt = (n: number) => (["email", "sms", "telegram"] as const)[n % 3] ?? "email";
/** Every fiftieth said no. */
const refusedAt = (n: number) => n % 50 === 49;
const counted = (channel: string) =>
  Array.from({ length: PEOPLE }, (_, n) => n).filter(
    (n) => channelAt(n) === channel && !refusedAt(n),
  ).length;

function lineAt(n: number): string {
  const channel = channelAt(n);
  const email = channel === "email" ? `p${n}@kunde.lv` : "";
  const phone = channel === "sms" ? `+371260${String(n).padStart(5, "0")}` : "";
  const chat = channel === "telegram" ? String(700_000 + n) : "";
  const store = STORES[n % 4] ?? "";
  storeOf.set(email || phone || chat, store);
  const language = LANGUAGES[(n >> 2) % 4];
  const zone = ZONES[(n >> 1) % 4];
  const consent = refusedAt(n) ? "no" : "yes";
  return [
    ...[email, phone, `c-${n}`, `Person ${n}`, language, zone, chat],
    ...[consent, "2026-03-01", "Ask me how it was", store],
  ].join(",");
}

const COLUMNS = [
  ...["email", "phone", "externalId", "name", "language", "timeZone", "telegram"],
  ...["consent", "consentAt", "consentWording", "property:Store"],
];

/** A visitor of their own each, as a proxy tells it: the doors count by address. */
let visitors = 0;
function from(): Record<string, string> {
  visitors += 1;
  return { "x-forwarded-for": `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}` };
}

function note(address: string): void {
  const store = storeOf.get(address) ?? "";
  answered.set(store, (answered.get(store) ?? 0) + 1);
}

test("a thousand people come in as a file with languages, time zones and consents, and no survey is made", async () => {
  const head = "Email,Phone,Customer,Name,Language,Zone,Chat,Consent,Given,Wording,Store";
  const file = [head, ...Array.from({ length: PEOPLE }, (_, n) => lineAt(n)), ""].join("\n");
  const form = new FormData();
  form.append("file", new Blob([file]), "customers.csv");
  const reply = await fetch(`${product.url}/api/v1/imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${product.key}` },
    body: form,
  });
  const { id } = (await reply.json()) as Import;
  const columns = Object.fromEntries(COLUMNS.map((field, index) => [String(index), field]));
  await product.api("POST", `/imports/${id}/commit`, { mapping: { kind: "people", columns } });
  const done = await until(
    () => product.api<Import>("GET", `/imports/${id}`),
    ({ status }) => status !== "running",
    60,
  );
  expect(done).toMatchObject({
    ...{ status: "done", kind: "people", surveyId: null },
    ...{ imported: PEOPLE, rejected: 0, reasons: [], notes: [] },
  });
  const surveys = await product.api<{ data: { id: string }[] }>("GET", "/surveys");
  expect(surveys.data.map((one) => one.id)).toEqual([survey.id]);
  const { data } = await product.api<{ data: { id: string }[] }>("GET", "/people?search=c-5");
  const [somebody] = data;
  const copy = await product.api<{
    person: object;
    records: { consent: object[]; personAddress?: object[] };
  }>("GET", `/people/${somebody?.id}/export`);
  expect(copy.person).toMatchObject({
    timeZone: expect.stringMatching(/\//),
    language: expect.stringMatching(/^(en|lv|ru|sv)$/),
    attributes: { Store: expect.any(String) },
  });
  expect(JSON.stringify(copy.records.consent)).toContain("Ask me how it was");
  expect(JSON.stringify(copy.records.consent)).toMatch(/2026-0(2-28|3-01)/);
}, 90_000);

test("each is asked once on the channel they have, in their language; who said no is not", async () => {
  await product.api("PUT", "/channels/sms", {
    ...{ provider: "generic", sender: "Shop", url: `${gateway.url}/send`, token: "T" },
  });
  await product.api("PUT", "/channels/telegram", { token: TOKEN, baseUrl: telegram.url });
  const sendings: Sending[] = [];
  for (const channel of ["email", "sms", "telegram"]) {
    const made = await product.api<Sending>("POST", `/surveys/${survey.id}/sendings`, {
      name: channel,
      channel,
      audience: { who: "everybody" },
      plan: { kind: "once" },
      rules: { ...ALWAYS, perMinute: null, rampUp: null },
    });
    sendings.push(await product.api<Sending>("POST", `/sendings/${made.id}/start`));
  }
  const asked = () => ({
    email: smtp.received.length,
    sms: gateway.seen.length,
    telegram: telegram.seen.filter(({ path }) => path.endsWith("/sendMessage")).length,
  });
  const wanted = {
    email: counted("email"),
    sms: counted("sms"),
    telegram: counted("telegram"),
  };
  expect(
    await until(asked, (now) => Object.values(now).reduce((a, b) => a + b) >= 980, 120),
  ).toEqual(wanted);
  const { counts } = await product.api<Sending>("GET", `/sendings/${sendings[1]?.id}`);
  expect(counts.fates).toContainEqual({ state: "sent", people: wanted.sms });
  const texts = gateway.seen.map(({ body }) => String(body.text));
  for (const words of ["How likely", "cik liela", "насколько вероятно", "Hur troligt"]) {
    expect(
      texts.some((text) => text.includes(words)),
      words,
    ).toBe(true);
  }
}, 150_000);

test("all of them answer, and every one sees the code of their reward, whatever the score", async () => {
  const codes: string[] = [];
  const mails = await Promise.all(smtp.received.map(({ raw }) => PostalMime.parse(raw)));
  codes.push(...(await inTurns(mails, byMail)));
  const { incomingUrl } = await product.api<{ incomingUrl: string }>("GET", "/channels/sms");
  const texts = gateway.seen.map(({ body }) => String(body.to));
  codes.push(...(await inTurns(texts, (to, score) => byText(incomingUrl, to, score))));
  const { secret_token: proof, url: hook } =
    telegram.seen.find(({ path }) => path.endsWith("/setWebhook"))?.body ?? {};
  const questions = telegram.seen.filter(({ path }) => path.endsWith("/sendMessage"));
  const tap = ({ body }: Carried, score: number) => byTap(String(hook), String(proof), body, score);
  codes.push(...(await inTurns(questions, tap)));
  expect(codes.every((code) => /^ROSE-\d{4}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(980);

  // And those who answered a mail have it by mail too, once.
  const thanks = () => smtp.received.slice(mails.length);
  await until(thanks, (now) => now.length >= mails.length, 240);
  expect(thanks()).toHaveLength(mails.length);
  const [letter] = await Promise.all(thanks().map(({ raw }) => PostalMime.parse(raw)));
  expect(letter?.text).toMatch(/ROSE-\d{4}/);
  expect(codes.some((code) => letter?.text?.includes(code))).toBe(true);
}, 600_000);

test("Compared by store knows the store of every answer", async () => {
  const score = await product.api<SurveyScore>("GET", `/surveys/${survey.id}/score`);
  expect(score.answers).toBe(980);
  const { rows } = await product.api<{ rows: { value: string | null; answers: number }[] }>(
    "GET",
    `/surveys/${survey.id}/breakdown?by=Store`,
  );
  const byStore = Object.fromEntries(rows.map(({ value, answers }) => [value, answers]));
  expect(byStore).toEqual(Object.fromEntries(answered));
  expect([...answered.values()].reduce((a, b) => a + b)).toBe(980);
});

/** Eight at a time, as people do who do not wait for each other; scores from 0 to 10 in turn. */
async function inTurns<One>(
  all: readonly One[],
  answer: (one: One, score: number) => Promise<string>,
): Promise<string[]> {
  const codes: string[] = [];
  const line = [...all.entries()];
  const answerer = async () => {
    for (let next = line.shift(); next; next = line.shift()) {
      codes.push(await answer(next[1], next[0] % 11));
    }
  };
  await Promise.all(Array.from({ length: 8 }, answerer));
  return codes;
}

/** As a browser without a script does: the score of the mail, its confirmation, a word. */
async function byMail(mail: Email, score: number): Promise<string> {
  const link =
    linksOf(mail)
      .find((one) => one.includes("/a/"))
      ?.split("?")[0] ?? "";
  const headers = from();
  const page = await (await fetch(link, { headers })).text();
  const visit = /name="visit" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const post = (fields: Record<string, string>) =>
    fetch(link, { method: "POST", headers, body: new URLSearchParams({ visit, ...fields }) });
  await post({ step: "score", score: String(score) });
  const thanks = await post({ step: "comment", score: String(score), comment: "Thank you" });
  note(mail.to?.[0]?.address ?? "");
  return codeIn(await thanks.text());
}

async function byText(incomingUrl: string, to: string, score: number): Promise<string> {
  const before = gateway.seen.length;
  await fetch(incomingUrl, {
    method: "POST",
    headers: { ...from(), "content-type": "application/json" },
    body: JSON.stringify({ from: to, text: String(score) }),
  });
  note(to);
  const reply = await until(
    () => gateway.seen.slice(before).find(({ body }) => body.to === to),
    (found) => found !== undefined,
  );
  return codeIn(String(reply?.body.text));
}

async function byTap(
  hook: string,
  proof: string,
  { chat_id: chat, reply_markup: markup }: Record<string, unknown>,
  score: number,
): Promise<string> {
  const keyboard = (typeof markup === "string" ? JSON.parse(markup) : markup) as {
    inline_keyboard: { callback_data: string }[][];
  };
  const before = telegram.seen.length;
  await fetch(hook, {
    method: "POST",
    headers: {
      ...from(),
      "content-type": "application/json",
      "x-telegram-bot-api-secret-token": proof,
    },
    body: JSON.stringify({
      update_id: 1,
      callback_query: {
        id: "q",
        from: { id: Number(chat) },
        data: keyboard.inline_keyboard.flat()[score]?.callback_data,
        message: { message_id: 1, chat: { id: Number(chat) }, text: "?" },
      },
    }),
  });
  note(String(chat));
  const reply = await until(
    () =>
      telegram.seen
        .slice(before)
        .find(({ path, body }) => path.endsWith("/sendMessage") && body.chat_id === chat),
    (found) => found !== undefined,
  );
  return codeIn(String(reply?.body.text));
}

function codeIn(text: string): string {
  return /ROSE-\d{4}/.exec(text)?.[0] ?? text;
}
