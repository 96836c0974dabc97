/** A real OpenID provider (`oidc-provider`) on loopback, with people who sign in at its pages. */
/// <reference path="./oidc-provider.d.ts" />
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** What the directory knows of somebody, by the name they sign in with. */
export type DirectoryPerson = {
  email: string;
  email_verified: boolean;
  name?: string;
  groups?: string[];
};

export const CLIENT = { id: "candor", secret: "a client secret that nobody else knows" } as const;

export interface TestProvider {
  issuer: string;
  /** Its directory; changes count at the next sign-in. */
  people: Record<string, DirectoryPerson>;
  /** Signs somebody in at its pages. @returns where it sends the browser back to. */
  signIn(authorizationUrl: string, login: string): Promise<URL>;
  stop(): Promise<void>;
}

export async function openIdProvider(redirectUri: string): Promise<TestProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people: TestProvider["people"] = {};
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        require_auth_time: true,
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    pkce: { required: () => true },
    cookies: { keys: ["for tests alone"] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ sub, ...people[sub] }),
    }),
  });
  server.on("request", provider.callback());
  return {
    issuer,
    people,
    signIn: (url, login) => walk(url, login, redirectUri),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Follows its pages as a browser would, with a fresh jar of cookies. */
async function walk(start: string, login: string, redirectUri: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(start);
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 20; step += 1) {
    const reply: Response = await fetch(url, {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { body: form } : {}),
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = reply.headers.get("location");
    const page = await reply.text();
    if (location !== null) {
      url = new URL(location, url);
      form = null;
      if (url.href.startsWith(redirectUri)) return url;
      continue;
    }
    const [, prompt] = /name="prompt" value="(login|consent)"/.exec(page) ?? [];
    const [, action] = /action="([^"]+)"/.exec(page) ?? [];
    if (!prompt || !action)
      throw new Error(`the provider shows ${reply.status}: ${page.slice(0, 400)}`);
    url = new URL(action, url);
    form = new URLSearchParams({ prompt, login, password: "whatever" });
  }
  throw new Error("the provider leads in circles");
}
