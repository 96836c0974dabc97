import { connect, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MIGRATIONS } from "../storage/migrate.ts";
import { serving, urlOf } from "../testing/cli.ts";
import { freshDatabase } from "../testing/test-database.ts";
import { LOOPBACK_CERTIFICATE, type TlsProxy, tlsProxy } from "../testing/tls-proxy.ts";

type Process = Awaited<ReturnType<typeof serving>>;

let proxy: TlsProxy;
let environment: Record<string, string>;
let processes: [Process, Process];
let pool: Awaited<ReturnType<typeof freshDatabase>>["pool"];
let key = "";
let cookies: string[] = [];
let surveyId = "";

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request by HTTP/2 over TLS, as a browser sends it through a proxy. */
function ask(method: string, path: string, body?: unknown, headers: OutgoingHttpHeaders = {}) {
  return new Promise<Reply>((resolve, reject) => {
    const session = connect(proxy.url, { ca: LOOPBACK_CERTIFICATE });
    session.on("error", reject);
    const stream = session.request({
      ...{ ":method": method, ":path": path, ...headers },
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    });
    let reply: IncomingHttpHeaders = {};
    const chunks: Buffer[] = [];
    stream.on("response", (got) => {
      reply = got;
    });
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("error", reject);
    // Also where it ends without a word.
    stream.on("close", () => reject(new Error(`no whole answer to ${method} ${path}`)));
    stream.on("end", () => {
      session.close();
      const text = Buffer.concat(chunks).toString();
      resolve({ status: Number(reply[":status"]), headers: reply, body: text });
    });
    stream.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const withKey = () => ({ authorization: `Bearer ${key}` });

beforeAll(async () => {
  const database = await freshDatabase();
  pool = database.pool;
  proxy = await tlsProxy();
  environment = {
    ...{ DATABASE_URL: urlOf(database.connection), RATE_LIMIT: "0" },
    ...{ PUBLIC_URL: proxy.url, TRUST_PROXY: "1", DRAIN_SECONDS: "1" },
  };
  // Both on an empty database at the same moment.
  processes = await Promise.all([serving(environment), serving(environment)]);
  proxy.upstreams.push(...processes.map(({ url }) => url));
}, 240_000);
afterAll(async () => {
  await proxy?.stop();
  await Promise.all((processes ?? []).map((one) => one.stop()));
}, 60_000);

test("two processes that start at once on an empty database migrate it once and share one secret", async () => {
  const { rows } = await pool.query("select name from directory.migration order by name");
  expect(rows.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
  const { rows: secrets } = await pool.query(
    "select 1 from directory.secret where name = 'server'",
  );
  expect(secrets).toHaveLength(1);
});

test("behind a proxy with HTTPS and HTTP/2 cookies are secure, and both processes know who is signed in", async () => {
  const made = await ask(
    "POST",
    "/api/v1/setup",
    {
      ...{ name: "Ann", email: "ann@example.com", password: "a long enough password" },
      ...{ workspaceName: "Botanic", language: "en", timeZone: "Europe/Riga" },
    },
    { origin: proxy.url },
  );
  expect(made.status, made.body).toBeLessThan(300);
  cookies = (made.headers["set-cookie"] ?? []) as string[];
  expect(cookies.some((line) => line.includes("candor"))).toBe(true);
  for (const line of cookies) expect(line).toMatch(/; Secure/i);
  const cookie = cookies.map((line) => line.split(";")[0]).join("; ");
  const workspace = JSON.parse(made.body).workspaces[0].id as string;
  for (let turn = 0; turn < 2; turn += 1) {
    const me = await ask("GET", "/api/v1/me", undefined, { cookie });
    expect(JSON.parse(me.body).user.email).toBe("ann@example.com");
  }
  const keyed = await ask(
    "POST",
    "/api/v1/keys",
    { name: "shop", scopes: ["read", "write", "admin"] },
    { cookie, origin: proxy.url, "candor-workspace": workspace },
  );
  key = JSON.parse(keyed.body).key;
  const survey = await ask("POST", "/api/v1/surveys", { name: "Spring" }, withKey());
  surveyId = JSON.parse(survey.body).id;
  // A page of another site cannot act with the cookie, whatever the proxy says.
  const foreign = { cookie, origin: "https://evil.example", "candor-workspace": workspace };
  expect((await ask("POST", "/api/v1/keys", { name: "x" }, foreign)).status).toBe(403);
});

test("no name but its own is answered, nothing redirects elsewhere, and nobody chooses their own address", async () => {
  const strange = await ask("GET", "/", undefined, { ":authority": "evil.example" });
  expect(strange.status).toBe(421);
  for (const path of [
    "//evil.example/%2e%2e",
    "/sign-in?next=https://evil.example",
    "/\\evil.example",
  ]) {
    const { status, headers } = await ask("GET", path);
    expect(status < 300 || status >= 400, `${path}: ${status} ${headers.location}`).toBe(true);
  }
  // One process, so that its count is the whole: thirty a minute from one address, whatever address it claims.
  const all = proxy.upstreams.splice(1);
  const statuses: number[] = [];
  for (let n = 0; n < 32; n += 1) {
    const claimed = { "x-forwarded-for": `203.0.113.${n}` };
    statuses.push((await ask("GET", "/y/nothing", undefined, claimed)).status);
  }
  proxy.upstreams.push(...all);
  expect(statuses.slice(0, 30).every((status) => status === 404)).toBe(true);
  expect(statuses.slice(31)).toEqual([429]);
});

test("what one process counted counts at the other: who has used up most of a limit there has little left here", async () => {
  const [one, other] = processes;
  const from = { "x-forwarded-for": "198.51.100.7" };
  const status = async (url: string) => (await fetch(`${url}/y/nothing`, { headers: from })).status;
  // Thirty a minute from one address.
  for (let n = 0; n < 27; n += 1) expect(await status(one.url)).toBe(404);
  let letThrough = 0;
  const refused = async () => {
    if ((await status(other.url)) === 429) return true;
    letThrough += 1;
    return false;
  };
  await expect.poll(refused, { timeout: 30_000, interval: 250 }).toBe(true);
  expect(letThrough).toBeLessThan(20);
  // Nothing says who it was.
  const { rows } = await pool.query("select key, n from directory.shared_count");
  expect(rows.some(({ n }) => n > 27)).toBe(true);
  expect(JSON.stringify(rows)).not.toContain("198.51");
});

test("whoever looks at one process sees at once what another one recorded", async () => {
  const [one, other] = processes;
  const stop = new AbortController();
  const live = await fetch(`${one.url}/api/v1/live`, { headers: withKey(), signal: stop.signal });
  let heard = "";
  const reading = (async () => {
    for await (const chunk of live.body ?? []) heard += Buffer.from(chunk).toString();
  })().catch(() => {});
  const recorded = await fetch(`${other.url}/api/v1/surveys/${surveyId}/responses`, {
    method: "POST",
    headers: { ...withKey(), "content-type": "application/json" },
    body: JSON.stringify({ score: 9, channel: "api" }),
  });
  expect(recorded.status).toBe(201);
  await expect.poll(() => heard, { timeout: 15_000 }).toContain(surveyId);
  stop.abort();
  await reading;
});

test("one process after the other is stopped and started, and no request is refused", async () => {
  let answered = 0;
  const refused: string[] = [];
  let going = true;
  const customers = Array.from({ length: 4 }, async () => {
    while (going) {
      const path = `/api/v1/surveys/${surveyId}/responses`;
      const reply = await ask("POST", path, { score: 8, channel: "api" }, withKey()).catch(
        (error: unknown) => ({ status: 0, body: String(error) }),
      );
      answered += 1;
      if (reply.status !== 201) refused.push(`${reply.status} ${reply.body}`);
    }
  });
  try {
    for (const at of [0, 1] as const) {
      const leaving = processes[at];
      const stopped = leaving.stop();
      // It says that it is not ready, and serves whoever has not heard of it.
      await expect.poll(async () => (await fetch(`${leaving.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${leaving.url}/healthz`)).headers.get("connection")).toBe("close");
      await stopped;
      // The last test sees how long these are ready to wait.
      const again = await serving({ ...environment, DRAIN_SECONDS: "600" });
      processes[at] = again;
      proxy.upstreams.splice(at, 1, again.url);
    }
  } finally {
    going = false;
    await Promise.all(customers);
  }
  expect(answered).toBeGreaterThan(20);
  expect(refused).toEqual([]);
  const score = await ask("GET", `/api/v1/surveys/${surveyId}/score`, undefined, withKey());
  // One more is of the test before.
  expect(JSON.parse(score.body).answers).toBe(answered + 1);
}, 240_000);

test("a first SIGTERM waits, a second ends the waiting, and Ctrl-C does not wait at all", async () => {
  const [twice, once] = processes;
  const ended = (one: Process) => new Promise((resolve) => one.child.once("exit", resolve));
  const [twiceEnded, onceEnded] = [ended(twice), ended(once)];
  twice.child.kill("SIGTERM");
  once.child.kill("SIGINT");
  expect(await onceEnded).toBe(0);
  expect(twice.child.exitCode).toBe(null);
  expect((await fetch(`${twice.url}/readyz`)).status).toBe(503);
  // What comes within half a second is the same signal, passed on by a terminal.
  await new Promise((resolve) => setTimeout(resolve, 700));
  twice.child.kill("SIGTERM");
  expect(await twiceEnded).toBe(0);
}, 60_000);
