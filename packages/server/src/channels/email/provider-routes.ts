import { z } from "zod";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import { recordBounce } from "../../invitations/record-bounce.ts";
import type { Database } from "../../storage/database.ts";
import { type ServerSecret, sign, verify } from "../../workspaces/server-secret.ts";
import { PROVIDERS, readProviderEvents } from "./provider-events.ts";
import { readMessageToken } from "./verp.ts";

const PURPOSE = "mail provider notices";

/** Where a provider sends its notices of bounces and complaints; the key in it is the proof. */
export function providerHookUrl(secret: ServerSecret, publicUrl: string, provider: string): string {
  return `${publicUrl}/hooks/mail/${provider}?key=${sign(secret, PURPOSE, provider)}`;
}

/**
 * `POST /hooks/mail/:provider`: notices of bounces and complaints, outside `/api/v1` since providers
 * know no keys of ours. Notices about messages that are not ours are ignored.
 */
export function mailProviderRoutes(
  app: App,
  { db, secret }: { db: Database; secret: ServerSecret },
): void {
  const params = z.object({ provider: z.enum(PROVIDERS) });
  const querystring = z.object({ key: z.string().max(100) });
  // SNS sends JSON as text/plain.
  app.addContentTypeParser("text/plain", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)));
    } catch (error) {
      done(error as Error);
    }
  });
  app.post(
    "/hooks/mail/:provider",
    {
      schema: { params, querystring, response: { 200: z.object({ taken: z.int() }) }, hide: true },
    },
    async (request) => {
      const { provider } = request.params;
      if (!verify(secret, PURPOSE, provider, request.query.key)) {
        throw new KnownError(
          403,
          "bad_hook_key",
          "The key in this address is not ours. Copy the address anew from Settings, Sending.",
        );
      }
      let taken = 0;
      for (const event of eventsOf(provider, request.body)) {
        const ref = readMessageToken(secret, event.token);
        if (!ref) continue;
        if (await recordBounce(db, { ...ref, ...event, now: new Date() })) taken += 1;
      }
      return { taken };
    },
  );
}

function eventsOf(provider: (typeof PROVIDERS)[number], body: unknown) {
  try {
    return readProviderEvents(provider, body);
  } catch (error) {
    if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
    throw new KnownError(
      422,
      "bad_notice",
      `This does not look like a notice of ${provider}; check which provider the address was made for.`,
    );
  }
}
