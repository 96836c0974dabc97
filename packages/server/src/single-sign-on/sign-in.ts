import { createHash, randomBytes } from "node:crypto";
import { domainOf } from "../auth/enforced-domains.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { type Admitted, admit } from "./admit.ts";
import { type Claims, discover, identify, type MayReach } from "./provider.ts";
import { readSso, type SsoSettings } from "./sso-settings.ts";

export interface SsoDeps {
  db: Database;
  secret: ServerSecret;
  publicUrl: string;
  mayReach: MayReach;
}

/** So long somebody may take at their organisation's page. */
const ATTEMPT_MS = 10 * 60_000;
/** A proof asked for anew is given now, not when somebody signed in there this morning. */
const FRESH_SECONDS = 5 * 60;

export const redirectUriOf = (publicUrl: string) => `${publicUrl}/api/auth/sso/callback`;
const hashed = (text: string) => createHash("sha256").update(text).digest();
const random = () => randomBytes(32).toString("base64url");

/** The workspace whose provider speaks for an address; null when none does. */
export async function workspaceOfAddress(db: Database, email: string): Promise<string | null> {
  const row = await db
    .selectFrom("directory.sso_domain")
    .innerJoin("single_sign_on", "single_sign_on.workspace_id", "directory.sso_domain.workspace_id")
    .select("directory.sso_domain.workspace_id")
    .where("domain", "=", domainOf(email))
    .where("verified_at", "is not", null)
    .where("is_on", "=", true)
    .executeTakeFirst();
  return row?.workspace_id ?? null;
}

/** What a sign-in is begun for. */
export interface Begin {
  email: string;
  /** Where to go afterwards, as a path of this site. */
  next: string | null;
  /** The browser's cookie: whoever comes back is who went. */
  browser: string;
  /** To prove again who sits there. */
  confirm: { sessionId: string; userId: string } | null;
  now: Date;
}

/**
 * @returns the provider's page to go to.
 * @throws {KnownError} 404 when no workspace has proven the address's domain.
 */
export async function beginSso(deps: SsoDeps, begin: Begin): Promise<{ url: string }> {
  const workspaceId = await workspaceOfAddress(deps.db, begin.email);
  const settings = workspaceId ? await readSso(deps.db, deps.secret, workspaceId) : null;
  if (!settings) {
    throw new KnownError(
      404,
      "no_sso",
      `No organisation here signs addresses of ${domainOf(begin.email).slice(0, 80)} in. Sign in with the password.`,
    );
  }
  const discovery = await discover(settings.issuer, deps.mayReach);
  const [state, nonce, verifier] = [random(), random(), random()];
  await deps.db.deleteFrom("directory.sso_attempt").where("expires_at", "<", begin.now).execute();
  await deps.db
    .insertInto("directory.sso_attempt")
    .values({
      state: hashed(state),
      workspace_id: settings.workspaceId,
      browser: hashed(begin.browser),
      nonce,
      verifier,
      purpose: begin.confirm ? "confirm" : "sign_in",
      session_id: begin.confirm?.sessionId ?? null,
      user_id: begin.confirm?.userId ?? null,
      next: begin.next,
      expires_at: new Date(begin.now.getTime() + ATTEMPT_MS),
    })
    .execute();
  const url = new URL(discovery.authorization_endpoint);
  const parameters = {
    response_type: "code",
    client_id: settings.clientId,
    redirect_uri: redirectUriOf(deps.publicUrl),
    scope: "openid email profile",
    state,
    nonce,
    code_challenge: hashed(verifier).toString("base64url"),
    code_challenge_method: "S256",
    login_hint: begin.email,
    ...(begin.confirm ? { prompt: "login", max_age: "0" } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href };
}

/** How a sign-in came back. */
export interface CameBack {
  state: string;
  code: string | undefined;
  error: string | undefined;
  /** The issuer, where the provider says so (RFC 9207). */
  iss: string | undefined;
  browser: string | null;
  now: Date;
}

export type Ended =
  | { purpose: "sign_in"; user: Admitted; workspaceId: string; next: string | null }
  | { purpose: "confirm"; sessionId: string; userId: string; next: string | null };

/**
 * Ends a sign-in: each state is good for once, and in the browser that began it.
 *
 * @throws {KnownError} 403 for whatever is not as it must be.
 */
export async function endSso(deps: SsoDeps, came: CameBack): Promise<Ended> {
  const attempt = await deps.db
    .deleteFrom("directory.sso_attempt")
    .where("state", "=", hashed(came.state))
    .returningAll()
    .executeTakeFirst();
  const isOurs =
    attempt &&
    attempt.expires_at > came.now &&
    came.browser !== null &&
    attempt.browser.equals(hashed(came.browser));
  if (!isOurs) {
    throw new KnownError(
      403,
      "sso_state_unknown",
      "This sign-in was ended already, is too old, or was begun in another browser. Begin it again.",
    );
  }
  if (came.error !== undefined || came.code === undefined) {
    throw new KnownError(403, "sso_refused", "Your organisation did not let you in. Try again.");
  }
  const settings = await readSso(deps.db, deps.secret, attempt.workspace_id);
  if (!settings?.isOn) {
    throw new KnownError(403, "sso_off", "Single sign-on was switched off meanwhile.");
  }
  const claims = await claimsOf(deps, settings, came, attempt);
  if (attempt.purpose === "confirm") {
    return { purpose: "confirm", next: attempt.next, ...(await proven(deps, attempt, claims)) };
  }
  const user = await deps.db.transaction().execute((trx) => admit(trx, settings, claims, came.now));
  return { purpose: "sign_in", user, workspaceId: attempt.workspace_id, next: attempt.next };
}

async function claimsOf(
  deps: SsoDeps,
  settings: SsoSettings,
  came: CameBack,
  { nonce, verifier }: { nonce: string; verifier: string },
): Promise<Claims> {
  const discovery = await discover(settings.issuer, deps.mayReach);
  // One provider's answer passed off as another's is told apart by this (RFC 9207).
  const says = discovery.authorization_response_iss_parameter_supported === true;
  if (
    (says && came.iss === undefined) ||
    (came.iss !== undefined && came.iss !== settings.issuer)
  ) {
    throw new KnownError(403, "sso_refused", "Another provider answered. Begin the sign-in again.");
  }
  const client = {
    id: settings.clientId,
    secret: settings.clientSecret,
    redirectUri: redirectUriOf(deps.publicUrl),
    groupsClaim: settings.groupsClaim,
  };
  return identify(discovery, client, { code: came.code ?? "", verifier, nonce }, deps.mayReach);
}

/** The very person who sits at the session proved it, just now. */
async function proven(
  { db }: SsoDeps,
  attempt: { workspace_id: string; session_id: string | null; user_id: string | null },
  claims: Claims,
): Promise<{ sessionId: string; userId: string }> {
  const link = await db
    .selectFrom("directory.sso_link")
    .select("user_id")
    .where("workspace_id", "=", attempt.workspace_id)
    .where("subject", "=", claims.sub)
    .executeTakeFirst();
  const isFresh = claims.authTime !== null && claims.authTime > Date.now() / 1000 - FRESH_SECONDS;
  const { session_id: sessionId, user_id: userId } = attempt;
  if (!link || !sessionId || !userId || link.user_id !== userId || !isFresh) {
    throw new KnownError(
      403,
      "sso_not_confirmed",
      "Your organisation did not say that you have just proved who you are. Confirm in another way.",
    );
  }
  return { sessionId, userId };
}
