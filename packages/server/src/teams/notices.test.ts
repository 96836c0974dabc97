import { beforeAll, beforeEach, expect, test } from "vitest";
import type { ColleagueMail } from "../auth/mail.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { mailDueNotices, type NoticeMailDeps } from "./mail-notices.ts";
import { type News, tellColleague } from "./tell-colleague.ts";

let server: TestServer;
let ilze: TestMember;
const mails: ColleagueMail[] = [];

/** A Monday, within office hours. */
const MONDAY = new Date("2026-06-08T10:00:00Z");

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
});

beforeEach(async () => {
  mails.length = 0;
  await server.services.db.deleteFrom("notice").execute();
  await server.services.db.deleteFrom("notice_setting").execute();
});

async function tell(news: Partial<News> = {}): Promise<void> {
  await server.services.db.transaction().execute((trx) =>
    tellColleague(trx, {
      workspaceId: server.workspaceId,
      userId: ilze.userId,
      kind: "team.joined",
      target: "team:1",
      about: { team: "Riga", by: "ann@example.com" },
      byUserId: null,
      now: MONDAY,
      ...news,
    }),
  );
}

async function mailAt(at: string | Date, given: Partial<NoticeMailDeps> = {}): Promise<void> {
  const deps: NoticeMailDeps = {
    db: server.services.db,
    jobs: {
      enqueue: async (_trx, _job, mail) => {
        mails.push(mail as unknown as ColleagueMail);
      },
    },
    publicUrl: "https://nps.example.com",
    mailWorks: true,
    clock: () => new Date(at),
    ...given,
  };
  await mailDueNotices(deps, server.workspaceId);
}

test("a mail says what happened, why it came and how to end it, and goes once", async () => {
  await tell();
  await mailAt(MONDAY);
  await mailAt(MONDAY);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ to: ilze.email });
  expect(mails[0]?.subject).toMatch(/in the team Riga/);
  expect(mails[0]?.text).toMatch(/you asked to be told when you are put into a team/);
  expect(mails[0]?.text).toContain("https://nps.example.com/notices/settings");
});

test("nothing is mailed at night: it waits for the first working moment", async () => {
  await tell({ now: new Date("2026-06-06T23:00:00Z") });
  await mailAt("2026-06-08T08:59:00Z");
  expect(mails).toHaveLength(0);
  await mailAt("2026-06-08T09:00:00Z");
  expect(mails).toHaveLength(1);
});

test("about one thing at most one mail comes in an hour, with all that happened meanwhile", async () => {
  await tell();
  await mailAt(MONDAY);
  for (const minute of ["10", "20", "30"]) {
    await tell({ now: new Date(`2026-06-08T10:${minute}:00Z`), about: { team: minute, by: "x" } });
  }
  await tell({ target: "team:2", now: new Date("2026-06-08T10:30:00Z") });
  await mailAt("2026-06-08T10:59:00Z");
  expect(mails).toHaveLength(2);
  await mailAt("2026-06-08T11:00:00Z");
  expect(mails).toHaveLength(3);
  expect(mails[2]?.text).toMatch(/team 10[\s\S]*team 20[\s\S]*team 30/);
});

test("nobody is told of what they did themselves, and what was read is not mailed", async () => {
  await tell({ byUserId: ilze.userId });
  expect(await ilze.api("GET", "/notices")).toMatchObject({ data: [] });
  await tell({ now: new Date("2026-06-06T23:00:00Z") });
  await ilze.api("POST", "/notices/read", {});
  await mailAt("2026-06-08T10:00:00Z");
  expect(mails).toHaveLength(0);
});

test("each kind can be ended, in the product, by mail or both; what waits is dropped with it", async () => {
  await tell({ now: new Date("2026-06-06T23:00:00Z") });
  const kind = "team.joined";
  await ilze.api("PUT", "/notice-settings", { settings: [{ kind, inApp: false, byMail: false }] });
  await tell();
  await mailAt("2026-06-09T10:00:00Z");
  expect(mails).toHaveLength(0);
  expect(await ilze.api("GET", "/notices")).toMatchObject({ unread: 1 });
  await ilze.api("PUT", "/notice-settings", { settings: [{ kind, inApp: false, byMail: true }] });
  await tell();
  await mailAt("2026-06-09T10:00:00Z");
  expect(mails).toHaveLength(1);
  expect(await ilze.api("GET", "/notices")).toMatchObject({ unread: 1 });
});

test("without a mail server notices stand in the product alone, and nothing waits forever", async () => {
  await tell();
  await mailAt(MONDAY, { mailWorks: false });
  await mailAt(MONDAY);
  expect(mails).toHaveLength(0);
  expect(await ilze.api("GET", "/notices")).toMatchObject({ unread: 1 });
});

test("a mail is written in the language of the colleague, else of the workspace", async () => {
  await ilze.api("PATCH", `/colleagues/${ilze.userId}`, { language: "lv" });
  await tell();
  await mailAt(MONDAY);
  expect(mails[0]?.subject).toMatch(/komandā Riga/);
});
