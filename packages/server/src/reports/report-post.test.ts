import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { saveAccount } from "../channels/chat/channel-account.ts";
import { reportWorld } from "../testing/report-world.ts";
import { type Received, startReceiver } from "../testing/webhook-receiver.ts";
import { reportPostJob } from "./report-due-kind.ts";
import { workReportPosts } from "./report-post.ts";

vi.setConfig({ testTimeout: 60_000 });

interface Destined {
  id: string;
  destinations: {
    id: string;
    kind: string;
    address: string;
    last: { state: string; detail: string | null; test: boolean } | null;
  }[];
}

const world = await reportWorld({ WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" });
const { server, clock, at, turn, report, runs, setDue, mailsTo } = world;
const { api, ask, services, workspaceId } = server;
const { db, jobs, secret, webhooks } = services;
const publicUrl = "https://nps.example.com";
const receiver = await startReceiver();
afterAll(() => receiver.kill());
await workReportPosts(jobs, { db, secret, check: webhooks.check, publicUrl, now: clock });

beforeEach(() => {
  receiver.received.length = 0;
  receiver.reply = () => ({ status: 200, body: "ok" });
});

const slack = (more: object = {}) => ({
  ...{ kind: "slack", name: "#board", url: `${receiver.url}/services/T/B/secret` },
  ...more,
});

async function destined(body: object, more: object = {}): Promise<Destined> {
  at("2026-06-08T06:00:00Z");
  const made = await report(more);
  return api<never>("POST", `/reports/${made.id}/destinations`, body);
}

const textOf = (one: Received | undefined) =>
  (one?.json as { text?: string } | undefined)?.text ?? "";
const arrived = (count: number) =>
  vi.waitFor(() => expect(receiver.received).toHaveLength(count), {
    timeout: 20_000,
    interval: 100,
  });
const settled = (id: string, state: string) =>
  vi.waitFor(
    async () => {
      const { destinations } = await api<Destined>("GET", `/reports/${id}`);
      expect(destinations[0]?.last).toMatchObject({ state });
      return destinations[0]?.last;
    },
    { timeout: 20_000, interval: 100 },
  );

test("a run is said in Slack once, with the figures of its mail and its data to the digit, and a page that opens", async () => {
  const { id } = await destined(slack(), { name: "In Slack" });
  await api("POST", `/reports/${id}/recipients`, { email: "ann@example.com" });
  await setDue(id, "2026-06-08T05:00:00Z");
  await Promise.all([turn(), turn()]);
  await turn();
  await arrived(1);
  await settled(id, "sent");
  const [run] = await runs(id);
  expect(run).toMatchObject({ posts: { sent: 1, queued: 0, unconfirmed: 0 } });
  const text = textOf(receiver.received[0]);
  const frozen = (await (await server.fetch(`/report-runs/${run?.id}.json`)).json()) as {
    figures: { score: { score: number; interval: { lower: number; upper: number } } };
  };
  const { score, interval } = frozen.figures.score;
  const figure = `${score}, between ${Math.round(interval.lower)} and ${Math.round(interval.upper)}, 30 answers`;
  const [letter] = await mailsTo("ann@example.com", 1);
  expect(letter?.subject).toContain(figure);
  expect(text.split("\n")[0]).toBe(`*${letter?.subject}*`);
  const [, path] =
    /<https:\/\/nps\.example\.com(\/d\/\S{64}\/run)\|Open the report>/.exec(text) ?? [];
  const page = await fetch(server.url + path);
  expect(page.status).toBe(200);
  expect(page.headers.get("x-robots-tag")).toBe("noindex");
  expect(await page.text()).toContain(`between ${Math.round(interval.lower)} and`);

  // Taken off, nothing more comes and what was shown there is closed.
  const { destinations } = await api<Destined>("GET", `/reports/${id}`);
  await api("DELETE", `/reports/${id}/destinations/${destinations[0]?.id}`);
  expect((await fetch(server.url + path)).status).toBe(404);
  await api("POST", `/reports/${id}/run-now`);
  await mailsTo("ann@example.com", 2);
  expect(receiver.received).toHaveLength(1);
});

test("a message that still waits goes with its chat when that is taken off", async () => {
  const { id, destinations } = await destined(slack());
  receiver.reply = () => ({ status: 503, body: "later" });
  await api("POST", `/reports/${id}/run-now`);
  await arrived(1);
  const last = await settled(id, "queued");
  expect(last?.detail).toContain("503");
  await api("DELETE", `/reports/${id}/destinations/${destinations[0]?.id}`);
  const left = await db
    .selectFrom("report_post")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("report_id", "=", id)
    .execute();
  expect(left).toEqual([]);
});

test("a message over which a server died, or whose answer never came, is uncertain and not said again", async () => {
  const { id, destinations } = await destined(slack());
  receiver.reply = () => ({ status: 400, body: "invalid_payload" });
  const { id: runId } = await api<{ id: string }>("POST", `/reports/${id}/run-now`);
  expect((await settled(id, "refused"))?.detail).toBe("The receiver answered 400. invalid_payload");
  const postId = crypto.randomUUID();
  await db
    .deleteFrom("report_post")
    .where("workspace_id", "=", workspaceId)
    .where("run_id", "=", runId)
    .execute();
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("report_post")
      .values({
        ...{ workspace_id: workspaceId, id: postId, run_id: runId, report_id: id },
        ...{ destination_id: destinations[0]?.id ?? "", state: "sending", at: clock() },
        detail: null,
      })
      .execute();
    await jobs.enqueue(trx, reportPostJob, { workspaceId, postId });
  });
  await settled(id, "unconfirmed");
  expect(receiver.received).toHaveLength(1);
});

