import type { Competitors } from "@candor/contract/competitor.ts";
import { seededRandom } from "@candor/stats";
import { beforeAll, expect, test } from "vitest";
import { competitorsShuffled } from "../channels/door/survey-questions.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

const about = (id: string, competitor: string) => ({
  ...{ id, kind: "scale" as const, from: 0, to: 10, competitor },
  text: { en: `And how likely would you recommend ${competitor}?` },
  ...{ lowEnd: { en: "Not at all" }, highEnd: { en: "Extremely" } },
});

test("competitors are scored by the people who know both, and the difference is paired within them", async () => {
  const path = `/surveys/${server.survey.id}`;
  await server.api("PUT", `${path}/questions`, {
    questions: [about("rosa", "Rosa"), about("tulip", "Tulip"), about("moss", "Moss")],
  });
  // Half of them know Rosa, whom nobody likes as much; all know Tulip, who is as good; three know Moss.
  for (let at = 0; at < 40; at++) {
    const answers = {
      tulip: at % 2 === 0 ? "10" : "7",
      ...(at % 2 === 0 ? { rosa: at % 4 === 0 ? "3" : "8" } : {}),
      ...(at < 3 ? { moss: "0" } : {}),
    };
    const score = at % 2 === 0 ? 10 : at % 3 === 0 ? 10 : 6;
    await server.api("POST", `${path}/responses`, { score, answers });
  }
  // Who does not know them says so, which is no score of theirs.
  const page = await (await fetch(`${server.url}/s/${server.survey.slug}`)).text();
  expect(page.split("I do not know them")).toHaveLength(4);
  const posted = await fetch(`${server.url}/s/${server.survey.slug}`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({
      ...{ visit: crypto.randomUUID(), score: 10, step: "comment" },
      answers: { tulip: "10", rosa: "unknown" },
    }),
  });
  expect(posted.status).toBe(200);
  const { data, answers } = await server.api<Competitors>("GET", `${path}/competitors`);
  expect(answers).toBe(41);
  const [rosa, tulip, moss] = data;
  expect(rosa).toMatchObject({ name: "Rosa", pairs: 20, ours: 100, theirs: -50, verdict: "above" });
  expect(rosa?.difference?.lower).toBeGreaterThan(0);
  expect(tulip).toMatchObject({ pairs: 41, verdict: "no_clear_difference" });
  expect(moss).toMatchObject({ pairs: 3, ours: null, difference: null, verdict: "too_few" });
  expect(
    await server.ask("PUT", `${path}/questions`, {
      questions: [{ ...about("rosa", "Rosa"), from: 1, to: 5 }],
    }),
  ).toMatchObject({ status: 422 });
});

test("who follows whom among competitors is chance; everything else stays where it is", () => {
  const first = { id: "stars", kind: "stars" as const, text: { en: "Stars?" } };
  const last = { id: "why", kind: "text" as const, text: { en: "Why?" } };
  const questions = [first, about("a", "A"), about("b", "B"), about("c", "C"), last];
  const random = seededRandom(3);
  const orders = new Map<string, number>();
  for (let round = 0; round < 600; round++) {
    const ids = competitorsShuffled(questions, random).map(({ id }) => id);
    expect(ids[0]).toBe("stars");
    expect(ids[4]).toBe("why");
    const order = ids.slice(1, 4).join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect([...orders.keys()].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
  for (const times of orders.values()) expect(times).toBeGreaterThan(60);
});
