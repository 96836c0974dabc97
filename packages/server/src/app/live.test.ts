import http, { type ServerResponse } from "node:http";
import net, { type AddressInfo } from "node:net";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { addKey } from "../auth/add-key.ts";
import { addUser } from "../auth/add-user.ts";
import { openLog } from "../log/log.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { silentWay } from "../testing/silent-way.ts";
import { testConnection } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { openLiveHub } from "./live.ts";
import { type LiveStream, liveStream } from "./live-stream.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

/** A stream as a screen holds it: what came, and when it ended. */
async function listening(headers: Record<string, string>) {
  const reply = await fetch(`${server.url}/api/v1/live`, { headers });
  expect(reply.status).toBe(200);
  const seen = { text: "", endedAt: null as number | null };
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of reply.body ?? []) seen.text += decoder.decode(chunk as Uint8Array);
    seen.endedAt = Date.now();
  })().catch(() => {
    seen.endedAt = Date.now();
  });
  onTestFinished(() => void reading);
  return seen;
}

async function signedIn(email: string): Promise<string> {
  const password = "a long enough password";
  await addUser(server.services.db, { email, password, workspaceName: "Botanic", role: "member" });
  const reply = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://nps.example.com" },
    body: JSON.stringify({ email, password }),
  });
  expect(reply.status).toBe(200);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

test("the live stream ends within fifteen seconds of the key, the session or the membership that it was opened with", async () => {
  const { db } = server.services;
  const made = await addKey(db, { workspaceName: "Botanic", name: "screen", scopes: ["read"] });
  const [cookieOut, cookieRemoved, cookieStays] = await Promise.all([
    signedIn("out@example.com"),
    signedIn("removed@example.com"),
    signedIn("stays@example.com"),
  ]);
  const byKey = await listening({ authorization: `Bearer ${made.key}` });
  const out = await listening({ cookie: cookieOut });
  const removed = await listening({ cookie: cookieRemoved });
  const stays = await listening({ cookie: cookieStays });
  const began = Date.now();
  // As another server process would do it.
  await db
    .updateTable("api_key")
    .set({ revoked_at: new Date() })
    .where("workspace_id", "=", server.workspaceId)
    .where("name", "=", "screen")
    .execute();
  const signedOut = await fetch(`${server.url}/api/auth/sign-out`, {
    method: "POST",
    headers: { cookie: cookieOut, origin: "https://nps.example.com" },
  });
  expect(signedOut.status).toBeLessThan(300);
  await db
    .deleteFrom("directory.member")
    .where("user_id", "in", (users) =>
      users
        .selectFrom("auth.user" as never)
        .select("id" as never)
        .where("email" as never, "=", "removed@example.com" as never),
    )
    .execute();
  await expect
    .poll(() => [byKey, out, removed].every(({ endedAt }) => endedAt !== null), { timeout: 20_000 })
    .toBe(true);
  for (const { endedAt } of [byKey, out, removed]) {
    expect((endedAt ?? Infinity) - began).toBeLessThan(15_000);
  }
  expect(stays.endedAt).toBeNull();
  await server.api("POST", `/surveys/${server.survey.id}/responses`, { score: 9 });
  await expect.poll(() => stays.text).toContain("event: answers");
}, 40_000);

test("a database connection that dies without a word is noticed, replaced, and screens are told to look again", async () => {
  const { connection, forgetOpen } = await silentWay(await testConnection());
  const patience = { checkMs: 200, silenceMs: 500, reconnectMs: 50 };
  const hub = openLiveHub(connection, openLog("silent"), patience);
  onTestFinished(() => hub.stop());
  const { response, seen } = await pair();
  const workspaceId = uuidv7();
  hub.add(workspaceId, response, async () => true);
  const notice = () =>
    server.services.db
      .transaction()
      .execute((trx) =>
        noticeLive(trx, { workspaceId, surveyId: uuidv7(), count: 1, kind: "recorded" }),
      );
  await expect
    .poll(async () => {
      await notice();
      return seen.text;
    })
    .toContain("event: answers");
  forgetOpen();
  seen.text = "";
  await expect.poll(() => seen.text, { timeout: 5000 }).toContain("event: lookAgain");
  seen.text = "";
  await notice();
  await expect.poll(() => seen.text).toContain("event: answers");
});

/** A response of a real server, and the client that reads it or does not. */
async function pair() {
  const { promise, resolve } = Promise.withResolvers<ServerResponse>();
  const host = http.createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": listening\n\n");
    resolve(response);
  });
  await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));
  const seen = { text: "", closed: false };
  const client = net.connect((host.address() as AddressInfo).port, "127.0.0.1");
  client.on("data", (chunk) => {
    seen.text += chunk.toString();
  });
  client.on("close", () => {
    seen.closed = true;
  });
  client.on("error", () => {});
  client.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
  onTestFinished(() => {
    client.destroy();
    host.closeAllConnections();
    host.close();
  });
  return { response: await promise, client, seen };
}

/** Tells so much that no buffer of the machine takes it any more. */
async function tellTooMuch(stream: LiveStream, response: ServerResponse): Promise<void> {
  const event = { surveyId: uuidv7(), count: 1, kind: "recorded" as const };
  for (let full = 0; full < 5; full = response.writableLength > 50_000 ? full + 1 : 0) {
    for (let n = 0; n < 20_000; n += 1) stream.tell(event);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("a screen that reads slowly costs no more than its share of memory, and is told to look again when it has caught up", async () => {
  const { response, client, seen } = await pair();
  client.pause();
  const stream = liveStream(response, async () => true);
  await tellTooMuch(stream, response);
  expect(response.writableLength).toBeLessThan(70_000);
  client.resume();
  await expect.poll(() => seen.text.includes("event: lookAgain"), { timeout: 10_000 }).toBe(true);
  seen.text = "";
  stream.tell({ surveyId: uuidv7(), count: 1, kind: "recorded" });
  await expect.poll(() => seen.text).toContain("event: answers");
});

test("a screen that reads no more is let go", async () => {
  const { response, client } = await pair();
  client.pause();
  const stream = liveStream(response, async () => true);
  await tellTooMuch(stream, response);
  stream.beat();
  stream.beat();
  expect(response.destroyed).toBe(false);
  stream.beat();
  expect(response.destroyed).toBe(true);
});
