import { expect, test, vi } from "vitest";
import { closedMonths } from "../goals/measured.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { todayIn } from "../scores/period.ts";
import { answer } from "../testing/fixtures.ts";
import { testReading } from "../testing/reading.ts";
import { reportWorld } from "../testing/report-world.ts";
import { whenFileEnds } from "../testing/test-database.ts";

vi.setConfig({ testTimeout: 60_000 });

const { server, at, turn, report, runs, setDue, confirmed, mailsTo } = await reportWorld();
const { api, services } = server;

test("what went out keeps its figures: mail, page and data of one run agree when answers change", async () => {
  at("2026-06-08T06:00:00Z");
  const made = await report();
  await api("POST", `/reports/${made.id}/recipients`, { email: "ann@example.com" });
  await setDue(made.id, "2026-06-08T05:00:00Z");
  await turn();
  const [run] = await runs(made.id);
  expect(run).toMatchObject({ from: "2026-06-01", to: "2026-06-08", state: "made" });
  const [letter] = await mailsTo("ann@example.com", 1);
  const days = "from=2026-06-01&to=2026-06-08";
  const dashboard = await api<{ score: number; answers: number; interval: object }>(
    "GET",
    `/surveys/${server.survey.id}/score?${days}`,
  );
  for (let n = 0; n < 20; n++) {
    await api("POST", `/surveys/${server.survey.id}/responses`, {
      score: 0,
      answeredAt: "2026-06-03T10:00:00Z",
    });
  }
  const text = async (kind: string) =>
    (await server.fetch(`/report-runs/${run?.id}.${kind}`)).text();
  const frozen = JSON.parse(await text("json")) as {
    figures: {
      score: { score: number; answers: number; interval: { lower: number; upper: number } };
    };
  };
  expect(frozen.figures.score).toMatchObject({ score: 60, answers: 30 });
  // The dashboard said the same of that week, to the digit, when the report went out; now it says something else.
  const { score, answers, interval } = dashboard;
  expect(frozen.figures.score).toMatchObject({ score, answers, interval });
  const now = await api<{ answers: number }>("GET", `/surveys/${server.survey.id}/score?${days}`);
  expect(now.answers).toBe(50);
  const { lower, upper } = frozen.figures.score.interval;
  const figure = `60, between ${Math.round(lower)} and ${Math.round(upper)}, 30 answers`;
  expect(letter?.subject).toContain(figure);
  expect(letter?.text).toContain(figure);
  expect(await text("txt")).toContain(figure);
  for (const html of [letter?.html ?? "", await text("html")]) {
    expect(html).toContain(">60</p>");
    expect(html).toContain(`between ${Math.round(lower)} and ${Math.round(upper)}`);
    expect(html).toContain("Weekly &lt;b&gt;digest");
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  }
  expect(await (await server.fetch(`/report-runs/${run?.id}.html?language=lv`)).text()).toContain(
    "30 atbilžu",
  );
});

