import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { rateOfScope } from "../app/rate-of-scope.ts";
import { addUser } from "../auth/add-user.ts";
import { testMailServer } from "../testing/mail-server.ts";
import { testServer } from "../testing/test-server.ts";
import { reportMailJob } from "./report-due-kind.ts";
import { workReportMail } from "./report-mail.ts";
import { reportRunner } from "./run-report.ts";

vi.setConfig({ testTimeout: 60_000 });

const mail = await testMailServer({
  rcpt: (address) =>
    address.endsWith("@refused.example")
      ? Object.assign(new Error("No such person"), { responseCode: 550 })
      : null,
});
const server = await testServer({ SMTP_URL: mail.url, MAIL_FROM: "Candor <nps@botanic.lv>" });
const { api, url, services, workspaceId } = server;
afterAll(() => mail.stop());

/** Wednesday 10 June 2026, noon in Riga. */
let now = new Date("2026-06-10T09:00:00Z");
const clock = () => now;

interface Report {
  id: string;
  nextAt: string | null;
  recipients: {
    id: string;
    email: string;
    inside: boolean;
    state: string;
    last: { state: string } | null;
  }[];
}
interface Run {
  id: string;
  from: string;
  to: string;
  state: string;
}

beforeAll(async () => {
  const { jobs, db, secret, config, asking } = services;
  const { publicUrl } = config;
  await workReportMail(jobs, { db, secret, publicUrl, email: asking.email, now: clock });
  for (let n = 0; n < 30; n++) {
    await api("POST", `/surveys/${server.survey.id}/responses`, {
      score: n % 5 === 0 ? 2 : 10,
      answeredAt: "2026-06-03T10:00:00Z",
    });
  }
});

async function turn(): Promise<void> {
  const worker = reportRunner({
    db: services.db,
    jobs: services.jobs,
    responseRate: rateOfScope,
    clock,
  });
  await worker.takeTurn({ workspaceId, lane: "", signal: new AbortController().signal });
}

async function report(more: object = {}): Promise<Report> {
  return api<never>("POST", "/reports", {
    surveyId: server.survey.id,
    name: "Weekly <b>digest</b>",
    ...more,
  });
}

/** Somebody outside who said yes. */
async function confirmed(reportId: string, email: string): Promise<string> {
  const id = crypto.randomUUID();
  await services.db
    .insertInto("report_recipient")
    .values({
      ...{ workspace_id: workspaceId, report_id: reportId, id, email, language: "en" },
      ...{ added_by: "ann@example.com", added_at: now, confirmed_at: now },
    })
    .execute();
  return id;
}

const runs = async (id: string) => (await api<{ data: Run[] }>("GET", `/reports/${id}/runs`)).data;

async function setDue(id: string, at: string): Promise<void> {
  await services.db
    .updateTable("report")
    .set({ next_at: new Date(at) })
    .where("id", "=", id)
    .execute();
}

async function mailsTo(address: string, count: number) {
  await vi.waitFor(
    () => expect(mail.received.filter(({ to }) => to === address).length).toBe(count),
    { timeout: 20_000, interval: 100 },
  );
  return Promise.all(
    mail.received.filter(({ to }) => to === address).map(({ raw }) => PostalMime.parse(raw)),
  );
}

test("what went out keeps its figures: mail, page and data of one run agree when answers change", async () => {
  now = new Date("2026-06-08T06:00:00Z");
  const made = await report();
  await api("POST", `/reports/${made.id}/recipients`, { email: "ann@example.com" });
  await setDue(made.id, "2026-06-08T05:00:00Z");
  await turn();
  const [run] = await runs(made.id);
  expect(run).toMatchObject({ from: "2026-06-01", to: "2026-06-08", state: "made" });
  const [letter] = await mailsTo("ann@example.com", 1);
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
    "30 atbildes",
  );
});

test("a server that slept two days sends the last daily report and none before it, however often it looks", async () => {
  now = new Date("2026-06-08T06:00:00Z");
  const made = await report({ schedule: { cadence: "daily", hour: 8 } });
  await setDue(made.id, "2026-06-09T05:00:00Z");
  now = new Date("2026-06-11T05:30:00Z");
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
  now = new Date("2026-06-11T06:00:00Z");
  await turn();
  expect(await runs(made.id)).toMatchObject([
    { from: "2026-06-01", state: "skipped", reason: "late" },
  ]);
});

test("two servers that look at once make one run and one mail", async () => {
  now = new Date("2026-06-08T06:00:00Z");
  const made = await report({ name: "At once" });
  await confirmed(made.id, "once@example.com");
  await setDue(made.id, "2026-06-08T05:00:00Z");
  await Promise.all([turn(), turn()]);
  await turn();
  expect(await runs(made.id)).toHaveLength(1);
  await mailsTo("once@example.com", 1);
});

