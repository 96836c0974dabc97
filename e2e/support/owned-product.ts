import { type Product, startProduct } from "./product.ts";

/** The whole product with an owner, a workspace and a key of theirs. */
export interface OwnedProduct extends Product {
  /** Asks the API; anything but success fails the test. */
  api<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
}

/** Starts it and sets it up as its first visitor would. */
export async function startOwned(env: Record<string, string> = {}): Promise<OwnedProduct> {
  const product = await startProduct({ env });
  const key = await makeKey(product.url);
  return {
    ...product,
    async api<T>(method: string, path: string, body?: unknown): Promise<T> {
      const reply = await fetch(`${product.url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
      return (await reply.json()) as T;
    },
  };
}

async function makeKey(url: string): Promise<string> {
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
  const cookie = setup.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const made = await post(
    "/keys",
    { name: "e2e", scopes: ["read", "write", "send"] },
    { cookie, "candor-workspace": me.workspaces[0]?.id ?? "" },
  );
  const { key } = (await made.json()) as { key: string };
  return key;
}

/** Looks until it is so, ten seconds at most: what a page sends as it closes arrives a moment later. */
export async function until<T>(look: () => Promise<T>, enough: (seen: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const seen = await look();
    if (enough(seen) || tries > 50) return seen;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