test("a link to a report shows its newest run to the digit, or the one that was chosen, and ends with it", async () => {
  at("2026-06-08T06:00:00Z");
  const made = await report();
  const share = (more: object = {}) =>
    api<{ id: string; token: string; svgUrl: null; name: string }>("POST", "/shares", {
      ...{ kind: "report", reportId: made.id },
      ...more,
    });
  const open = (token: string, query = "") => fetch(`${server.url}/r/${token}${query}`);
  const newest = await share();
  expect(newest).toMatchObject({ name: "Weekly <b>digest</b>", svgUrl: null });
  const waiting = await open(newest.token);
  expect(waiting.status).toBe(200);
  expect(await waiting.text()).toContain("No report was made yet");

  await api("POST", `/reports/${made.id}/run-now`);
  const [first] = await runs(made.id);
  const one = await share({ runId: first?.id, language: "lv" });
  const letter = await (await server.fetch(`/report-runs/${first?.id}.txt`)).text();
  const cells = (text: string) => text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  const reply = await open(newest.token);
  expect(reply.headers.get("cache-control")).toBe("no-store");
  expect(reply.headers.get("x-robots-tag")).toContain("noindex");
  expect(reply.headers.get("content-security-policy")).toContain("script-src 'none'");
  const before = await reply.text();
  expect(before).not.toContain("<script");
  expect(before).toContain("Weekly &lt;b&gt;digest");
  const [, score = "", lower = "", upper = "", n = ""] =
    /Score: (\S+), between (\S+) and (\S+), (\d+) answers/.exec(letter) ?? [];
  expect(n).not.toBe("");
  expect(cells(before)).toContain(`${score} between ${lower} and ${upper}`);
  expect(cells(before)).toContain(`${n} answers`);

  // The second run counts more answers; the page of the first keeps what it said.
  for (let more = 0; more < 12; more++) {
    await api("POST", `/surveys/${server.survey.id}/responses`, {
      ...{ score: 10, answeredAt: "2026-06-04T10:00:00Z" },
    });
  }
  at("2026-06-08T07:00:00Z");
  await api("POST", `/reports/${made.id}/run-now`);
  expect(cells(await (await open(newest.token)).text())).toContain(`${Number(n) + 12} answers`);
  expect(cells(await (await open(one.token, "?lang=en")).text())).toContain(`${n} answers`);
  expect(await (await open(one.token)).text()).toContain('<html lang="lv"');

  const other = await report();
  const refused = (body: object) => server.ask("POST", "/shares", { kind: "report", ...body });
  expect(await refused({ reportId: other.id, runId: first?.id })).toMatchObject({ status: 404 });
  expect(await refused({ reportId: made.id, shows: { comments: true } })).toMatchObject({
    ...{ status: 422, body: { code: "not_on_such_page" } },
  });
  expect((await open(`${newest.token}.svg`)).status).toBe(404);
  await api("DELETE", `/reports/${made.id}`);
  for (const { token } of [newest, one]) expect((await open(token)).status).toBe(410);
  const { data } = await api<{ data: { id: string; state: string }[] }>("GET", "/shares");
  expect(data.find(({ id }) => id === one.id)?.state).toBe("revoked");
});

test("a server that slept two days sends the last daily report and none before it, however often it looks", async () => {
  at("2026-06-08T06:00:00Z");
  const made = await report({ schedule: { cadence: "daily", hour: 8 } });
  await setDue(made.id, "2026-06-09T05:00:00Z");
  at("2026-06-11T05:30:00Z");
  await turn();
  await turn();
  const [run, ...more] = await runs(made.id);
  expect(more).toEqual([]);
  expect(run).toMatchObject({ from: "2026-06-10", to: "2026-06-11", state: "made", missed: 2 });
  const text = await (await server.fetch(`/report-runs/${run?.id}.txt`)).text();
  expect(text).toContain("2 before it were left out because the server was off");
  const again = await api<{ nextAt: string }>("GET", `/reports/${made.id}`);
  expect(again.nextAt).toBe("2026-06-12T05:00:00.000Z");
});

test("a weekly report that is three days late is skipped, and says so", async () => {
  const made = await report();
  await setDue(made.id, "2026-06-08T05:00:00Z");
  at("2026-06-11T06:00:00Z");
  await turn();
  expect(await runs(made.id)).toMatchObject([
    { from: "2026-06-01", state: "skipped", reason: "late" },
  ]);
});

test("a small group is in no form of a report, nor to be had by subtraction", async () => {
  for (const [city, count] of [
    ["Riga", 15],
    ["Cēsis", 12],
    ["Zilupe", 4],
  ] as const) {
    for (let n = 0; n < count; n++) {
      await api("POST", `/surveys/${server.survey.id}/responses`, {
        score: 9,
        answeredAt: "2026-05-20T10:00:00Z",
        properties: { city },
      });
    }
  }
  at("2026-06-01T06:00:00Z");
  const made = await report({ view: { by: "city" }, schedule: { cadence: "monthly" } });
  await setDue(made.id, "2026-06-01T05:00:00Z");
  await turn();
  const [run] = await runs(made.id);
  expect(run).toMatchObject({ from: "2026-05-01", to: "2026-06-01", state: "made" });
  for (const kind of ["html", "txt", "json"]) {
    const form = await (await server.fetch(`/report-runs/${run?.id}.${kind}`)).text();
    expect(form).toContain("Riga");
    expect(form).not.toContain("Zilupe");
    expect(form).not.toContain("Cēsis");
  }
});

