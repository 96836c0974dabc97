import {
  MailHandedOver,
  type MailHookProvider,
  MailHookProvider as Provider,
} from "@candor/contract/mail-in.ts";
import { z } from "zod";
import { noteDown, noteUp } from "../../delivery/channel-state.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import { countsOf } from "../../limits/shared-counts.ts";
import type { Database } from "../../storage/database.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { type HookMail, isSigned, PayloadRefused, readHookPayload } from "./hook-payload.ts";
import { type MailDoor, MOST_MAIL_BYTES } from "./mail-door.ts";
import { tokenWasUsed, useToken } from "./mail-in-queries.ts";
import { isKeyOf, type MailHook, readMailHook, workspaceOfKey } from "./mail-in-way.ts";

export interface MailHookDeps {
  db: Database;
  secret: ServerSecret;
  door: MailDoor;
  now: () => Date;
}

/** Around the mail there are forms, JSON and what the service took apart: three times as much at most. */
const BODY_BYTES = 3 * MOST_MAIL_BYTES + 5 * 1024 * 1024;
/** They are held in memory: more at once are asked to come again. */
const AT_ONCE = 6;
/** Requests a minute of one workspace's hook, and from one address with no key that fits. */
const PER_MINUTE = 600;
const WRONG_PER_MINUTE = 60;

/** What services do not try again after, each its own; a script gets what HTTP has for it. */
const FOR_GOOD: Record<MailHookProvider, number> = {
  sendgrid: 422,
  mailgun: 406,
  postmark: 403,
  generic: 422,
};

declare module "fastify" {
  interface FastifyRequest {
    mailHook?: { workspaceId: string; hook: MailHook };
  }
}

/** Under which name it is kept how a workspace's hook fares. */
export const hookChannel = (workspaceId: string) => `mail-hook:${workspaceId}`;

/**
 * `POST /hooks/mail-in/:provider/:key`: a service, or somebody's own script, hands over a whole mail. It is answered 200
 * once the mail is in, or was before; what is refused for good with a status after which the service does not try again.
 */
export async function mailHookRoutes(app: App, deps: MailHookDeps): Promise<void> {
  const { db } = deps;
  let inHand = 0;
  await app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    // Nobody without the key has a body read.
    scope.addHook("onRequest", async (request, reply) => {
      request.mailHook = await hookAsked(deps, request.params, request.ip);
      if (inHand >= AT_ONCE) throw busy();
      inHand += 1;
      reply.raw.once("close", () => {
        inHand -= 1;
      });
    });
    const params = z.object({ provider: Provider, key: z.string().max(100) });
    const querystring = z.object({
      to: z.union([z.string().max(320), z.array(z.string().max(320)).max(50)]).optional(),
      from: z.string().max(320).optional(),
    });
    const options = {
      schema: { params, querystring, response: { 200: MailHandedOver }, hide: true },
      config: { public: true },
      bodyLimit: BODY_BYTES,
    } as const;
    for (const path of ["/hooks/mail-in/:provider/:key", "/hooks/mail-in/:provider/:key/mime"]) {
      scope.post(path, options, async (request) => {
        const asked = request.mailHook;
        if (!asked) throw noSuchHook();
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const contentType = request.headers["content-type"] ?? "";
        try {
          const given = { contentType, body, query: request.query };
          const taken = await takeIn(deps, asked, given);
          await noteUp(db, hookChannel(asked.workspaceId), deps.now());
          return { taken };
        } catch (error) {
          if (!(error instanceof PayloadRefused)) throw error;
          const { workspaceId, hook } = asked;
          const down = { channel: hookChannel(workspaceId), error: error.message, now: deps.now() };
          await noteDown(db, down);
          throw new KnownError(FOR_GOOD[hook.provider], "bad_mail_hook", error.message);
        }
      });
    }
  });
}

