/** An OpenAI-compatible endpoint on loopback for tests: it labels by simple rules, and misbehaves as told. */
import http from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface AskedOfModel {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: {
    model: string;
    temperature: number;
    max_tokens: number;
    response_format?: unknown;
    messages: { role: string; content: string }[];
  };
  /** What was sent as data, apart from the instructions. */
  data: Data;
}

interface Data {
  comments?: { i: number; text: string }[];
  text?: string;
  into?: string;
  words?: string[];
}

export interface FakeModel {
  /** The base URL. */
  url: string;
  port: number;
  asked: AskedOfModel[];
  /** What it says: the content of its message, or a whole reply; null lets it answer well. */
  says: ((asked: AskedOfModel) => Said | null | Promise<Said | null>) | null;
  stop(): Promise<void>;
}

export type Said =
  | { content: unknown; finish?: string }
  | { status: number; headers?: Record<string, string>; body: string }
  /** Sends the beginning of a reply and closes the connection. */
  | { half: string };

export async function fakeModel(): Promise<FakeModel> {
  const model: FakeModel = {
    url: "",
    port: 0,
    asked: [],
    says: null,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      const data = JSON.parse(body.messages[1].content);
      const asked = { path: request.url ?? "", headers: request.headers, body, data };
      model.asked.push(asked);
      reply(response, (await model.says?.(asked)) ?? { content: wellSaid(data) });
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  model.port = (server.address() as AddressInfo).port;
  model.url = `http://127.0.0.1:${model.port}/v1`;
  return model;
}

function reply(response: http.ServerResponse, said: Said): void {
  if ("half" in said) {
    response.writeHead(200, { "content-type": "application/json", "content-length": 5000 });
    response.write(said.half);
    setImmediate(() => (response.socket as Socket | null)?.destroy());
    return;
  }
  if ("status" in said) {
    response.writeHead(said.status, said.headers ?? {});
    response.end(said.body);
    return;
  }
  response.writeHead(200, { "content-type": "application/json" });
  response.end(completion(said.content, said.finish));
}

/** A reply as such endpoints give it. */
export function completion(content: unknown, finish = "stop"): string {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return JSON.stringify({
    choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: finish }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  });
}

function wellSaid(data: Data): unknown {
  if (data.into !== undefined) return { translation: `(${data.into}) ${data.text ?? ""}` };
  if (data.words !== undefined) return { name: "Long queues" };
  if (data.comments && "language" in data) {
    return {
      sentences: [{ text: "Customers say that it is slow.", sources: [1, 2] }],
    };
  }
  return { items: (data.comments ?? []).map(labelled) };
}

/** Angry words are negative, the rest is praise; "slow" is of performance, "leave" is leaving. */
export function labelled({ i, text }: { i: number; text: string }) {
  const slow = /slow/i.exec(text)?.[0];
  const leave = /leave/i.exec(text)?.[0];
  const isBad = /bad|slow|awful/i.test(text);
  return {
    i,
    lang: "en",
    sentiment: isBad ? "negative" : "positive",
    confidence: 0.9,
    aspects: slow ? [{ category: "performance", polarity: "negative", quote: slow }] : [],
    urgency: leave ? 1 : 0,
    churn: leave !== undefined,
    reason: leave ?? "",
  };
}