test("below ten answers a report counts them and names no score, in its subject either", async () => {
  for (let n = 0; n < 7; n++) {
    await api("POST", `/surveys/${server.survey.id}/responses`, {
      score: 9,
      answeredAt: "2026-04-20T10:00:00Z",
    });
  }
  at("2026-05-01T06:00:00Z");
  const made = await report({ name: "Few", schedule: { cadence: "monthly" } });
  await confirmed(made.id, "few@example.com");
  await setDue(made.id, "2026-05-01T05:00:00Z");
  await turn();
  const [letter] = await mailsTo("few@example.com", 1);
  expect(letter?.subject).toContain("(n=7)");
  expect(`${letter?.subject} ${letter?.text} ${letter?.html}`).not.toContain("between");
});

test("a report of a survey that is deleted goes out no more", async () => {
  at("2026-06-08T06:00:00Z");
  const { id: surveyId } = await api<{ id: string }>("POST", "/surveys", {
    name: "Gone",
    subject: "B",
  });
  const made = await report({ surveyId, name: "Gone" });
  await setDue(made.id, "2026-06-08T05:00:00Z");
  await api("DELETE", `/surveys/${surveyId}`);
  await turn();
  const left = await services.db
    .selectFrom("report_run")
    .select("id")
    .where("report_id", "=", made.id)
    .execute();
  expect(left).toEqual([]);
});

test("a preview is the mail as it would be, in each language", async () => {
  for (const [language, words] of [
    ["en", "Figures as they were"],
    ["ru", "Данные на"],
    ["lv", "Dati, kādi tie bija"],
    ["sv", "Siffrorna som de var"],
  ] as const) {
    const shown = await api<{ html: string; text: string }>("POST", "/reports/preview", {
      surveyId: server.survey.id,
      name: "Draft",
      language,
    });
    expect(shown.html).toContain(words);
    expect(shown.text).toContain(words);
  }
});

test("a report and a goal made of a saved view say the number of the screen, whatever the view narrows", async () => {
  const { id: surveyId } = await api<{ id: string }>("POST", "/surveys", {
    name: "Narrowed",
    subject: "B",
  });
  at(new Date().toISOString());
  const [month = { from: "", to: "" }] = closedMonths(todayIn("Europe/Riga", new Date()), 1);
  const said = [
    ["Much too expensive, I am leaving you!", 1, "Riga"],
    ["Much too expensive.", 8, "Riga"],
    ["Viel zu teuer, sehr schlecht.", 0, "Riga"],
    ["Friendly staff, thank you!", 10, "Riga"],
    ["Way too expensive. Call me back today!", 9, "Cesis"],
  ] as const;
  const given = Array.from({ length: 60 }, (_, n) => {
    const [comment, score, store] = said[n % said.length] ?? said[0];
    const answeredAt = new Date(`${month.from.slice(0, 8)}15T10:00:00Z`);
    return answer({ surveyId, score, comment, properties: { store }, answeredAt });
  });
  await recordBatch(services.db, server.workspaceId, given);
  const reading = await testReading(services.db);
  whenFileEnds(() => reading.stop());
  await reading.read(server.workspaceId);
  const days = `from=${month.from}&to=${month.to}`;
  const views = [
    [{ theme: ["price"] }, "theme=price"],
    [{ tone: ["negative"] }, "tone=negative"],
    [{ urgency: ["0"] }, "urgency=0"],
    [{ language: ["en"] }, "language=en"],
    [{ churn: true }, "churn=true"],
    [{ disagrees: false, filter: ["store=Riga"] }, "disagrees=false&filter=store%3DRiga"],
    [
      { theme: ["price"], language: ["en"], filter: ["store=Riga"] },
      "theme=price&language=en&filter=store%3DRiga",
    ],
  ] as const;
  const whole = await api<{ answers: number }>("GET", `/surveys/${surveyId}/score?${days}`);
  for (const [narrowing, query] of views) {
    type Score = { score: number | null; answers: number; interval: object | null };
    const path = `/surveys/${surveyId}/score?${days}&${query}`;
    const { score, answers, interval } = await api<Score>("GET", path);
    expect(answers).toBeGreaterThanOrEqual(10);
    expect(answers).toBeLessThan(whole.answers);
    const view = await api<{ id: string }>("POST", "/views", {
      ...{ name: query, shared: true, surveyId, ...narrowing },
    });
    const made = await report({ surveyId, view: narrowing, schedule: { cadence: "monthly" } });
    await api("POST", `/reports/${made.id}/run-now`);
    const [run] = await runs(made.id);
    const reply = await server.fetch(`/report-runs/${run?.id}.json`);
    const frozen = (await reply.json()) as { figures: { score: Score } };
    expect(run).toMatchObject(month);
    expect(frozen.figures.score).toMatchObject({ score, answers, interval });
    const goal = await api<{ id: string }>("POST", "/goals", { viewId: view.id, target: 20 });
    const months = await api<{ months: { from: string; n: number; value: number | null }[] }>(
      "GET",
      `/goals/${goal.id}`,
    );
    const last = months.months.find(({ from }) => from === month.from);
    expect(last).toMatchObject({ n: answers, value: score });
  }
  const shown = await api<{ text: string; html: string }>("POST", "/reports/preview", {
    ...{ surveyId, name: "Draft", language: "en", schedule: { cadence: "monthly" } },
    view: { theme: ["price:negative"], tone: ["negative"], churn: true },
  });
  for (const words of ["(negative)", "Tone: negative", "Says that they leave"]) {
    expect(shown.text).toContain(words);
    expect(shown.html).toContain(words);
  }
});

