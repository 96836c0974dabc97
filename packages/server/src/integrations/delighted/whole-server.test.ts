import http from "node:http";
import { beforeAll, expect, test } from "vitest";
import { buildScripts } from "../../../../widget/scripts/build.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

const KEY = "T8jtGnuYaNerDedVMYrcgn1dRdywfGOl";
let server: TestServer;
let keyId: string;
beforeAll(async () => {
  await buildScripts();
  server = await testServer();
  const made = await server.api<{ id: string; url: string; key: string }>(
    "POST",
    "/delighted-keys",
    {
      name: "Shop",
      key: KEY,
      surveyId: server.survey.id,
    },
  );
  expect(made).toMatchObject({ key: KEY, url: "https://nps.example.com/delighted/v1" });
  keyId = made.id;
});

/** A request to the door, with the header names of the answer as they were written. */
function ask(method: string, path: string, body = "") {
  return new Promise<{ status: number; names: string[]; json: unknown }>((resolve, reject) => {
    const request = http.request(
      `${server.url}${path}`,
      { method, auth: `${KEY}:`, agent: false },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => {
          text += chunk.toString("utf8");
        });
        response.on("end", () => {
          const names = response.rawHeaders.filter((_, index) => index % 2 === 0);
          resolve({ status: response.statusCode ?? 0, names, json: JSON.parse(text) });
        });
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

test("the door stands in the whole server: what is recorded there is in its survey's score", async () => {
  const scores = [10, 9, 9, 10, 9, 10, 9, 8, 3, 10];
  for (const [n, score] of scores.entries()) {
    const made = await ask("POST", "/delighted/v1/people", `email=p${n}%40hilltop.lv&send=false`);
    const { id } = made.json as { id: string };
    const answered = await ask(
      "POST",
      "/delighted/v1/survey_responses",
      `person=${id}&score=${score}`,
    );
    expect(answered).toMatchObject({ status: 201, json: { person: id, score } });
  }
  expect((await ask("GET", "/delighted/v1/metrics.json")).json).toMatchObject({
    nps: 70,
    response_count: 10,
  });
  expect(await server.api("GET", `/surveys/${server.survey.id}/score`)).toMatchObject({
    answers: 10,
    score: 70,
  });
});

test("errors and pages carry the headers that clients look for, whatever else the server adds", async () => {
  const nowhere = await ask("GET", "/delighted/v1/nothing");
  expect(nowhere).toMatchObject({ status: 404, json: { status: 404, message: "Not Found" } });
  expect(nowhere.names).toContain("Content-Type");
  expect((await ask("GET", "/delighted/v1/people?per_page=1")).names).toContain("Link");
  // Delighted's own paths are somebody else's business until the operator says so.
  expect((await fetch(`${server.url}/v1/metrics`)).status).toBe(404);
});

test("a page keeps Delighted's snippet, and another host and key show Candor's widget", async () => {
  const { key } = await server.api<{ key: string }>("PUT", `/surveys/${server.survey.id}/widget`, {
    enabled: true,
    placement: { kind: "popup", side: "end" },
    rules: {},
  });
  const ours = await (await fetch(`${server.url}/w/${key}.js`)).text();
  for (const base of ["", "/delighted"]) {
    const reply = await fetch(
      `${server.url}${base}/integrations/web/v1/library/${key}/delighted.js`,
    );
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(reply.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(await reply.text()).toBe(ours);
  }
});

test("a key that is revoked closes the door at once", async () => {
  expect((await ask("GET", "/delighted/v1/metrics")).status).toBe(200);
  await server.ask("DELETE", `/keys/${keyId}`);
  expect(await ask("GET", "/delighted/v1/metrics")).toMatchObject({
    status: 401,
    json: { status: 401, message: "Unauthorized" },
  });
});
