import { inject } from "vitest";
import { type Product, startProduct } from "./product.ts";

/** The whole product with an owner, a workspace, a key for programs and a session for screens. */
export interface OwnedProduct extends Product {
  /** Asks the API; anything but success fails the test. */
  api<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** May do everything. */
  key: string;
  /** The owner's session, as a browser takes cookies. */
  cookies: Cookie[];
}
type Cookie = { name: string; value: string; url: string };

/** Starts it and sets it up as its first visitor would. */
export async function startOwned(env: Record<string, string> = {}): Promise<OwnedProduct> {
  const product = await startProduct({ env, prepared: inject("prepared") });
  const { key, cookies } = await setUp(product.url);
  return {
    ...product,
    key,
    cookies,
    async api<T>(method: string, path: string, body?: unknown): Promise<T> {
      const reply = await fetch(`${product.url}/api/v1${path}`, {
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
    },
  };
}

async function setUp(url: string): Promise<{ key: string; cookies: Cookie[] }> {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, ...headers },
      body: JSON.stringify(body),
    });
  const setup = await post("/setup", {
    name: "Ann",
    email: "ann@example.com",
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
  const made = await post(
    "/keys",
    { name: "e2e", scopes: ["read", "write", "send", "admin"] },
    { cookie, "candor-workspace": me.workspaces[0]?.id ?? "" },
  );
  const { key } = (await made.json()) as { key: string };
  return { key, cookies };
}

/**
 * Looks until it is so, ten seconds at most: what a page sends as it closes arrives a moment later.
 *
 * @returns what was seen last, so that an expectation can say what was wrong with it.
 */
export async function until<T>(
  look: () => T | Promise<T>,
  enough: (seen: T) => boolean,
  seconds = 10,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (enough(seen) || Date.now() > end) return seen;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
