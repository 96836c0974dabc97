import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { SignInService } from "./better-auth.ts";
import { passCookies } from "./session-cookie.ts";

/**
 * Opens a session for a user who proved themselves elsewhere: by a passkey, or at their organisation. It has no
 * path, so no request of anybody reaches it; only our own code calls it.
 */
export const openSession = {
  id: "open-session",
  endpoints: {
    openSession: createAuthEndpoint(
      { method: "POST", body: z.object({ userId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.userId);
        if (!user) throw new Error("a session is opened for nobody");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return { sessionId: session.id };
      },
    ),
  },
} satisfies BetterAuthPlugin;

/** Opens it, in the browser that this reply goes to. */
export async function openSessionOf(
  signIn: SignInService,
  reply: FastifyReply,
  userId: string,
): Promise<{ sessionId: string }> {
  const { headers, response } = await signIn.api.openSession({
    body: { userId },
    headers: new Headers({ "user-agent": reply.request.headers["user-agent"] ?? "" }),
    returnHeaders: true,
  });
  passCookies(headers, reply);
  return response;
}
