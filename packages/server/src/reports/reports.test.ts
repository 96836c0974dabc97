import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addUser } from "../auth/add-user.ts";
import { rateOfScope } from "../app/rate-of-scope.ts";
import { workCustomerMail } from "../channels/email/customer-mail.ts";
import { testMailServer } from "../testing/mail-server.ts";
import { testServer } from "../testing/test-server.ts";
import { workReportMail } from "./report-mail.ts";
import { reportRunner } from "./run-report.ts";

vi.setConfig({ testTimeout: 60_000 });

const mail = await testMailServer();
const server = await testServer({ SMTP_URL: mail.url, MAIL_FROM: "Candor <nps@botanic.lv>" });
const { api, url, services, workspaceId } = server;
afterAll(() => mail.stop());

/** Wednesday 10 June 2026, noon in Riga. */
let now = new Date("2026-06-10T09:00:00Z");
const clock = () => now;

interface Report {
  id: string;
  nextAt: string | null;
  recipients: { id: string; email: string; inside: boolean; state: string; last: { state: string } | null }[];
}
interface Run {
  id: string;
  from: string;
  to: string;
  state: string;
}

beforeAll(async () => {
  const { jobs, db, secret, config, asking, log } = services;
  await workCustomerMail(jobs, { email: asking.email, log });
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
  const text = async (kind: string) => (await server.fetch(`/report-runs/${run?.id}.${kind}`)).text();
  const frozen = JSON.parse(await text("json")) as {
    figures: { score: { score: number; answers: number; interval: { lower: number; upper: number } } };
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
  expect(await runs(made.id)).toMatchObject([{ from: "2026-06-10", to: "2026-06-11", state: "made" }]);
  const again = await api<{ nextAt: string }>("GET", `/reports/${made.id}`);
  expect(again.nextAt).toBe("2026-06-12T05:00:00.000Z");
});

test("a weekly report that is three days late is skipped, and says so", async () => {
  const made = await report();
  await setDue(made.id, "2026-06-08T05:00:00Z");
  now = new Date("2026-06-11T06:00:00Z");
  await turn();
  expect(await runs(made.id)).toMatchObject([{ from: "2026-06-01", state: "skipped" }]);
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
