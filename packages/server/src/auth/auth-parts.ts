import type { App } from "../errors/http.ts";
import { type Counts, countsOf } from "../limits/shared-counts.ts";
import type { Database } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { type ApiKeys, apiKeys } from "./api-keys.ts";
import { auditPassword } from "./audit-user.ts";
import { type Authenticator, authenticator } from "./authenticate.ts";
import { type SignInService, signInService } from "./better-auth.ts";
import type { MemberLeft } from "./change-member.ts";
import { colleagueInvitationRoutes } from "./colleague-invitation-routes.ts";
import { keyRoutes } from "./key-routes.ts";
import { forgetDevices } from "./known-devices.ts";
import type { AuthLog, SendMail } from "./mail.ts";
import { memberRoutes } from "./member-routes.ts";
import { passkeyRoutes } from "./passkey-routes.ts";
import { resetLinkSender } from "./reset-link.ts";
import { sessionRoutes } from "./session-routes.ts";
import { forgetShortcuts } from "./sessions.ts";
import { setupRoutes } from "./setup-routes.ts";
import { type SignInLimits, signInLimits } from "./sign-in-limits.ts";
import { tellAccount } from "./tell-account.ts";

/** What knowing people needs from the rest of the server. */
export interface AuthDeps {
  db: Database;
  secret: ServerSecret;
  /** How colleagues reach this server, without a slash at the end. */
  publicUrl: string;
  sendMail: SendMail;
  log: AuthLog;
  memberLeft?: MemberLeft;
  /** What limits count in; that of the database when left out. */
  counts?: Counts;
  /** The time in milliseconds. */
  now?: () => number;
}

/** Everything that knows who people and programs are; made once for a server. */
export interface AuthParts {
  db: Database;
  publicUrl: string;
  memberLeft: MemberLeft | undefined;
  sendMail: SendMail;
  log: AuthLog;
  signIn: SignInService;
  keys: ApiKeys;
  limits: SignInLimits;
  authenticator: Authenticator;
}

export function authParts(deps: AuthDeps): AuthParts {
  const { db, publicUrl } = deps;
  const signIn = signInService({
    ...deps,
    sendResetLink: resetLinkSender(deps),
    passwordWasReset: async (user) => {
      await forgetShortcuts(db, user.userId);
      await db.transaction().execute((trx) => forgetDevices(trx, { userId: user.userId }));
      await auditPassword(db, { ...user, how: "reset_link" });
      tellAccount(deps, { id: user.userId, email: user.email, what: "passwordChanged" });
    },
  });
  const keys = apiKeys(db, deps.now);
  return {
    db,
    publicUrl,
    memberLeft: deps.memberLeft,
    sendMail: deps.sendMail,
    log: deps.log,
    signIn,
    keys,
    limits: signInLimits(deps.counts ?? countsOf(db), deps.now),
    authenticator: authenticator({ db, signIn, keys, publicUrl }),
  };
}

/** Every route of this folder that stands under `/api/v1`; `signInRoutes` stand beside it. */
export function authRoutes(app: App, parts: AuthParts): void {
  setupRoutes(app, parts);
  memberRoutes(app, parts);
  colleagueInvitationRoutes(app, parts);
  keyRoutes(app, parts);
  sessionRoutes(app, parts);
  passkeyRoutes(app, parts);
}
