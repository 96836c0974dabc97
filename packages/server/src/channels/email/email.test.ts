import fastify from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import PostalMime from "postal-mime";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { smtpCourier } from "../../delivery/smtp-courier.ts";
import { openInvitation } from "../../invitations/open-invitation.ts";
import { sendDue } from "../../invitations/send-due.ts";
import { openUnsubscribe, resubscribe, unsubscribe } from "../../invitations/unsubscribe.ts";
import type { Database } from "../../storage/database.ts";
import { aSurvey, type SurveyInWorkspace } from "../../testing/fixtures.ts";
import { testMailServer } from "../../testing/mail-server.ts";
import { aSending, fates, sendDeps, somePeople, TUESDAY } from "../../testing/sendings.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";
import { serverSecret } from "../../workspaces/server-secret.ts";
import { listenForBounces } from "./bounce-listener.ts";
import { emailChannel } from "./email-channel.ts";
import { mailProviderRoutes, providerHookUrl } from "./provider-routes.ts";
import { messageToken, readMessageToken } from "./verp.ts";

const secret = serverSecret("a secret of the tests, long enough to be one");
const PUBLIC_URL = "https://nps.shop.lv";
let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

async function sent(count: number, bounceDomain: string | null = "bounce.shop.lv") {
  const smtp = await testMailServer();
  onTestFinished(() => smtp.stop());
  await somePeople(db, survey, count);
  await aSending(db, survey);
  const mailFrom = "Green & Sons <shop@shop.lv>";
  const channel = emailChannel(
    { db, secret, publicUrl: PUBLIC_URL, mailFrom, bounceDomain },
    smtp.url,
  );
  onTestFinished(() => channel.pool?.close());
  const deps = sendDeps(db, channel);
  await sendDue(deps, survey.workspaceId);
  const mails = await Promise.all(smtp.received.map(({ raw }) => PostalMime.parse(raw)));
  const header = (n: number, name: string) =>
    mails[n]?.headers.find((h) => h.key === name.toLowerCase())?.value ?? "";
  return { smtp, deps, mails, header };
}