/** @throws {KnownError} 403 for a key that is nobody's, 429 for too many. */
async function hookAsked(
  { db, secret }: MailHookDeps,
  params: unknown,
  ip: string,
): Promise<{ workspaceId: string; hook: MailHook }> {
  const { provider, key } = params as { provider: string; key: string };
  const workspaceId = workspaceOfKey(key);
  const counts = countsOf(db);
  const wrong = { limit: WRONG_PER_MINUTE, windowMs: 60_000 };
  // A guess costs a look into the database: so many, and no more.
  const guesses = counts.add(`mail hook wrong ${ip}`, wrong);
  if (guesses.n > WRONG_PER_MINUTE) throw tooMany(guesses.leftMs);
  const hook = workspaceId === null ? null : await readMailHook({ db, secret }, workspaceId);
  if (workspaceId === null || !hook || hook.provider !== provider || !isKeyOf(hook, key)) {
    throw noSuchHook();
  }
  counts.takeBack(`mail hook wrong ${ip}`);
  const rule = { limit: PER_MINUTE, windowMs: 60_000 };
  const { n, leftMs } = counts.add(`mail hook ${workspaceId}`, rule);
  if (n > PER_MINUTE) throw tooMany(leftMs);
  return { workspaceId, hook };
}

/** @returns how many conversations, bounces or tests it belonged to. */
async function takeIn(
  { db, door, now }: MailHookDeps,
  { workspaceId, hook }: { workspaceId: string; hook: MailHook },
  given: Parameters<typeof readHookPayload>[1],
): Promise<number> {
  const forGood = FOR_GOOD[hook.provider];
  const mail = readHookPayload(hook.provider, given);
  if (mail.raw.length > MOST_MAIL_BYTES) {
    throw new KnownError(
      forGood,
      "mail_too_large",
      "This mail is too large; at most 25 MB are taken.",
    );
  }
  const at = now();
  await requireSigned(db, { workspaceId, hook, mail, now: at });
  const { raw, recipients, from } = mail;
  const came = await door.takeIn({
    ...{ raw, recipients, from, workspaceId, now: at, way: "hook" },
  });
  if (came.refusal) {
    const { code, reason } = came.refusal;
    const sentence = `${reason.replace(/^\d\.\d\.\d+ /, "")}.`;
    if (code === 452) throw new KnownError(503, "mail_not_now", `${sentence} Hand it over later.`);
    throw new KnownError(forGood, "mail_refused", sentence);
  }
  if (came.places === 0) {
    throw new KnownError(
      forGood,
      "mail_not_ours",
      "This mail answers nothing of this workspace: neither its recipients nor what it refers to are ours.",
    );
  }
  if (mail.signature) await useToken(db, { workspaceId, token: mail.signature.token, now: at });
  return came.places;
}

/** @throws {PayloadRefused} when the signature is wrong; {KnownError} when it was used before. */
async function requireSigned(
  db: Database,
  given: { workspaceId: string; hook: MailHook; mail: HookMail; now: Date },
): Promise<void> {
  const { workspaceId, hook, mail, now } = given;
  if (hook.provider !== "mailgun" || !mail.signature) return;
  if (hook.signingKey === null || !isSigned(hook.signingKey, mail.signature, now)) {
    throw new PayloadRefused(
      "The signature is wrong or too old. Enter the HTTP webhook signing key of the Mailgun account anew, and check this server's clock.",
    );
  }
  if (await tokenWasUsed(db, { workspaceId, token: mail.signature.token })) {
    throw new KnownError(
      FOR_GOOD.mailgun,
      "mail_already_in",
      "A mail under this signature is in already; a signature is good once.",
    );
  }
}

function noSuchHook(): KnownError {
  return new KnownError(
    403,
    "bad_hook_key",
    "The key in this address is not ours, or belongs to another service. Copy the address anew from Settings, Channels, Answers by mail.",
  );
}

function busy(): KnownError {
  return new KnownError(
    503,
    "mail_not_now",
    "Several mails are being taken in at this moment. Hand it over again in a minute.",
  );
}

function tooMany(leftMs: number): KnownError {
  return new KnownError(
    429,
    "too_many_requests",
    `Too many mails are handed over; try again in ${Math.ceil(leftMs / 1000)} seconds.`,
  );
}
