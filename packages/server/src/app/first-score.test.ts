import { beforeAll, expect, test } from "vitest";
import type { App } from "../errors/http.ts";
import { bareServer } from "../testing/bare-server.ts";
import { scoreHtml } from "./first-score.ts";

let app: App;
let cookie: string;
let workspaceId: string;
let surveyId: string;

const ORIGIN = "http://127.0.0.1:4400";
const headers = () => ({ cookie, origin: ORIGIN, "candor-workspace": workspaceId });
const post = (url: string, payload: object, more: Record<string, string> = {}) =>
  app.inject({ method: "POST", url: `/api/v1${url}`, payload, headers: { ...headers(), ...more } });
const answer = async (scores: number[]) => {
  for (const score of scores) {
    const reply = await post(`/surveys/${surveyId}/responses`, { score, channel: "api" });
    expect(reply.statusCode).toBeLessThan(300);
  }
};

async function page(url: string, how: { cookie?: string; language?: string } = {}) {
  const reply = await app.inject({
    url,
    headers: {
      accept: "text/html",
      "accept-language": how.language ?? "en",
      ...(how.cookie === "" ? {} : { cookie: how.cookie ?? cookie }),
    },
  });
  return { ...reply, text: reply.body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ") };
}

/** A busy machine may take longer than the page waits; then the next one has it. */
async function withNumber(url: string, how: { language?: string } = {}) {
  for (let tries = 0; tries < 20; tries += 1) {
    const seen = await page(url, how);
    if (seen.body.includes("first-score")) return seen;
  }
  throw new Error(`${url} came without a number twenty times`);
}

beforeAll(async () => {
  app = (await bareServer({ PUBLIC_URL: ORIGIN })).app;
  const setup = await app.inject({
    method: "POST",
    url: "/api/v1/setup",
    headers: { origin: ORIGIN },
    payload: {
      name: "Ann",
      email: "ann@example.com",
      password: "a long enough password",
      workspaceName: "Botanic",
      language: "en",
      timeZone: "Europe/Riga",
    },
  });
  cookie = setup.cookies
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");
  workspaceId = setup.json().workspaces[0].id;
  const made = await post("/surveys", { name: "Spring <b>sale</b>", subject: "Botanic" });
  surveyId = made.json().id;
});

test("below ten answers the page has the count, and no score", async () => {
  await answer([9, 10, 3]);
  const { text, body, headers } = await withNumber("/overview");
  expect(text).toContain("Too few to judge (n=3)");
  expect(text).not.toContain("between");
  expect(headers["cache-control"]).toContain("no-store");
  expect(body).toContain("Spring &lt;b&gt;sale&lt;/b&gt;");
  expect(body).not.toContain("<b>sale");
});

test("the score stands in the first reply with its interval and base, in the reader's language", async () => {
  await answer([9, 9, 9, 10, 10, 8, 8, 6, 9]);
  const english = await withNumber("/");
  expect(english.text).toMatch(/Net Promoter Score 50 between \S+ and \S+ 12 answers Low base/);
  const latvian = await withNumber("/overview", { language: "lv-LV,lv;q=0.9" });
  expect(latvian.text).toMatch(/NPS rādītājs 50 no \S+ līdz \S+ 12 atbilžu/);
  expect(latvian.body).toContain('lang="lv"');
});

test("a stranger, another screen and a narrowed overview get the page without a number", async () => {
  for (const [url, how] of [
    ["/overview", { cookie: "" }],
    ["/overview", { cookie: "candor.session_token=forged" }],
    ["/responses", {}],
    ["/overview?period=week", {}],
    ["/overview?filter=store%3DRiga", {}],
  ] as const) {
    const { body, statusCode } = await page(url, how);
    expect(statusCode).toBe(200);
    expect(body, url).toContain('<div id="root"></div>');
  }
});

test("of several workspaces only the one that the address names is shown", async () => {
  await post("/workspaces", { name: "Second", language: "en", timeZone: "UTC" });
  expect((await page("/overview")).body).toContain('<div id="root"></div>');
  expect((await withNumber(`/overview?workspace=${workspaceId}`)).text).toContain("12 answers");
});

test("whoever looks with curl gets the page at the front door, and a problem for what is not there", async () => {
  const front = await app.inject({ url: "/", headers: { accept: "*/*" } });
  expect(front.statusCode).toBe(200);
  expect(front.body).toContain("<title>");
  expect((await app.inject({ url: "/nowhere", headers: { accept: "*/*" } })).statusCode).toBe(404);
  expect((await app.inject({ url: "/", headers: { accept: "application/json" } })).statusCode).toBe(
    404,
  );
});

test("a minus is a minus, and a wide interval allows no decimals", () => {
  const report = {
    score: -33.4,
    answers: 30,
    promoters: 5,
    passives: 10,
    detractors: 15,
    histogram: [],
    interval: { lower: -58.2, upper: -5.1, confidence: 0.95, method: "tango" },
    lowBase: false,
  };
  expect(scoreHtml("en", "Spring", report)).toContain(">−33<");
  expect(scoreHtml("en", "Spring", report)).toContain("between −58 and −5");
});
