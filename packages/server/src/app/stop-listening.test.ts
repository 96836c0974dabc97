import net from "node:net";
import { beforeEach, expect, test } from "vitest";
import { addKey } from "../auth/add-key.ts";
import { addUser } from "../auth/add-user.ts";
import { readConfig } from "../config/config.ts";
import type { App } from "../errors/http.ts";
import { openLog } from "../log/log.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { buildServer } from "./server.ts";
import { openServices, type Services } from "./services.ts";
import { stopListening } from "./stop-listening.ts";

let app: App;
let services: Services;
let port: number;
let authorization: string;

beforeEach(async (context) => {
  const connection = await testConnection();
  await emptyTables(await testDatabase());
  await prepareDatabase(connection);
  services = await openServices(
    readConfig({ LOG_LEVEL: "silent", RATE_LIMIT: "0" }),
    connection,
    openLog("silent"),
  );
  app = await buildServer(services);
  port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
  context.onTestFinished(async () => {
    app.server.closeAllConnections();
    await app.close();
    await services.stop();
  });
  const owner = { email: "ann@example.com", password: "a long enough password" };
  await addUser(services.db, { ...owner, workspaceName: "Botanic", role: "owner" });
  const wanted = { workspaceName: "Botanic", name: "tests", scopes: ["read", "write"] as const };
  authorization = `Bearer ${(await addKey(services.db, { ...wanted, scopes: [...wanted.scopes] })).key}`;
});

/** A request that has begun and is not sent to its end. */
async function beginning(body: string) {
  const socket = net.connect(port, "127.0.0.1");
  const seen = { text: "", closed: false };
  socket.on("data", (chunk) => {
    seen.text += chunk.toString();
  });
  socket.on("close", () => {
    seen.closed = true;
  });
  socket.on("error", () => {});
  socket.write(
    `POST /api/v1/surveys HTTP/1.1\r\nhost: localhost\r\nauthorization: ${authorization}\r\n` +
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  );
  // Its beginning is read and it waits for the rest.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { socket, seen, finish: () => socket.write(body.slice(5)) };
}

test("a request under way when the server stops gets its answer", async () => {
  const { seen, finish } = await beginning('{"name":"Autumn"}');
  const stopped = stopListening(app);
  await new Promise((resolve) => setTimeout(resolve, 400));
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  finish();
  await stopped;
  await expect.poll(() => seen.text).toContain("HTTP/1.1 201");
  expect(seen.text).toContain('"name":"Autumn"');
});

test("a request that never ends keeps the server for its grace and no longer", async () => {
  const { seen } = await beginning('{"name":"Winter"}');
  const began = Date.now();
  await stopListening(app, 700);
  expect(Date.now() - began).toBeGreaterThan(600);
  expect(Date.now() - began).toBeLessThan(3000);
  await expect.poll(() => seen.closed).toBe(true);
});

test("live streams and idle connections do not keep the server from stopping", async () => {
  const live = await fetch(`http://127.0.0.1:${port}/api/v1/live`, { headers: { authorization } });
  // An idle connection that the client keeps open.
  await (await fetch(`http://127.0.0.1:${port}/healthz`)).text();
  const began = Date.now();
  await stopListening(app);
  expect(Date.now() - began).toBeLessThan(1500);
  expect(await live.text()).toContain("listening");
});

test("whoever stands in line as the server stops listening is served, and not reset", async () => {
  const replies = Array.from({ length: 60 }, () => {
    const socket = net.connect(port, "127.0.0.1");
    socket.end("GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n");
    return new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk.toString();
      });
      socket.on("error", (error) => resolve(error.message));
      socket.on("end", () => resolve(text.split("\r\n")[0] ?? ""));
    });
  });
  // They are connected as far as the kernel is concerned, and none of them was taken yet.
  await new Promise((resolve) => process.nextTick(resolve));
  await stopListening(app);
  expect([...new Set(await Promise.all(replies))]).toEqual(["HTTP/1.1 200 OK"]);
});
