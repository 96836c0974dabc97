import type { Import } from "@candor/contract/import.ts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testServer } from "../testing/test-server.ts";
import { workJobs } from "./work-jobs.ts";

const server = await testServer();
await workJobs(server.services);

async function upload(file: Blob | string, name = "answers.csv") {
  const form = new FormData();
  form.set("file", typeof file === "string" ? new Blob([file]) : file, name);
  const reply = await fetch(`${server.url}/api/v1/imports`, {
    method: "POST",
    headers: { authorization: server.authorization },
    body: form,
  });
  return { status: reply.status, body: (await reply.json()) as Import & { code: string } };
}

async function ended(id: string): Promise<Import> {
  for (;;) {
    const now = await server.api<Import>("GET", `/imports/${id}`);
    if (!["running", "undoing"].includes(now.status)) return now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function imported(text: string, body: object = {}, name?: string): Promise<Import> {
  const { body: one } = await upload(text, name);
  await server.api("POST", `/imports/${one.id}/commit`, body);
  return ended(one.id);
}

const answers = async (query: string, surveyId = server.survey.id) =>
  (
    await server.api<{ data: { score: number; comment: string | null }[] }>(
      "GET",
      `/surveys/${surveyId}/responses${query}`,
    )
  ).data;

const FILE = "Response ID,Date,NPS,Comment\na1,2026-01-01,9,good\na2,2026-01-02,3,bad\n";

test("while a file of 200,000 columns, an unclosed quote over 120 MB or two million brackets is read, the server answers", async () => {
  const wide = `NPS,${Array.from({ length: 200_000 }, (_, i) => `c${i}`).join(",")}\n9${",x".repeat(200_000)}\n`;
  const megabyte = "a line that nobody closes, ".repeat(39_000);
  const odd: [string, Blob][] = [
    ["wide.csv", new Blob([wide])],
    ["quote.csv", new Blob(['NPS,Comment\n9,"', ...Array.from({ length: 120 }, () => megabyte)])],
    ["brackets.json", new Blob(['[{"score":9,"comment":', "[".repeat(2_000_000)])],
    ["brackets.csv", new Blob(["[".repeat(2_000_000)])],
  ];
  let reading = true;
  const waits: number[] = [];
  const pulse = (async () => {
    while (reading) {
      const before = performance.now();
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      waits.push(performance.now() - before);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  for (const [name, file] of odd) {
    const { status } = await upload(file, name);
    expect([name, status < 500]).toEqual([name, true]);
  }
  reading = false;
  await pulse;
  expect(waits.length).toBeGreaterThan(20);
  expect(Math.max(...waits)).toBeLessThan(2_000);
}, 240_000);

test("a property, a name and a comment longer than usual are imported, and every list can be read", async () => {
  const long = "z ".repeat(1500);
  const done = await imported(
    `NPS,Date,Email,Name,Plan,Comment\n9,2026-01-01,l@shop.lv,${"N".repeat(400)},${long},${long}\n`,
    { survey: "Long" },
  );
  expect(done).toMatchObject({ status: "done", imported: 1 });
  expect(done.notes).toEqual(
    expect.arrayContaining([
      { code: "value_cut", rows: 1 },
      { code: "name_cut", rows: 1 },
    ]),
  );
  const [answer] = await answers("", done.surveyId ?? "");
  expect(answer?.comment).toHaveLength(long.trim().length);
  await server.api("GET", "/people?search=l@shop.lv");
});

test("a NUL, half a surrogate and a day that has not come cost their rows at most", async () => {
  const done = await imported(
    `NPS,Date,Comment\n9,2026-01-01,a\0b\n8,2026-01-02,x\ud800y\n7,${new Date(Date.now() + 8 * 3600_000).toISOString()},later\n`,
    { survey: "Odd" },
  );
  expect(done).toMatchObject({ status: "done", imported: 2, rejected: 1 });
  expect(done.reasons).toEqual([{ code: "date_in_future", rows: 1 }]);
});

test("a page that was exported twice brings each answer once", async () => {
  const twice = await imported(`${FILE}a2,2026-01-02,3,bad\na1,2026-01-01,9,good\n`, {
    survey: "Twice",
  });
  expect(twice).toMatchObject({ imported: 2, unchanged: 2, rejected: 0 });
});

test("an import is taken back as a whole, and the same file can come in again", async () => {
  const survey = "Undone";
  const first = await imported(FILE, { survey });
  const surveyId = first.surveyId ?? "";
  // A second file says something else about one answer, and has one more.
  const second = await imported(`${FILE.replace("3,bad", "5,better")}a3,2026-01-03,10,new\n`, {
    survey,
  });
  expect(second).toMatchObject({ imported: 1, updated: 1, unchanged: 1 });
  expect(await answers(`?import=${second.id}`, surveyId)).toMatchObject([{ score: 10 }]);
  await server.api("POST", `/imports/${second.id}/undo`);
  expect(await ended(second.id)).toMatchObject({ status: "undone", undone: 1 });
  expect(await answers("", surveyId)).toMatchObject([
    { score: 3, comment: "bad" },
    { score: 9, comment: "good" },
  ]);
  expect((await server.ask("POST", `/imports/${second.id}/undo`, undefined)).status).toBe(409);
  await server.api("POST", `/imports/${first.id}/undo`);
  await ended(first.id);
  expect(await answers("", surveyId)).toEqual([]);
  expect(await imported(FILE, { survey })).toMatchObject({ imported: 2, unchanged: 0 });
});

test("what was said without a score is kept beside the answers, once, and goes with its import", async () => {
  const file =
    "NPS,Date,Email,Comment\n9,2026-01-01,a@shop.lv,good\n,2026-01-02,b@shop.lv,Open on Sundays\n,2026-01-03,,n/a\n-99,2026-01-04,,No queue please\n";
  const done = await imported(file, { survey: "Loose" });
  expect(done).toMatchObject({ imported: 1, rejected: 3 });
  expect(done.notes).toEqual([{ code: "comments_without_score", rows: 2 }]);
  const listed = () =>
    server.api<{ data: unknown[] }>("GET", `/loose-comments?surveyId=${done.surveyId}`);
  const { data } = await listed();
  expect(data).toMatchObject([
    { text: "No queue please", source: "import", contact: null },
    { text: "Open on Sundays", contact: "b@shop.lv", givenAt: "2026-01-02T00:00:00.000Z" },
  ]);
  await imported(file, { survey: "Loose" });
  expect(await listed()).toMatchObject({ data });
  await server.api("POST", `/imports/${done.id}/undo`);
  await ended(done.id);
  expect(await listed()).toMatchObject({ data: [] });
});

test("what an erased person said in a file without a score stays erased when the file comes again", async () => {
  const file =
    "NPS,Date,Email,Comment\n9,2026-01-01,fan@shop.lv,good\n,2026-01-02,gone@shop.lv,Warmer soup\n,2026-01-03,stays@shop.lv,More benches\n";
  const done = await imported(file, { survey: "Erased words" });
  const texts = async () => {
    const path = `/loose-comments?surveyId=${done.surveyId}`;
    const { data } = await server.api<{ data: { text: string }[] }>("GET", path);
    return data.map(({ text }) => text);
  };
  expect(await texts()).toEqual(["More benches", "Warmer soup"]);
  const person = await server.api<{ id: string }>("POST", "/people", { email: "gone@shop.lv" });
  await server.api("DELETE", `/people/${person.id}`);
  expect(await texts()).toEqual(["More benches"]);
  await imported(file, { survey: "Erased words" });
  expect(await texts()).toEqual(["More benches"]);
});

test("people need no survey; taking them back leaves whom others know", async () => {
  const before = await server.api<{ data: unknown[] }>("GET", "/surveys");
  await server.api("POST", "/people", { email: "known@shop.lv" });
  const done = await imported(
    "Email,Name,Phone,Language,Time zone,Consent,Consent date,Consent wording,Telegram\n" +
      "known@shop.lv,Kim,,lv,Europe/Riga,yes,2025-05-01,You may ask me,4711\n" +
      "new@shop.lv,Eve,+37120000001,sv,Mars/Base,no,2025-05-02,You may ask me,\n",
    {},
    "people.csv",
  );
  expect(done).toMatchObject({ kind: "people", surveyId: null, imported: 1, updated: 1 });
  expect(done.notes).toEqual([{ code: "time_zone_unreadable", rows: 1 }]);
  expect((await server.api<{ data: unknown[] }>("GET", "/surveys")).data).toHaveLength(
    before.data.length,
  );
  const person = async (email: string) => {
    const { data } = await server.api<{ data: { id: string }[] }>("GET", `/people?search=${email}`);
    return data[0] ? server.api("GET", `/people/${data[0].id}`) : null;
  };
  expect(await person("known@shop.lv")).toMatchObject({
    language: "lv",
    timeZone: "Europe/Riga",
    consents: ["email", "telegram"].map((channel) => ({
      channel,
      given: true,
      source: "You may ask me",
      at: "2025-05-01T00:00:00.000Z",
    })),
    addresses: [{ channel: "telegram", address: "4711" }],
  });
  expect(await person("new@shop.lv")).toMatchObject({
    timeZone: null,
    consents: expect.arrayContaining([
      expect.objectContaining({ channel: "sms", given: false }),
      expect.objectContaining({ channel: "email", given: false }),
    ]),
  });
  await server.api("POST", `/imports/${done.id}/undo`);
  await ended(done.id);
  expect(await person("new@shop.lv")).toBeNull();
  expect(await person("known@shop.lv")).not.toBeNull();
});

test("consent that was taken back since is not given again by an older file", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/people", { email: "back@shop.lv" });
  const consent = { channel: "email", given: false, source: "phone call" };
  await server.api("PUT", `/people/${id}/consents`, consent);
  for (const column of [
    "Consent,Consent date\nback@shop.lv,yes,2024-01-01",
    "Consent\nback@shop.lv,yes",
  ])
    await imported(`Email,${column}\n`, {}, "people.csv");
  expect(await server.api("GET", `/people/${id}`)).toMatchObject({
    consents: [{ channel: "email", given: false }],
  });
});

test("of several surveys none is chosen by itself", async () => {
  const { body } = await upload(FILE);
  const refused = await server.ask("POST", `/imports/${body.id}/commit`, {});
  expect(refused).toMatchObject({ status: 422, body: { code: "survey_needed" } });
});

test("of a cell as long as a library the stored preview keeps what somebody can read", async () => {
  const cell = "five megabytes of one cell ".repeat(190_000);
  const { body } = await upload(`NPS,Date,Comment\n9,2026-01-01,${cell}\n3,2026-01-02,short\n`);
  const { preview } = await server.api<{ preview: object }>("GET", `/imports/${body.id}`);
  expect(JSON.stringify(preview)).toContain("five megabytes of one cell");
  const { rows } = await sql<{ bytes: number }>`
    select octet_length(preview::text) as bytes from import where id = ${body.id}
  `.execute(server.services.db);
  expect(rows[0]?.bytes).toBeGreaterThan(100);
  expect(rows[0]?.bytes).toBeLessThan(100_000);
});
