import net from "node:net";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import type { App } from "../errors/http.ts";
import { arrivalOptions, letGoOfTrickles } from "./slow-requests.ts";

const PATIENCE = { headersMs: 1_500, bodyMs: 1_500, mostMs: 60_000, lookMs: 100 };

test("five hundred senders that trickle are let go, and nobody else waits for them", async () => {
  const app = Fastify(arrivalOptions(PATIENCE)) as unknown as App;
  letGoOfTrickles(app, PATIENCE);
  app.post("/", async ({ body }) => body);
  const { port } = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
  onTestFinished(() => app.close());

  const head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n";
  const beginnings = ["GET / HTTP/1.1\r\nx-slow: ", `${head}content-length: 300\r\n\r\n`];
  let open = 0;
  const sockets = Array.from({ length: 500 }, (_, n) => {
    const socket = net.connect(Number(port), "127.0.0.1");
    socket.on("error", () => {});
    socket.on("close", () => {
      open -= 1;
    });
    socket.resume();
    socket.write(beginnings[n % 2] ?? "");
    open += 1;
    return socket;
  });
  const trickling = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write(" ");
  }, 250);
  onTestFinished(() => {
    clearInterval(trickling);
    for (const socket of sockets) socket.destroy();
  });

  const began = performance.now();
  const body = JSON.stringify({ score: 9 });
  const reply = await fetch(`http://127.0.0.1:${port}/`, {
    ...{ method: "POST", body, headers: { "content-type": "application/json" } },
  });
  expect(await reply.json()).toEqual({ score: 9 });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(open).toBeGreaterThan(0);
  await expect.poll(() => open, { timeout: 10_000 }).toBe(0);
}, 20_000);

test("a body that says it is large has time to arrive", async () => {
  const app = Fastify(arrivalOptions(PATIENCE)) as unknown as App;
  letGoOfTrickles(app, PATIENCE);
  app.post("/", async ({ body }) => ({ length: (body as string).length }));
  const { port } = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
  onTestFinished(() => app.close());
  const socket = net.connect(Number(port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let seen = "";
  socket.on("data", (chunk) => {
    seen += chunk;
  });
  socket.write(
    "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 16000\r\n\r\n",
  );
  for (let n = 0; n < 4; n += 1) {
    socket.write("x".repeat(4_000));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await expect.poll(() => seen).toContain('{"length":16000}');
});
