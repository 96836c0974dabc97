/** A colleague of a test server's workspace, who signed in and asks as a browser would. */
import type { Role } from "@candor/contract/workspace.ts";
import { addUser } from "../auth/add-user.ts";
import { cookieOf } from "./auth-app.ts";
import type { TestServer } from "./test-server.ts";

export interface TestMember {
  userId: string;
  email: string;
  /** What their browser sends along with every request. */
  headers: Record<string, string>;
  /** Asks the API in their name, whatever it answers. */
  ask<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }>;
  /** The same; anything but success fails the test. */
  api<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>;
}

const PASSWORD = "a long enough password";

/** Adds somebody to the workspace, and signs them in. */
export async function testMember(
  { app, services, workspaceId }: Pick<TestServer, "app" | "services" | "workspaceId">,
  name: string,
  role: Role = "member",
): Promise<TestMember> {
  const email = `${name.toLowerCase()}@example.com`;
  const added = await addUser(services.db, {
    email,
    password: PASSWORD,
    name,
    workspaceName: workspaceId,
    role,
  });
  const origin = services.config.publicUrl;
  const host = new URL(origin).host;
  const signedIn = await app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { host, origin },
    payload: { email, password: PASSWORD },
  });
  if (signedIn.statusCode !== 200) throw new Error(`${email} cannot sign in: ${signedIn.body}`);
  const cookie = cookieOf(signedIn);
  const headers = { host, origin, cookie, "candor-workspace": workspaceId };
  const ask: TestMember["ask"] = async (method, path, body) => {
    const reply = await app.inject({
      method: method as "GET",
      url: `/api/v1${path}`,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return { status: reply.statusCode, body: reply.body === "" ? null : reply.json() } as never;
  };
  return {
    userId: added.userId,
    email,
    headers,
    ask,
    async api(method, path, body) {
      const reply = await ask(method, path, body);
      if (reply.status < 300) return reply.body as never;
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    },
  };
}
