import { expect, test, vi } from "vitest";
import { addUser } from "../auth/add-user.ts";
import { reportWorld, type TestReport } from "../testing/report-world.ts";
import { reportMailJob } from "./report-due-kind.ts";

vi.setConfig({ testTimeout: 60_000 });

const { server, mail, clock, at, turn, report, runs, setDue, confirmed, mailsTo } =
  await reportWorld();
const { api, url, services, workspaceId } = server;

test("two servers that look at once make one run and one mail", async () => {
  at("2026-06-08T06:00:00Z");
  const made = await report({ name: "At once" });
  await confirmed(made.id, "once@example.com");
  await setDue(made.id, "2026-06-08T05:00:00Z");
  await Promise.all([turn(), turn()]);
  await turn();
  expect(await runs(made.id)).toHaveLength(1);
  await mailsTo("once@example.com", 1);
});

test("a mail over which a server died is said to be uncertain, and not sent again", async () => {
  at("2026-06-08T06:00:00Z");
  const made = await report({ name: "Killed" });
  const { id: runId } = await api<{ id: string }>("POST", `/reports/${made.id}/run-now`);
  const recipientId = await confirmed(made.id, "doubt@example.com");
  await services.db.transaction().execute(async (trx) => {
    await trx
      .insertInto("report_mail")
      .values({
        ...{ workspace_id: workspaceId, run_id: runId, report_id: made.id },
        ...{ recipient_id: recipientId, state: "sending", at: clock(), detail: null },
      })
      .execute();
    await services.jobs.enqueue(trx, reportMailJob, { workspaceId, runId, recipientId });
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

test("a mail that the server refuses for good is shown with its words", async () => {
  at("2026-06-08T06:00:00Z");
  const made = await report({ name: "Refused" });
  await confirmed(made.id, "nobody@refused.example");
  await api("POST", `/reports/${made.id}/run-now`);
  await vi.waitFor(
    async () => {
      const after = await api<TestReport>("GET", `/reports/${made.id}`);
      expect(after.recipients[0]?.last).toMatchObject({
        state: "refused",
        detail: expect.stringContaining("550"),
      });
    },
    { timeout: 20_000, interval: 200 },
  );
});

test("somebody outside is asked first, gets it after saying yes, and can end it with one click", async () => {
  at("2026-06-08T06:00:00Z");
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
  expect(letter?.text).toContain("Siffrorna som de var");
  const header = letter?.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  expect(header).toContain("/d/");
  await post("List-Unsubscribe=One-Click");
  const after = await api<TestReport>("GET", `/reports/${made.id}`);
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
  const { recipients } = await api<TestReport>("POST", `/reports/${made.id}/recipients`, {
    email: "bob@example.com",
  });
  expect(recipients).toMatchObject([{ inside: true, state: "confirmed" }]);
  const members = await api<{ data: { userId: string; email: string }[] }>("GET", "/members");
  const bob = members.data.find(({ email }) => email === "bob@example.com")?.userId ?? "";
  await api("DELETE", `/members/${bob}`);
  await api("POST", `/reports/${made.id}/run-now`);
  await vi.waitFor(
    async () => {
      const after = await api<TestReport>("GET", `/reports/${made.id}`);
      expect(after.recipients[0]?.last?.state).toBe("withdrawn");
    },
    { timeout: 20_000, interval: 200 },
  );
  expect(mail.perRecipient().get("bob@example.com")).toBeUndefined();
});
