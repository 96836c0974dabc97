import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import type { SignInService } from "./better-auth.ts";
import { passCookies } from "./session-cookie.ts";

/**
 * Puts a request through better-auth's own router, hands on the cookies it sets, and translates its
 * refusals.
 *
 * @throws {KnownError} for what the person can do something about.
 */
export async function askBetterAuth(
  { signIn, publicUrl }: { signIn: SignInService; publicUrl: string },
  request: FastifyRequest,
  reply: FastifyReply,
  door: string,
  body: object,
): Promise<Record<string, unknown>> {
  const headers = new Headers({ "content-type": "application/json" });
  const { cookie, "user-agent": userAgent } = request.headers;
  if (cookie !== undefined) headers.set("cookie", cookie);
  if (userAgent !== undefined) headers.set("user-agent", userAgent);
  const answer = await signIn.handler(
    new Request(`${publicUrl}/api/auth${door}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    }),
  );
  const told = z.record(z.string(), z.unknown()).safeParse(await answer.json().catch(() => null));
  if (!answer.ok) throw refusal(answer.status, told.data?.code);
  passCookies(answer.headers, reply);
  return told.data ?? {};
}

type Refusal = [status: number, code: string, sentence: string];

const WRONG_CODE: Refusal = [
  401,
  "wrong_code",
  "This code is wrong or used up. Wait for the next one in your app, or take a recovery code.",
];
const TWO_FACTOR_OFF: Refusal = [
  409,
  "two_factor_off",
  "Two-factor sign-in is not set up. Begin with the password under Settings, You.",
];

const REFUSALS: Record<string, Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: [
    401,
    "wrong_password",
    "The e-mail address or the password is wrong. Try again, or ask for a link that sets a new password.",
  ],
  INVALID_EMAIL: [422, "email_invalid", "This is not an e-mail address. Correct it and try again."],
  INVALID_TOKEN: [
    400,
    "reset_link_invalid",
    "This link was used already or is older than an hour. Ask for another one.",
  ],
  INVALID_PASSWORD: [400, "wrong_password", "The current password is wrong. Try again."],
  INVALID_CODE: WRONG_CODE,
  INVALID_BACKUP_CODE: WRONG_CODE,
  INVALID_TWO_FACTOR_COOKIE: [
    401,
    "sign_in_again",
    "The time for the code is over. Sign in with the password again.",
  ],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [
    429,
    "too_many_codes",
    "Too many wrong codes. Sign in with the password again.",
  ],
  ACCOUNT_TEMPORARILY_LOCKED: [
    429,
    "too_many_codes",
    "Too many wrong codes. Wait a quarter of an hour, then sign in again.",
  ],
  TOTP_ALREADY_ENABLED: [
    409,
    "two_factor_on",
    "Two-factor sign-in is on already. Switch it off first to use another app.",
  ],
  TOTP_NOT_ENABLED: TWO_FACTOR_OFF,
  TWO_FACTOR_NOT_ENABLED: TWO_FACTOR_OFF,
  BACKUP_CODES_NOT_ENABLED: TWO_FACTOR_OFF,
  UNAUTHORIZED: [401, "not_signed_in", "Nobody is signed in. Sign in first."],
};

function refusal(status: number, reason: unknown): Error {
  const known = typeof reason === "string" ? REFUSALS[reason] : undefined;
  if (known) return new KnownError(...known);
  if (status === 401) return new KnownError(...(REFUSALS.UNAUTHORIZED as Refusal));
  return new Error(`sign-in answered ${status} ${String(reason)}`);
}
