import type { Drivers } from "@candor/contract/drivers.ts";
import { seededRandom } from "@candor/stats";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

const question = (id: string, kind: string) => ({ id, kind, text: { en: id } });

async function newSurvey(questions: object[]): Promise<string> {
  const { id } = await server.api<{ id: string }>("POST", "/surveys", { name: "Drivers" });
  await server.api("PUT", `/surveys/${id}/questions`, { questions });
  return id;
}
const found = (id: string) => server.api<Drivers>("GET", `/surveys/${id}/drivers`);
const step = (value: number, from: number, to: number) =>
  String(Math.max(from, Math.min(to, Math.round(value))));

/** The score follows service closely and the price a little; parking has nothing to do with it. */
async function rated(surveyId: string, n: number, more: (i: number) => object = () => ({})) {
  const random = seededRandom(7);
  const batch = Array.from({ length: n }, (_, i) => {
    const [service, price] = [random(), random()];
    const score = 10 * (0.75 * service + 0.25 * price);
    return answer({
      surveyId,
      score: Number(step(score, 0, 10)),
      answers: {
        service: step(1 + 4 * service, 1, 5),
        price: step(1 + 6 * (0.4 + 0.6 * price), 1, 7),
        parking: step(1 + 4 * random(), 1, 5),
        ...more(i),
      },
    });
  });
  for (let at = 0; at < n; at += 400) {
    await recordBatch(server.services.db, server.workspaceId, batch.slice(at, at + 400));
  }
}
const THREE = [question("service", "stars"), question("price", "ces"), question("parking", "csat")];

test("what the score follows most stands first, with intervals that tell it from what it does not follow", async () => {
  const id = await newSurvey(THREE);
  await rated(id, 400);
  const { drivers, ...rest } = await found(id);
  expect(rest).toMatchObject({
    used: 400,
    without: null,
    method: "shapley",
    alike: [],
    seldom: [],
  });
  expect(rest.explained).toBeGreaterThan(0.8);
  expect(drivers.map(({ dimension }) => dimension)).toEqual([
    "answers[service]",
    "answers[price]",
    "answers[parking]",
  ]);
  const [service, price, parking] = drivers;
  expect(service?.importance.lower).toBeGreaterThan(price?.importance.upper ?? 1);
  expect(price?.importance.lower).toBeGreaterThan(parking?.importance.upper ?? 1);
  expect(drivers.reduce((sum, { importance }) => sum + importance.share, 0)).toBeCloseTo(1);
  // Prices are rated between 0.4 and 1 of their steps, service all over them.
  expect(price?.rated.mean).toBeGreaterThan(service?.rated.mean ?? 100);
  expect(service?.corner).toBe("fix");
  expect(parking?.corner).not.toBe("fix");
});

test("two questions that are answered alike are named, and what nobody rates costs nobody's answers", async () => {
  const id = await newSurvey([...THREE, question("staff", "stars"), question("toilets", "stars")]);
  const random = seededRandom(3);
  const batch = Array.from({ length: 200 }, () => {
    const service = random();
    return answer({
      surveyId: id,
      score: Number(step(10 * service, 0, 10)),
      answers: {
        service: step(1 + 4 * service, 1, 5),
        // Now and then a step beside.
        staff: step(1 + 4 * service + (random() < 0.1 ? 1 : 0), 1, 5),
        price: step(1 + 6 * random(), 1, 7),
        parking: step(1 + 4 * random(), 1, 5),
      },
    });
  });
  await recordBatch(server.services.db, server.workspaceId, batch);
  const { alike, seldom, used, without } = await found(id);
  expect({ seldom, used, without }).toEqual({
    seldom: ["answers[toilets]"],
    used: 200,
    without: null,
  });
  expect(alike).toMatchObject([{ a: "answers[service]", b: "answers[staff]" }]);
});

test("below fifty complete answers nothing is said, nor where nothing is rated", async () => {
  const id = await newSurvey(THREE);
  await rated(id, 49);
  expect(await found(id)).toMatchObject({ used: 49, needed: 50, without: "few", drivers: [] });
  const plain = await newSurvey([]);
  expect(await found(plain)).toMatchObject({ without: "nothing", drivers: [] });
});

test("scores that never differ go along with nothing", async () => {
  const id = await newSurvey(THREE);
  const random = seededRandom(5);
  await recordBatch(
    server.services.db,
    server.workspaceId,
    Array.from({ length: 60 }, () =>
      answer({
        surveyId: id,
        score: 9,
        answers: {
          service: step(1 + 4 * random(), 1, 5),
          price: step(1 + 6 * random(), 1, 7),
          parking: step(1 + 4 * random(), 1, 5),
        },
      }),
    ),
  );
  expect(await found(id)).toMatchObject({ without: "flat", drivers: [] });
});