test("a mail over which a server died is said to be uncertain, and not sent again", async () => {
  now = new Date("2026-06-08T06:00:00Z");
  const made = await report({ name: "Killed" });
  const recipientId = await confirmed(made.id, "doubt@example.com");
  const { db } = services;
  const runId = await db.transaction().execute(async (trx) => {
    const stuck = {
      ...(await trx.selectFrom("report_run").selectAll().limit(1).executeTakeFirstOrThrow()),
    };
    const id = crypto.randomUUID();
    await trx
      .insertInto("report_run")
      .values({ ...stuck, id, report_id: made.id, figures: JSON.stringify(stuck.figures) })
      .execute();
    await trx
      .insertInto("report_mail")
      .values({
        ...{ workspace_id: workspaceId, run_id: id, report_id: made.id, recipient_id: recipientId },
        ...{ state: "sending", at: now, detail: null },
      })
      .execute();
    await services.jobs.enqueue(trx, reportMailJob, { workspaceId, runId: id, recipientId });
    return id;
  });
  await vi.waitFor(
    async () => {
      const [run] = await runs(made.id);
      expect(run).toMatchObject({ id: runId, mails: { sent: 0, queued: 0, unconfirmed: 1 } });
    },
    { timeout: 20_000, interval: 200 },
  );
  expect(mail.perRecipient().get("doubt@example.com")).toBeUndefined();
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
  now = new Date("2026-06-01T06:00:00Z");
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
  now = new Date("2026-05-01T06:00:00Z");
  const made = await report({ name: "Few", schedule: { cadence: "monthly" } });
  await confirmed(made.id, "few@example.com");
  await setDue(made.id, "2026-05-01T05:00:00Z");
  await turn();
  const [letter] = await mailsTo("few@example.com", 1);
  expect(letter?.subject).toContain("7 answers");
  expect(`${letter?.subject} ${letter?.text} ${letter?.html}`).not.toContain("between");
});

test("a mail that the server refuses for good is shown with its words", async () => {
  now = new Date("2026-06-08T06:00:00Z");
  const made = await report({ name: "Refused" });
  await confirmed(made.id, "nobody@refused.example");
  await api("POST", `/reports/${made.id}/run-now`);
  await vi.waitFor(
    async () => {
      const after = await api<Report>("GET", `/reports/${made.id}`);
      expect(after.recipients[0]?.last).toMatchObject({
        state: "refused",
        detail: expect.stringContaining("550"),
      });
    },
    { timeout: 20_000, interval: 200 },
  );
});

test("a report of a survey that is deleted goes out no more", async () => {
  now = new Date("2026-06-08T06:00:00Z");
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

test("somebody outside is asked first, gets it after saying yes, and can end it with one click", async () => {
  now = new Date("2026-06-08T06:00:00Z");
  const made = await report({ name: "For the board" });
  await api("POST", `/reports/${made.id}/recipients`, { email: "Board@Kunde.lv", language: "sv" });
  const [asked] = await mailsTo("board@kunde.lv", 1);
  const link = /\/d\/[A-Za-z0-9_-]{64}/.exec(asked?.text ?? "")?.[0] ?? "";
  await api("POST", `/reports/${made.id}/run-now`);
  expect((await fetch(url + link)).status).toBe(200);
  const post = (body: string) =>
    fetch(url + link, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    });
  expect(await (await post("join=1")).text()).toContain("Du får rapporten");
  await api("POST", `/reports/${made.id}/run-now`);
  const [, letter] = await mailsTo("board@kunde.lv", 2);
  expect(letter?.text).toContain("Ambassadörer");
  const header = letter?.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  expect(header).toContain("/d/");
  await post("List-Unsubscribe=One-Click");
  const after = await api<Report>("GET", `/reports/${made.id}`);
  expect(after.recipients).toMatchObject([{ inside: false, state: "left" }]);
  await api("POST", `/reports/${made.id}/run-now`);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await mailsTo("board@kunde.lv", 2);
  expect((await fetch(`${url}/d/${"A".repeat(64)}`)).status).toBe(404);
});

test("a colleague who was removed gets none of the mails that still wait", async () => {
  await addUser(services.db, {
    email: "bob@example.com",
    password: "a long enough password",
    workspaceName: "Botanic",
    role: "analyst",
  });
  const made = await report();
  const { recipients } = await api<Report>("POST", `/reports/${made.id}/recipients`, {
    email: "bob@example.com",
  });
  expect(recipients).toMatchObject([{ inside: true, state: "confirmed" }]);
  const members = await api<{ data: { userId: string; email: string }[] }>("GET", "/members");
  const bob = members.data.find(({ email }) => email === "bob@example.com")?.userId ?? "";
  await api("DELETE", `/members/${bob}`);
  await api("POST", `/reports/${made.id}/run-now`);
  await vi.waitFor(
    async () => {
      const after = await api<Report>("GET", `/reports/${made.id}`);
      expect(after.recipients[0]?.last?.state).toBe("withdrawn");
    },
    { timeout: 20_000, interval: 200 },
  );
  expect(mail.perRecipient().get("bob@example.com")).toBeUndefined();
});

test("a preview is the mail as it would be, in each language", async () => {
  for (const [language, words] of [
    ["en", "Net Promoter Score"],
    ["ru", "Индекс NPS"],
    ["lv", "NPS rādītājs"],
    ["sv", "NPS-värde"],
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
