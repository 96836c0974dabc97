import type { Product } from "./product.ts";

/** The first visitor, who made the workspace, with a key for programs and a session for screens. */
export interface Owner {
  /** Asks the API; an answer that is no success is thrown. */
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  key: string;
  /** Cookies of the session, as a browser takes them. */
  cookies: { name: string; value: string; url: string }[];
}

/** Sets the product up as its first visitor would, and makes a key that may do everything. */
export async function becomeOwner({ url }: Product): Promise<Owner> {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, ...headers },
      body: JSON.stringify(body),
    });
  const setup = await post("/setup", {
    name: "Ann",
    email: "ann@botanic.lv",
    password: "a long enough password",
    workspaceName: "Botanic",
    language: "en",
    timeZone: "Europe/Riga",
  });
  const me = (await setup.json()) as { workspaces: { id: string }[] };
  if (!setup.ok) throw new Error(JSON.stringify(me));
  const cookies = setup.headers.getSetCookie().map((line) => {
    const [name = "", value = ""] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
    return { name, value, url };
  });
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const scopes = ["read", "write", "send", "admin"];
  const headers = { cookie, "candor-workspace": me.workspaces[0]?.id ?? "" };
  const made = await post("/keys", { name: "e2e", scopes }, headers);
  const { key } = (await made.json()) as { key: string };
  return { key, cookies, api: (method, path, body) => ask(url, key, method, path, body) };
}

async function ask<T>(
  url: string,
  key: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const reply = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/**
 * Looks until it is so: what is sent in the background arrives a moment later.
 *
 * @returns what was seen last, so that an expectation can say what was wrong with it.
 */
export async function until<T>(
  look: () => Promise<T> | T,
  enough: (seen: T) => boolean,
  seconds = 15,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (enough(seen) || Date.now() > end) return seen;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
