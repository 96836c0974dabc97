/** The whole server of a test file, with one workspace, one survey and a key that may do everything. */
import { prepareDatabase } from "../app/prepare-database.ts";
import { buildServer } from "../app/server.ts";
import { openServices, type Services } from "../app/services.ts";
import { stopListening } from "../app/stop-listening.ts";
import { addKey } from "../auth/add-key.ts";
import { addUser } from "../auth/add-user.ts";
import { readConfig } from "../config/config.ts";
import type { App } from "../errors/http.ts";
import { openLog } from "../log/log.ts";
import { testConnection, whenFileEnds } from "./test-database.ts";

export interface TestServer {
  app: App;
  services: Services;
  /** Where it listens. */
  url: string;
  workspaceId: string;
  /** The header of the key that `api` asks with. */
  authorization: string;
  /** A survey in English, Latvian and Russian; its slug is in `survey.slug`. */
  survey: { id: string; slug: string };
  /** Asks the API with the key; anything but success fails the test. */
  api<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>;
  /** A GET of the API as it is answered, for files. */
  fetch(path: string): Promise<Response>;
  /** The same as `api` whatever it answers. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: never }>;
}

const PUBLIC_URL = "https://nps.example.com";

/**
 * Starts it on a free port of this machine; it stops with the test file.
 *
 * @param env settings besides the usual ones of a test.
 * @param how.clock what reports take for the present.
 */
export async function testServer(
  env: Record<string, string> = {},
  how: { clock?: () => Date } = {},
): Promise<TestServer> {
  const connection = await testConnection();
  await prepareDatabase(connection);
  const config = readConfig({ RATE_LIMIT: "0", LOG_LEVEL: "silent", PUBLIC_URL, ...env });
  const services = await openServices(config, connection, openLog("silent"));
  const app = await buildServer(services, how);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  whenFileEnds(async () => {
    // A connection that a client opened and never used would be waited for longer than a hook may take.
    await stopListening(app, 2_000);
    await services.stop();
  });
  const owner = { email: "ann@example.com", password: "a long enough password" };
  await addUser(services.db, { ...owner, workspaceName: "Botanic", role: "owner" });
  const scopes = ["read", "write", "send", "admin"] as const;
  const { key } = await addKey(services.db, {
    workspaceName: "Botanic",
    name: "tests",
    scopes: [...scopes],
  });
  const authorization = `Bearer ${key}`;
  const ask: TestServer["ask"] = async (method, path, body) => {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    const json = (reply.headers.get("content-type") ?? "").includes("json");
    return { status: reply.status, body: (json ? JSON.parse(text) : text) as never };
  };
  const api: TestServer["api"] = async (method, path, body) => {
    const reply = await ask(method, path, body);
    if (reply.status >= 300) {
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    }
    return reply.body;
  };
  const languages = ["en", "lv", "ru"];
  const survey = await api<{ id: string; slug: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
    languages,
  });
  const { workspace_id } = await services.db
    .selectFrom("survey")
    .select("workspace_id")
    .where("id", "=", survey.id)
    .executeTakeFirstOrThrow();
  return {
    app,
    services,
    url,
    workspaceId: workspace_id,
    authorization,
    survey,
    api,
    ask,
    fetch: (path) => fetch(`${url}/api/v1${path}`, { headers: { authorization } }),
  };
}
