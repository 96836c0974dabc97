import type { Integrity, Signal } from "@candor/contract/integrity.ts";
import { seededRandom } from "@candor/stats";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Answer } from "../responses/answer.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
const known = (email: string) => ({ email, phone: null, externalId: null, name: null });

beforeAll(async () => {
  server = await testServer();
});

const newSurvey = async (more: object = {}) =>
  (await server.api<{ id: string }>("POST", "/surveys", { name: "Integrity", ...more })).id;
const look = (id: string, query = "") =>
  server.api<Integrity>("GET", `/surveys/${id}/integrity${query}`);
const record = async (answers: readonly Answer[]) => {
  for (let at = 0; at < answers.length; at += 400) {
    await recordBatch(server.services.db, server.workspaceId, answers.slice(at, at + 400));
  }
};

/** Answers an hour apart from the first of May on, half of them tens, in an order that a seed gives. */
function usual(surveyId: string, n: number, more: Partial<Answer> = {}, seed = 3): Answer[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, i) =>
    answer({
      surveyId,
      score: random() < 0.5 ? 10 : Math.floor(random() * 10),
      answeredAt: at(i),
      ...more,
    }),
  );
}
const at = (hours: number) => new Date(Date.parse("2026-05-01T06:00:00Z") + hours * 3_600_000);
const of = (signals: readonly Signal[], kind: Signal["kind"]) =>
  signals.filter((one) => one.kind === kind);

test("where answers are as they are nothing is called unusual", async () => {
  const id = await newSurvey({ dimensions: ["store"] });
  for (const [i, store] of ["Riga", "Cesis", "Valka"].entries()) {
    await record(usual(id, 300, { properties: { store } }, 11 + i));
  }
  const { signals, answers, compared, looked } = await look(id);
  expect([answers, looked]).toEqual([900, 900]);
  expect(compared).toBeGreaterThan(6);
  expect(signals).toEqual([]);
});

test("a shop with far more tens than its peers stands out, and its answers cannot be left out as a whole", async () => {
  const id = await newSurvey({ dimensions: ["store"] });
  await record(usual(id, 200, { properties: { store: "Riga" } }, 1));
  await record(usual(id, 200, { properties: { store: "Cesis" } }, 2));
  // One ten in two elsewhere, four in five here, evenly spread over time.
  await record(
    Array.from({ length: 100 }, (_, i) =>
      answer({
        surveyId: id,
        score: i % 5 === 0 ? 4 : 10,
        properties: { store: "Valka" },
        answeredAt: at(2 * i),
      }),
    ),
  );
  const { signals } = await look(id);
  const [tens] = of(signals, "tens_here");
  expect(tens?.place).toEqual({ property: "store", value: "Valka" });
  expect(tens?.seen).toBeCloseTo(0.8);
  expect(tens?.p).toBeLessThan(0.001);
  expect(tens?.examples.every(({ score }) => score === 10)).toBe(true);
  expect(of(signals, "tens_here")).toHaveLength(1);
  const path = `/surveys/${id}/integrity/looks`;
  const leave = { signal: tens?.id, verdict: "left_out", note: "Not believed" };
  expect(await server.ask("POST", path, leave)).toMatchObject({
    status: 422,
    body: { code: "signal_not_removable" },
  });
  await server.api("POST", path, { signal: tens?.id, verdict: "fine", note: "A new team." });
  const [again] = of((await look(id)).signals, "tens_here");
  expect(again?.looked).toMatchObject({ verdict: "fine", note: "A new team.", answers: 100 });
  expect(await server.ask("POST", path, { signal: "no-such", verdict: "fine" })).toMatchObject({
    status: 404,
  });
});

test("forty tens in one row stand out, are left out with a reason, and are gone from the score", async () => {
  const id = await newSurvey();
  await record(usual(id, 300));
  const row = Array.from({ length: 40 }, (_, i) =>
    answer({ surveyId: id, score: 10, answeredAt: new Date(at(400).getTime() + i * 1000) }),
  );
  // What came just before was no ten.
  await record([answer({ surveyId: id, score: 3, answeredAt: at(399) }), ...row]);
  const [run] = of((await look(id)).signals, "run_of_tens");
  expect(run?.seen).toBe(40);
  expect(run?.usual).toBeLessThan(12);
  expect(run).toMatchObject({ removable: true, from: "2026-05-17", to: "2026-05-17" });
  const path = `/surveys/${id}/integrity/looks`;
  const leave = { signal: run?.id, verdict: "left_out" };
  expect(await server.ask("POST", path, leave)).toMatchObject({
    status: 422,
    body: { code: "reason_missing" },
  });
  const after = await server.api<Integrity>("POST", path, { ...leave, note: "A test of the till" });
  expect(of(after.signals, "run_of_tens")).toEqual([]);
  expect(after.answers).toBe(341 - 40);
  const { data } = await server.api<{ data: { id: string; exclusion: { note: string } }[] }>(
    "GET",
    `/surveys/${id}/responses?standing=excluded&limit=100`,
  );
  expect(data).toHaveLength(40);
  expect(new Set(data.map(({ exclusion }) => exclusion.note))).toEqual(
    new Set(["A test of the till"]),
  );
});

