import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { remoteClient } from "./remote-client.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  open.push(server);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
}

test("lists repeat their name in the query, the key goes in its header, and a folder before the API is kept", async () => {
  const seen: string[] = [];
  const server = await answering((request, reply) => {
    seen.push(`${request.url} ${request.headers.authorization}`);
    reply.setHeader("content-type", "application/json").end("{}");
  });
  const client = remoteClient({ server: `${server}/nps/`, key: "ck_1" });
  await client.json("GET", "/surveys", {
    query: { filter: ["store=Rīga & co", "a=b"], to: undefined, limit: 2 },
  });
  expect(seen).toEqual([
    "/nps/api/v1/surveys?filter=store%3DR%C4%ABga+%26+co&filter=a%3Db&limit=2 Bearer ck_1",
  ]);
});

test("a server that asks for patience is asked again after the seconds it names", async () => {
  let asked = 0;
  const server = await answering((_, reply) => {
    if (++asked === 1) reply.writeHead(429, { "retry-after": "1" }).end("{}");
    else reply.end('{"data":1}');
  });
  const started = Date.now();
  expect(await remoteClient({ server, key: "k" }).json("GET", "/x")).toEqual({ data: 1 });
  expect(asked).toBe(2);
  expect(Date.now() - started).toBeGreaterThan(900);
});

test("what a server says is wrong is said in its own words; what is no Candor is said to be none", async () => {
  const problem = {
    type: "about:blank",
    title: "Not found",
    status: 404,
    code: "survey_not_found",
    detail: "There is none.",
    requestId: "1",
  };
  const server = await answering((request, reply) => {
    if (request.url?.endsWith("/known")) reply.writeHead(404).end(JSON.stringify(problem));
    else reply.writeHead(502).end("<html>bad gateway</html>");
  });
  const client = remoteClient({ server, key: "k" });
  await expect(client.json("GET", "/known")).rejects.toMatchObject({
    status: 404,
    code: "survey_not_found",
    message: "There is none.",
  });
  await expect(client.json("GET", "/other")).rejects.toMatchObject({ code: "not_candor" });
  expect(() => remoteClient({ server: "nps.example.com", key: "k" })).toThrow(/not the address/);
});
