import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Kysely } from "kysely";
import type { Database } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import type { AuthLog } from "./mail.ts";
import { openSession } from "./open-session.ts";
import { signInKey } from "./reseal-second-factors.ts";

/** The schema that better-auth keeps to itself. */
export const AUTH_SCHEMA = "auth";
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;
const DAY_SECONDS = 24 * 60 * 60;
const RESET_LINK_SECONDS = 60 * 60;
/** So long a device may do without a code, when whoever signs in asks for that. */
const TRUSTED_SECONDS = 30 * DAY_SECONDS;
export const RECOVERY_CODES = 10;

/** What signing in needs. */
export interface SignInDeps {
  db: Database;
  secret: ServerSecret;
  /** How colleagues reach this server; https makes the cookies secure. */
  publicUrl: string;
  log: AuthLog;
  /** Hands a link that sets a new password to the person who forgot the old one. */
  sendResetLink(reset: { userId: string; email: string; token: string }): Promise<void>;
  /** Called when such a link was used. */
  passwordWasReset(user: { userId: string; email: string }): Promise<void>;
}

/**
 * better-auth, for passwords, second factors and sessions alone. Its own sign-up stays shut: users come from the first
 * visit, from invitations and from the shell. Origins, rate limits and which of its doors are open are
 * decided in our own routes, one rule for the whole API.
 */
export function signInService(deps: SignInDeps) {
  return betterAuth({
    ...baseOptions(deps.db),
    secret: signInKey(deps.secret),
    baseURL: deps.publicUrl,
    logger: {
      level: "error",
      log: (level, message) => {
        if (level === "error") deps.log.error({ area: "sign-in" }, message);
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        deps.sendResetLink({ userId: user.id, email: user.email, token }),
      onPasswordReset: ({ user }) => deps.passwordWasReset({ userId: user.id, email: user.email }),
    },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    advanced: {
      cookiePrefix: "candor",
      useSecureCookies: deps.publicUrl.startsWith("https:"),
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => uuidv7() },
    },
  });
}

/** better-auth as this folder uses it. */
export type SignInService = ReturnType<typeof signInService>;

/** What decides the shape of its tables; shared with their migration. */
export function baseOptions(db: Kysely<never> | Database) {
  return {
    appName: "Candor",
    basePath: "/api/auth",
    database: { db: db as Kysely<never>, type: "postgres", schemaName: AUTH_SCHEMA },
    verification: { storeIdentifier: "hashed" },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    plugins: [
      openSession,
      twoFactor({
        issuer: "Candor",
        trustDeviceMaxAge: TRUSTED_SECONDS,
        backupCodeOptions: { amount: RECOVERY_CODES, storeBackupCodes: "encrypted" },
      }),
    ],
  } satisfies BetterAuthOptions;
}