test("one customer who answers thirty times and tens at the end of the month are named", async () => {
  const id = await newSurvey();
  const random = seededRandom(5);
  await record(
    Array.from({ length: 300 }, (_, i) => {
      const day = 1 + (i % 30);
      const isEnd = day >= 29;
      return answer({
        surveyId: id,
        score: isEnd || random() < 0.3 ? 10 : 6,
        person: known(`guest${i}@example.com`),
        answeredAt: new Date(`2026-04-${String(day).padStart(2, "0")}T${10 + (i % 8)}:00:00Z`),
      });
    }),
  );
  await record(
    Array.from({ length: 30 }, (_, i) =>
      answer({
        surveyId: id,
        score: i % 3 === 0 ? 10 : 7,
        person: known("often@example.com"),
        answeredAt: new Date(`2026-04-${String(1 + (i % 20)).padStart(2, "0")}T07:00:00Z`),
      }),
    ),
  );
  const { signals } = await look(id);
  expect(of(signals, "many_from_one")).toMatchObject([{ answers: 30, seen: 30, removable: true }]);
  // Nobody's name or id can be read from what goes round.
  expect(JSON.stringify(of(signals, "many_from_one")[0]?.id)).not.toContain("often");
  const [end] = of(signals, "month_end");
  expect(end?.seen).toBeGreaterThan(0.6);
  expect(end?.usual).toBeLessThan(0.5);
  expect(end?.removable).toBe(false);
});

test("of an anonymous survey neither senders nor interviewers nor the order of a day are looked at", async () => {
  const id = await newSurvey({ anonymous: true });
  await record(
    Array.from({ length: 60 }, (_, i) =>
      answer({
        surveyId: id,
        score: i < 40 ? 10 : 3,
        person: known("often@example.com"),
        meta: { interviewer: "Ann" },
        answeredAt: at(i),
      }),
    ),
  );
  const found = await look(id);
  expect(found).toMatchObject({ anonymous: true, answers: 60, looked: 0 });
  expect(found.signals).toEqual([]);
});

test("an interviewer whose answers are unlike those of the others stands out among interviewers alone", async () => {
  const id = await newSurvey();
  await record(usual(id, 150, { meta: { interviewer: "Ann" } }, 21));
  await record(usual(id, 150, { meta: { interviewer: "Berta" } }, 22));
  await record(
    Array.from({ length: 60 }, (_, i) =>
      answer({
        surveyId: id,
        score: i % 10 === 0 ? 9 : 10,
        meta: { interviewer: "Carl" },
        answeredAt: at(3 * i),
      }),
    ),
  );
  const { signals } = await look(id);
  expect(of(signals, "tens_here").map(({ place }) => place)).toEqual([
    { property: "@interviewer", value: "Carl" },
  ]);
});

test("customers who tell of being asked for a ten are listed with their sentence, and those who give one are not", async () => {
  const id = await newSurvey();
  const said = (comment: string, score: number) =>
    answer({ surveyId: id, score, comment, answeredAt: at(1) });
  await record([
    said("I give you a 10", 10),
    said("Fine. The fitter asked me to give him a 10!", 8),
    said("Мастер просил поставить ему 10", 9),
    said("They asked me ten questions", 5),
    answer({ surveyId: id, score: 7, answeredAt: at(2) }),
  ]);
  const further = JSON.stringify({ why: "Kurjers prasīja desmitnieku" });
  await sql`update response set answers = ${further}::jsonb
    where workspace_id = ${server.workspaceId} and survey_id = ${id} and score = 7`.execute(
    server.services.db,
  );
  const [told] = of((await look(id)).signals, "asked_for_tens");
  expect(told).toMatchObject({ answers: 3, p: null, removable: false });
  expect(told?.sentences.map(({ sentence }) => sentence).sort()).toEqual([
    "Kurjers prasīja desmitnieku",
    "The fitter asked me to give him a 10!",
    "Мастер просил поставить ему 10",
  ]);
  expect(told?.examples).toHaveLength(3);
  const staff = await newSurvey({ anonymous: true });
  await record([{ ...said("He asked me to give him a 10", 9), surveyId: staff }]);
  expect((await look(staff)).signals).toEqual([]);
});

test("a text of one's own that begs is listed with its place and sentence until it is mended", async () => {
  const id = await newSurvey();
  const survey = await server.api<{ texts: { en: object } }>("GET", `/surveys/${id}`);
  const thanks = { promoter: "Thanks. Only a 10 counts!", passive: "Thanks", detractor: "Thanks" };
  await server.api("PATCH", `/surveys/${id}`, { texts: { en: { ...survey.texts.en, thanks } } });
  await server.api("PATCH", `/surveys/${id}/asking`, {
    mail: { texts: { en: { subject: "Hello", intro: "Please rate us 10." } } },
  });
  const [begs] = of((await look(id)).signals, "text_begs");
  expect(begs?.sentences).toMatchObject([
    { where: "survey", language: "en", sentence: "Only a 10 counts!" },
    { where: "mail", language: "en", sentence: "Please rate us 10." },
  ]);
  await server.api("PATCH", `/surveys/${id}`, { texts: { en: null } });
  await server.api("PATCH", `/surveys/${id}/asking`, { mail: {} });
  expect(of((await look(id)).signals, "text_begs")).toEqual([]);
});

test("a place with more tens through links that it hands out itself than on invitations stands out", async () => {
  const id = await newSurvey({ dimensions: ["store"] });
  const invited = usual(id, 60, { properties: { store: "Riga" } }, 31);
  await record(invited);
  const { db } = server.services;
  await sql`update response set invitation_id = gen_random_uuid()
    where workspace_id = ${server.workspaceId} and survey_id = ${id}`.execute(db);
  await record(
    Array.from({ length: 60 }, (_, i) =>
      answer({
        surveyId: id,
        score: i % 6 === 0 ? 6 : 10,
        properties: { store: "Riga" },
        channel: "link",
        answeredAt: at(2 * i),
      }),
    ),
  );
  const [steered] = of((await look(id)).signals, "steered_tens");
  expect(steered?.place).toEqual({ property: "store", value: "Riga" });
  expect(steered?.seen).toBeCloseTo(50 / 60);
  expect(steered?.usual).toBeLessThan(0.65);
});
