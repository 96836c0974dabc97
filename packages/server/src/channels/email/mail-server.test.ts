import type { MailServerState } from "@candor/contract/channel-setup.ts";
import { expect, onTestFinished, test } from "vitest";
import { sendDue } from "../../invitations/send-due.ts";
import { freePort, testMailServer } from "../../testing/mail-server.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer({ WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" });
const { api, ask } = server;

const own = {
  port: 0,
  host: "127.0.0.1",
  security: "none",
  user: null,
  from: "hello@garden.lv",
  fromName: "Garden",
};

/** At midday of a working day to come, when nobody's rest keeps a mail back. */
function midday(): Date {
  const day = new Date();
  do day.setUTCDate(day.getUTCDate() + 1);
  while ([0, 5, 6].includes(day.getUTCDay()));
  day.setUTCHours(11, 0, 0, 0);
  return day;
}

async function invite(email: string): Promise<void> {
  const person = await api<{ id: string }>("POST", "/people", { email });
  await api("POST", `/surveys/${server.survey.id}/invitations`, {
    personId: person.id,
    channel: "email",
  });
  await sendDue(
    {
      db: server.services.db,
      channels: server.services.asking.channels,
      worker: "test",
      clock: midday,
      onError: (error) => {
        throw error;
      },
    },
    server.workspaceId,
  );
}

async function mailServer() {
  const smtp = await testMailServer();
  onTestFinished(() => smtp.stop());
  return smtp;
}

test("a workspace enters a mail server of its own, sends itself a test, and its mails go that way", async () => {
  expect(await api<MailServerState>("GET", "/channels/email")).toMatchObject({
    source: "none",
    state: "not_configured",
    own: null,
  });
  expect(await ask("POST", "/channels/email/test", { to: "me@garden.lv" })).toMatchObject({
    status: 409,
    body: { code: "mail_not_configured" },
  });

  const smtp = await mailServer();
  const saved = await api<MailServerState>("PUT", "/channels/email", { ...own, port: smtp.port });
  expect(saved).toMatchObject({
    source: "own",
    state: "ok",
    from: "Garden <hello@garden.lv>",
    own: { host: "127.0.0.1", port: smtp.port, hasPassword: false },
  });
  const { reply } = await api<{ reply: string }>("POST", "/channels/email/test", {
    to: "me@garden.lv",
  });
  expect(reply).toMatch(/^250/);
  expect(smtp.received).toMatchObject([{ from: "hello@garden.lv", to: "me@garden.lv" }]);
  expect(smtp.received[0]?.raw).toContain("Subject: Candor sends mails for Botanic");

  const preview = await api("GET", `/surveys/${server.survey.id}/mail/preview`);
  expect(preview.from).toBe("Garden <hello@garden.lv>");
  await invite("ann@shop.lv");
  expect(smtp.perRecipient().get("ann@shop.lv")).toBe(1);
  expect(smtp.received.at(-1)).toMatchObject({ from: "hello@garden.lv" });
  expect((await api<MailServerState>("GET", "/channels/email")).last30Days).toMatchObject({
    handed: 1,
    bounced: 0,
  });

  expect(await api("DELETE", "/channels/email")).toMatchObject({ source: "none", own: null });
});

test("a mail server that cannot be used is not saved, and what it said is told", async () => {
  const port = await freePort();
  const refused = await ask("PUT", "/channels/email", { ...own, port });
  expect(refused).toMatchObject({ status: 422, body: { code: "mail_server_refused" } });
  expect((refused.body as { detail: string }).detail).toContain("nothing was saved");
  expect(await api("GET", "/channels/email")).toMatchObject({ source: "none" });
});

test("a host inside the operator's network is refused before anything connects to it", async () => {
  const refused = await ask("PUT", "/channels/email", { ...own, host: "10.0.0.7", port: 25 });
  expect(refused).toMatchObject({ status: 422, body: { code: "mail_server_refused" } });
  expect((refused.body as { detail: string }).detail).toContain("not an address on the public");
});

test("a password never travels in the open, nor to another server than it was entered for", async () => {
  const smtp = await mailServer();
  const open = { ...own, port: smtp.port, user: "ann", password: "secret words" };
  expect(await ask("PUT", "/channels/email", open)).toMatchObject({
    status: 422,
    body: { code: "password_in_the_open" },
  });
  const elsewhere = { ...own, port: smtp.port, security: "tls", user: "ann" };
  expect(await ask("PUT", "/channels/email", elsewhere)).toMatchObject({
    status: 422,
    body: { code: "password_missing" },
  });
});

test("one workspace's broken mail server holds up no other workspace", async () => {
  const smtp = await mailServer();
  await api("PUT", "/channels/email", { ...own, port: smtp.port });
  await smtp.stop();
  expect(await ask("POST", "/channels/email/test", { to: "me@garden.lv" })).toMatchObject({
    status: 502,
    body: { code: "mail_not_sent" },
  });
  await invite("bo@shop.lv");
  expect(await api("GET", "/channels/email")).toMatchObject({ source: "own", state: "down" });
  const rows = await server.services.db
    .selectFrom("directory.channel_state")
    .select(["channel", "state"])
    .where("state", "=", "down")
    .execute();
  expect(rows).toEqual([{ channel: `email:${server.workspaceId}`, state: "down" }]);
});
