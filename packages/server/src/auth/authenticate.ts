import type { FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { roleIn, workspacesOf } from "../workspaces/workspace-queries.ts";
import type { ApiKeys } from "./api-keys.ts";
import type { SignInService } from "./better-auth.ts";
import { confirmedUntil, confirmFirst, sessionOfCookie } from "./confirmation.ts";
import type { KeyPrincipal, Principal, SignedIn } from "./principal.ts";
import { changesSomething, refuseForgery } from "./same-origin.ts";

/** What telling who asks needs. */
export interface AuthenticateDeps {
  db: Database;
  signIn: SignInService;
  keys: ApiKeys;
  publicUrl: string;
}

/** Tells who asks. */
export interface Authenticator {
  /**
   * Who asks and for which workspace: the key of `Authorization: Bearer …`, else the session's cookie
   * with the workspace of the header `candor-workspace`, of the query `workspace`, or their first one.
   *
   * @throws {KnownError} 401 for nobody, 403 for a forged request, 404 for a workspace that is not theirs.
   */
  authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Principal>;
  /**
   * The person who signed in, for what belongs to no workspace.
   *
   * @throws {KnownError} 401 for nobody, 403 for a key or a forged request.
   */
  signedIn(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn>;
  /**
   * That whoever sits at this session has proved who they are within the last ten minutes.
   *
   * @throws {KnownError} 403 `confirm_first`.
   */
  requireConfirmed(request: FastifyRequest): Promise<void>;
  /**
   * Whether who asked may still ask: the key is not revoked, the session not ended, the membership
   * stands. Asked of the database, of any process; prolongs nothing.
   */
  stands(request: FastifyRequest, principal: Principal): Promise<boolean>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function authenticator(deps: AuthenticateDeps): Authenticator {
  return {
    async authenticate(request, reply) {
      const key = bearer(request);
      if (key !== null) return withKey(deps, request, key);
      const user = await sessionOf(deps, request, reply);
      return inWorkspace(deps.db, user, requestedWorkspace(request));
    },
    async signedIn(request, reply) {
      if (bearer(request) !== null) {
        throw new KnownError(403, "key_not_allowed", "No API key may do this; sign in instead.");
      }
      return sessionOf(deps, request, reply);
    },
    async requireConfirmed(request) {
      const session = await sessionOfCookie(deps.signIn, request.headers.cookie);
      if (!session || !(await confirmedUntil(deps.db, session, new Date()))) throw confirmFirst();
    },
    async stands(request, principal) {
      if (principal.kind === "key") return deps.keys.stands(principal);
      const { cookie } = request.headers;
      if (cookie === undefined) return false;
      const [session, role] = await Promise.all([
        deps.signIn.api.getSession({
          headers: new Headers({ cookie }),
          query: { disableRefresh: true, disableCookieCache: true },
        }),
        roleIn(deps.db, principal),
      ]);
      return session?.user.id === principal.userId && role !== null;
    },
  };
}

async function withKey(
  { keys }: AuthenticateDeps,
  request: FastifyRequest,
  key: string,
): Promise<KeyPrincipal> {
  const principal = await keys.principalOf(key);
  const wanted = requestedWorkspace(request);
  if (wanted !== null && wanted !== principal.workspaceId) throw notYours(wanted);
  return principal;
}

async function sessionOf(
  { signIn, publicUrl }: AuthenticateDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignedIn> {
  const { cookie } = request.headers;
  if (cookie === undefined) throw nobody();
  const { response: found, headers } = await signIn.api.getSession({
    headers: new Headers({ cookie }),
    returnHeaders: true,
  });
  // A session in use is prolonged once a day, which sets its cookie anew.
  for (const renewed of headers.getSetCookie()) reply.header("set-cookie", renewed);
  if (!found) throw nobody();
  if (changesSomething(request)) refuseForgery(request, publicUrl);
  return { userId: found.user.id, email: found.user.email, name: found.user.name };
}

async function inWorkspace(
  db: Database,
  { userId, email }: SignedIn,
  wanted: string | null,
): Promise<Principal> {
  if (wanted !== null) {
    const role = UUID.test(wanted) ? await roleIn(db, { userId, workspaceId: wanted }) : null;
    if (!role) throw notYours(wanted);
    return { kind: "member", userId, email, workspaceId: wanted.toLowerCase(), role };
  }
  const [first] = await workspacesOf(db, userId);
  if (!first) {
    throw new KnownError(
      404,
      "no_workspace",
      `${email} belongs to no workspace. Ask a colleague for an invitation.`,
    );
  }
  return { kind: "member", userId, email, workspaceId: first.id, role: first.role };
}

function bearer(request: FastifyRequest): string | null {
  const { authorization } = request.headers;
  if (authorization === undefined) return null;
  const [, key] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  if (key !== undefined) return key;
  throw new KnownError(
    401,
    "authorization_unreadable",
    "The header Authorization is not of the form `Bearer ck_…`. Send it in that form.",
  );
}

function requestedWorkspace(request: FastifyRequest): string | null {
  const query = request.query as { workspace?: unknown } | undefined;
  const wanted = request.headers["candor-workspace"] ?? query?.workspace;
  return wanted === undefined ? null : String(wanted);
}

function nobody(): KnownError {
  return new KnownError(
    401,
    "not_signed_in",
    "Nobody is signed in. Sign in, or send an API key as `Authorization: Bearer ck_…`.",
  );
}

function notYours(workspace: string): KnownError {
  return new KnownError(
    404,
    "workspace_not_found",
    `You have no workspace "${workspace.slice(0, 64)}". Choose one of yours, or ask a colleague there for an invitation.`,
  );
}
