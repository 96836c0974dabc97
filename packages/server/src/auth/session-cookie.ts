import type { FastifyReply } from "fastify";
import type { SignInService } from "./better-auth.ts";

/** Signs somebody in whose password is known to be right: the reply carries the session's cookies. */
export async function startSession(
  signIn: SignInService,
  reply: FastifyReply,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const { headers } = await signIn.api.signInEmail({
    body: { email, password },
    // So that the list of sessions can say in which browser this was.
    headers: new Headers({ "user-agent": reply.request.headers["user-agent"] ?? "" }),
    returnHeaders: true,
  });
  passCookies(headers, reply);
}

/** Hands on every Set-Cookie as a header of its own: joined by commas they would be one broken cookie. */
export function passCookies(from: Headers, reply: FastifyReply): void {
  for (const cookie of from.getSetCookie()) reply.header("set-cookie", cookie);
}
