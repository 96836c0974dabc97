/** A receiver of webhooks on loopback, for tests: keeps what came, answers as told, can be killed and come back. */
import http from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  json: unknown;
}

export type Reply = { status: number; headers?: Record<string, string>; body?: string };

export interface Receiver {
  url: string;
  received: Received[];
  /** How it answers; 200 at first. A promise holds the answer back. */
  reply: (request: Received) => Reply | Promise<Reply>;
  /** Stops listening: connections are refused. */
  kill(): Promise<void>;
  /** Listens again on the same port. */
  revive(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: "",
    received: [],
    reply: () => ({ status: 200, body: "ok" }),
    kill: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    revive: () => listen(port),
  };
  let server = make();
  let port = 0;

  function make(): http.Server {
    return http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", async () => {
        const body = Buffer.concat(chunks).toString("utf8");
        const received: Received = {
          method: request.method ?? "",
          path: request.url ?? "",
          headers: Object.fromEntries(
            Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
          ),
          body,
          json: parse(body),
        };
        receiver.received.push(received);
        const reply = await receiver.reply(received);
        response.writeHead(reply.status, reply.headers ?? {});
        response.end(reply.body ?? "");
      });
    });
  }

  async function listen(at: number): Promise<void> {
    server = make();
    await new Promise<void>((done) => server.listen(at, "127.0.0.1", done));
    port = (server.address() as AddressInfo).port;
    receiver.url = `http://127.0.0.1:${port}`;
  }

  await listen(0);
  return receiver;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