test("a mail carries the links of its own invitation, the way out for machines, and a bounce address", async () => {
  const { smtp, mails, header } = await sent(1);
  expect(mails[0]?.from).toEqual({ name: "Green & Sons", address: "shop@shop.lv" });
  expect(mails[0]?.html).toContain("Test garden");
  expect(header(0, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  const out = header(0, "List-Unsubscribe").slice(1, -1);
  expect(out).toMatch(/^https:\/\/nps\.shop\.lv\/u\/[\w-]{64}$/);
  expect(mails[0]?.text).toContain(out);
  const answer = /https:\/\/nps\.shop\.lv\/a\/([\w-]{64})\?score=9/.exec(mails[0]?.text ?? "");
  const invitation = await openInvitation(db, secret, answer?.[1] ?? "");
  expect(invitation).toMatchObject({ ...survey, state: "sent", deliveredAt: TUESDAY });
  const envelope = smtp.received[0]?.from ?? "";
  expect(envelope.split("@")[0]?.length).toBeLessThanOrEqual(64);
  expect(readMessageToken(secret, envelope.toUpperCase())).toMatchObject({
    workspaceId: survey.workspaceId,
  });
  // The token of one purpose opens no other door.
  expect(await openInvitation(db, secret, out.split("/").at(-1) ?? "")).toBeNull();
});

test("a mail of an anonymous survey has no link that leads to an invitation, but the way out", async () => {
  survey = await aSurvey(db, { anonymous: true });
  const { mails } = await sent(2);
  const links = mails.map((mail) => mail.text?.match(/https:\S+score=9/)?.[0]);
  expect(links[0]).toBe(`${PUBLIC_URL}/s/${survey.surveyId}?source=email&score=9`);
  expect(links[1]).toBe(links[0]);
  expect(mails[0]?.html).not.toContain("/a/");
});

test("unsubscribing holds on every channel and for every survey; looking at the page does not", async () => {
  const { mails } = await sent(1);
  const token = /\/u\/([\w-]{64})/.exec(mails[0]?.text ?? "")?.[1] ?? "";
  const who = await openUnsubscribe(db, secret, token);
  expect(who).toMatchObject({ unsubscribed: false });
  expect(await fates(db)).toEqual({ sent: 1 });
  if (!who) throw new Error("nobody is behind the link");
  const told: string[] = [];
  const deps = { db, unsubscribed: async () => void told.push("gone") };
  const failing = { db, unsubscribed: () => Promise.reject(new Error("no event was written")) };
  await expect(unsubscribe(failing, who, TUESDAY)).rejects.toThrow("no event");
  expect(await fates(db)).toEqual({ sent: 1 });
  await unsubscribe(deps, who, TUESDAY);
  await unsubscribe(deps, who, TUESDAY);
  expect(told).toEqual(["gone"]);
  expect(await fates(db)).toEqual({ unsubscribed: 1 });
  expect(await db.selectFrom("contact_block").select(["channel", "reason"]).execute()).toEqual([
    { channel: "*", reason: "unsubscribed" },
  ]);
  await aSending(db, survey);
  expect(await fates(db)).toEqual({ unsubscribed: 1, "not_asked unsubscribed": 1 });
  await resubscribe(db, who);
  expect(await db.selectFrom("contact_block").selectAll().execute()).toEqual([]);
  const altered = `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`;
  expect(await openUnsubscribe(db, secret, altered)).toBeNull();
});

function bounce(status: string, diagnostic: string, action = "failed"): string {
  return [
    "From: MAILER-DAEMON@mx.example.net",
    "To: x@bounce.shop.lv",
    "Subject: Undelivered",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    "",
    "--B",
    "Content-Type: text/plain",
    "",
    "I am sorry.",
    "--B",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.net",
    "",
    "Final-Recipient: rfc822; p0@shop.lv",
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    "",
    "--B--",
    "",
  ].join("\r\n");
}

test("bounces that come back by mail: unknown addresses are blocked, full mailboxes tried again, strangers refused", async () => {
  const { smtp, deps } = await sent(4);
  const listener = await listenForBounces({
    db,
    secret,
    port: 0,
    host: "127.0.0.1",
    news: { wrote: async () => {}, sent: async () => {}, failed: async () => {} },
    clock: () => TUESDAY,
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => listener.close());
  const line = await smtpCourier(`smtp://127.0.0.1:${listener.port}`).open();
  onTestFinished(() => line.close());
  const hand = (to: string, raw: string) => line.hand({ from: "", to, raw: Buffer.from(raw) });
  const at = (n: number) => smtp.received.find(({ to }) => to === `p${n}@shop.lv`)?.from ?? "";
  expect(await hand(at(0), bounce("5.1.1", "550 5.1.1 No such user"))).toMatchObject({
    kind: "accepted",
  });
  await hand(at(1), bounce("5.2.2", "552 5.2.2 Mailbox full"));
  await hand(at(2), bounce("4.4.1", "no answer yet", "delayed"));
  expect(await hand("someone@bounce.shop.lv", bounce("5.1.1", "x"))).toMatchObject({
    kind: "refused",
    blame: "address",
  });
  expect(await hand(at(3).replace(/^b-./, "b-z"), bounce("5.1.1", "x"))).toMatchObject({
    kind: "refused",
  });
  expect(await fates(db)).toEqual({ "bounced hard_bounce": 1, "planned deferred": 1, sent: 2 });
  await hand(at(0), bounce("5.1.1", "550 5.1.1 No such user"));
  expect(await db.selectFrom("contact_block").select(["reason", "address"]).execute()).toEqual([
    { reason: "bounced", address: "p0@shop.lv" },
  ]);
  deps.now = new Date(TUESDAY.getTime() + 3600_000);
  expect(await sendDue(deps, survey.workspaceId)).toBe(1);
  expect(smtp.perRecipient().get("p1@shop.lv")).toBe(2);
});

test("notices of providers are understood in their own shapes, and only with our key", async () => {
  const { header } = await sent(6);
  const app = fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  mailProviderRoutes(app, { db, secret });
  onTestFinished(() => void app.close());
  const token = (n: number) => header(n, "X-PM-Metadata-candor");
  const post = async (provider: string, payload: object, key?: string) => {
    const url = new URL(providerHookUrl(secret, PUBLIC_URL, provider));
    if (key) url.searchParams.set("key", key);
    const reply = await app.inject({ method: "POST", url: url.pathname + url.search, payload });
    return reply.statusCode === 200 ? reply.json().taken : reply.statusCode;
  };
  const postmark = { RecordType: "Bounce", Type: "HardBounce", Metadata: { candor: token(0) } };
  expect(await post("postmark", postmark, "wrong")).toBe(403);
  expect(await post("postmark", postmark)).toBe(1);
  const ses = {
    eventType: "Bounce",
    mail: { source: "x@shop.lv", tags: { candor: [token(1)] } },
    bounce: { bounceType: "Permanent", bouncedRecipients: [{ status: "5.1.1" }] },
  };
  expect(await post("ses", { Type: "Notification", Message: JSON.stringify(ses) })).toBe(1);
  const complaint = { ...ses, bounce: undefined, complaint: { complaintFeedbackType: "abuse" } };
  const tagged = { ...complaint, mail: { source: "x@shop.lv", tags: { candor: [token(2)] } } };
  expect(await post("ses", { Type: "Notification", Message: JSON.stringify(tagged) })).toBe(1);
  const mailgun = {
    "event-data": {
      event: "failed",
      severity: "temporary",
      "user-variables": { candor: token(3) },
      "delivery-status": { code: 452, message: "4.2.2 Mailbox full" },
    },
  };
  expect(await post("mailgun", mailgun)).toBe(1);
  const generic = {
    events: [{ message: `<${header(4, "Message-ID").slice(1, -1)}>`, event: "refused" }],
  };
  expect(await post("generic", generic)).toBe(1);
  expect(await post("generic", { events: [{ message: "b-nonsense", event: "hard_bounce" }] })).toBe(
    0,
  );
  expect(await post("generic", { nonsense: true })).toBe(422);
  expect(await fates(db)).toEqual({
    "bounced hard_bounce": 2,
    "bounced refused": 1,
    "planned deferred": 1,
    sent: 2,
  });
  const blocks = await db.selectFrom("contact_block").select(["channel", "reason"]).execute();
  expect(blocks.map((b) => `${b.reason} ${b.channel}`).sort()).toEqual([
    "bounced email",
    "bounced email",
    "complained *",
  ]);
});

test("a bounce address that was not made here is not believed", () => {
  const ref = {
    workspaceId: "019e87c6-9900-7bab-9853-509c50665658",
    messageId: "019e87c6-9900-7294-8682-6ac1b7de782a",
  };
  const token = messageToken(secret, ref);
  expect(readMessageToken(secret, `${token}@bounce.shop.lv`)).toEqual(ref);
  const other = serverSecret("another secret that is long enough too");
  expect(readMessageToken(other, token)).toBeNull();
  expect(readMessageToken(secret, `${token.slice(0, -5)}aaaaa`)).toBeNull();
});
