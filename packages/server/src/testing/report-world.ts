/** Reports on a whole server with a mail server of its own, a clock that stands still, and a survey with answers. */
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { rateOfScope } from "../app/rate-of-scope.ts";
import { workReportMail } from "../reports/report-mail.ts";
import { reportRunner } from "../reports/run-report.ts";
import { testMailServer } from "./mail-server.ts";
import { testServer } from "./test-server.ts";

export interface TestReport {
  id: string;
  nextAt: string | null;
  recipients: {
    id: string;
    email: string;
    inside: boolean;
    state: string;
    last: { state: string; detail: string | null } | null;
  }[];
}

export interface TestRun {
  id: string;
  from: string;
  to: string;
  state: string;
}

/** Whatever it is asked to send to `…@refused.example` its mail server refuses for good. */
export async function reportWorld(env: Record<string, string> = {}) {
  const mail = await testMailServer({
    rcpt: (address) =>
      address.endsWith("@refused.example")
        ? Object.assign(new Error("No such person"), { responseCode: 550 })
        : null,
  });
  /** Wednesday 10 June 2026, noon in Riga. */
  let now = new Date("2026-06-10T09:00:00Z");
  const clock = () => now;
  const settings = { SMTP_URL: mail.url, MAIL_FROM: "Candor <nps@botanic.lv>", ...env };
  const server = await testServer(settings, { clock });
  const { api, services, workspaceId } = server;
  afterAll(() => mail.stop());

  beforeAll(async () => {
    const { jobs, db, secret, config, asking } = services;
    const { publicUrl } = config;
    await db
      .updateTable("workspace")
      .set({ time_zone: "Europe/Riga" })
      .where("id", "=", workspaceId)
      .execute();
    await workReportMail(jobs, { db, secret, publicUrl, email: asking.email, now: clock });
    for (let n = 0; n < 30; n++) {
      await api("POST", `/surveys/${server.survey.id}/responses`, {
        score: n % 5 === 0 ? 2 : 10,
        answeredAt: "2026-06-03T10:00:00Z",
      });
    }
  });

  return {
    server,
    mail,
    clock,
    at(moment: string) {
      now = new Date(moment);
    },
    /** What a worker does when it looks. */
    async turn(): Promise<void> {
      const { db, jobs } = services;
      const worker = reportRunner({ db, jobs, responseRate: rateOfScope, clock });
      await worker.takeTurn({ workspaceId, lane: "", signal: new AbortController().signal });
    },
    report: (more: object = {}) =>
      api<never>("POST", "/reports", {
        surveyId: server.survey.id,
        name: "Weekly <b>digest</b>",
        ...more,
      }) as Promise<TestReport>,
    runs: async (id: string) => (await api<{ data: TestRun[] }>("GET", `/reports/${id}/runs`)).data,
    async setDue(id: string, moment: string): Promise<void> {
      await services.db
        .updateTable("report")
        .set({ next_at: new Date(moment) })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .execute();
    },
    /** Somebody outside who said yes. */
    async confirmed(reportId: string, email: string): Promise<string> {
      const id = crypto.randomUUID();
      await services.db
        .insertInto("report_recipient")
        .values({
          ...{ workspace_id: workspaceId, report_id: reportId, id, email, language: "en" },
          ...{ added_by: "ann@example.com", added_at: now, confirmed_at: now },
        })
        .execute();
      return id;
    },
    async mailsTo(address: string, count: number) {
      const theirs = () => mail.received.filter(({ to }) => to === address);
      await vi.waitFor(() => expect(theirs().length).toBe(count), {
        timeout: 20_000,
        interval: 100,
      });
      return Promise.all(theirs().map(({ raw }) => PostalMime.parse(raw)));
    },
  };
}