test("a report says what customers were told in its days, to how many, and how many wrote back, and keeps it", async () => {
  at("2026-06-08T06:00:00Z");
  const { db } = services;
  const { workspaceId } = server;
  const id = crypto.randomUUID();
  const at1 = (day: string) => new Date(`2026-06-${day}T10:00:00Z`);
  await db
    .insertInto("announcement")
    .values({
      ...{ workspace_id: workspaceId, id, number: 901, title: "Tills", state: "sent" },
      texts: JSON.stringify({
        en: { subject: "A second till is open", body: "Thank you." },
        lv: { subject: "{name}, atvērta otrā kase", body: "Paldies." },
      }),
      audience: JSON.stringify({}),
      ...{ created_by: "Ilze", owner: null, edited_by: null, improvement_id: null },
      ...{ approved_by: null, approved_at: null, started_at: at1("02"), finished_at: at1("09") },
      ...{ created_at: at1("01"), updated_at: at1("01") },
    })
    .execute();
  // Two in the week of the report, one of whom wrote back; one on the day after it.
  for (const [day, answered] of [
    ["03", true],
    ["07", false],
    ["08", false],
  ] as const) {
    await db
      .insertInto("announcement_recipient")
      .values({
        ...{ workspace_id: workspaceId, announcement_id: id, id: crypto.randomUUID() },
        ...{ person_id: null, raised_by: "response", source_id: crypto.randomUUID() },
        ...{ raised_at: at1("01"), score_then: 3, language: "en", state: "sent", reason: null },
        ...{ next_at: null, conversation_id: null, message_id: null, told_at: at1(day) },
        answered_at: answered ? at1("08") : null,
      })
      .execute();
  }
  const made = await report({ blocks: ["score", "told"] });
  await setDue(made.id, "2026-06-08T05:00:00Z");
  await turn();
  const [run] = await runs(made.id);
  const text = async (kind: string) =>
    (await server.fetch(`/report-runs/${run?.id}.${kind}`)).text();
  const frozen = JSON.parse(await text("json")) as { told: object[] };
  expect(frozen.told).toMatchObject([{ title: "Tills", people: 2, answered: 1 }]);
  expect(await text("txt")).toContain("- A second till is open. Told: 2; 1 wrote back");
  expect(await text("html")).toContain("A second till is open");
  // A subject with somebody's name in it is nobody else's: the title stands for it.
  expect(await text("txt?language=lv")).toContain("- Tills. ");
  await db.deleteFrom("announcement").where("workspace_id", "=", workspaceId).execute();
  expect(await text("txt")).toContain("Told: 2");
});