test("Mattermost and the workspace's own Telegram bot are written to in their own marks; without a bot it is said", async () => {
  const chat = { kind: "telegram", name: "Board", chatId: "-10042", language: "lv" };
  at("2026-06-08T06:00:00Z");
  const made = await report({ name: "Marks_of *all*" });
  const refused = await ask("POST", `/reports/${made.id}/destinations`, chat);
  expect(refused).toMatchObject({ status: 409, body: { code: "telegram_not_connected" } });
  const token = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi";
  await saveAccount(db, secret, {
    ...{ workspaceId, channel: "telegram", now: clock() },
    settings: { token, baseUrl: receiver.url, username: "botanic_bot" },
  });
  await api("POST", `/reports/${made.id}/destinations`, chat);
  await api("POST", `/reports/${made.id}/destinations`, {
    ...{ kind: "mattermost", name: "town", url: `${receiver.url}/hooks/x`, channel: "board" },
  });
  await setDue(made.id, "2026-06-08T05:00:00Z");
  await turn();
  await arrived(2);
  const telegram = receiver.received.find(({ path }) => path === `/bot${token}/sendMessage`);
  expect(telegram?.json).toMatchObject({ chat_id: -10042, parse_mode: "HTML" });
  expect(textOf(telegram)).toMatch(/^<b>Marks_of \*all\*.*60, no \d+ līdz \d+, 30 atbilžu<\/b>/);
  const mattermost = receiver.received.find(({ path }) => path === "/hooks/x");
  expect(mattermost?.json).toMatchObject({ channel: "board" });
  expect(textOf(mattermost)).toContain("**Marks\\_of \\*all\\*");
});

test("a test is said at once, marked as one, and why it was not taken stands beside the chat", async () => {
  const { id, destinations } = await destined(slack());
  const path = `/reports/${id}/destinations/${destinations[0]?.id}/test`;
  const good = await api<Destined>("POST", path);
  expect(good.destinations[0]?.last).toMatchObject({ state: "sent", test: true });
  const text = textOf(receiver.received[0]);
  expect(text).toContain("Test, sent by");
  expect(text).not.toContain("/run|");
  receiver.reply = () => ({ status: 404, body: "no_service" });
  const bad = await api<Destined>("POST", path);
  expect(bad.destinations[0]?.last).toMatchObject({
    ...{ state: "refused", test: true, detail: "The receiver answered 404. no_service" },
  });
  // Figures left the house both times, so that the log knows, whatever was answered.
  const log = await api<{ data: { action: string; target: string; details: object }[] }>(
    "GET",
    "/audit?action=report.destination_tested",
  );
  const where = { kind: "slack", address: `${receiver.url}/…` };
  expect(log.data.map(({ details }) => details)).toMatchObject([
    { ...where, state: "refused" },
    { ...where, state: "sent" },
  ]);
  expect(JSON.stringify(log)).not.toContain("services/T/B");
});

test("the address of a chat is a password: sealed, shown by its host alone, in no reply and no entry of the log", async () => {
  const { id, destinations } = await destined(slack());
  expect(destinations[0]?.address).toBe(`${receiver.url}/…`);
  const row = await db
    .selectFrom("report_destination")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("report_id", "=", id)
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toContain("services/T/B");
  const log = await api("GET", "/audit?limit=20");
  expect(JSON.stringify(log)).toContain("report.destination_added");
  expect(JSON.stringify(log)).not.toContain("services/T/B");
  const inside = { kind: "slack", name: "in", url: "http://10.0.0.1/services/x" };
  expect(await ask("POST", `/reports/${id}/destinations`, inside)).toMatchObject({ status: 422 });
});
