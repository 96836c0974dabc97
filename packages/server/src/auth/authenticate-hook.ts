import type { Scope } from "@candor/contract/workspace.ts";
import type { FastifyRequest } from "fastify";
import type { App } from "../errors/http.ts";
import type { Authenticator } from "./authenticate.ts";
import {
  actorOf,
  type Principal,
  requireAction,
  requireScope,
  requireSurvey,
  type SignedIn,
} from "./principal.ts";
import type { Action } from "./role.ts";
import { changesSomething } from "./same-origin.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks, and for which workspace. Throws on routes that are public or of a session alone. */
    readonly principal: Principal;
    /** The person who signed in, on routes with `config: { session: true }`. */
    readonly user: SignedIn;
    /** Who asks, as an audit entry or a history names them. */
    readonly actor: string;
  }

  /**
   * Who a route is for. One that says nothing takes the scope `read` when it reads and `write` when it
   * changes something.
   */
  interface FastifyContextConfig {
    /** For everybody; such a route knows nobody. */
    public?: boolean;
    /** For anybody who signed in, whichever workspace they belong to; no key. */
    session?: boolean;
    /** For every colleague and key of the workspace; the route itself decides who may what. */
    anybody?: boolean;
    /** The scope that a key needs, and a colleague's role must stand for. */
    scope?: Scope;
    /** What the role or the key must allow, where a scope is too coarse: notes are for every colleague. */
    action?: Action;
    /**
     * A colleague must have proved within the last ten minutes who sits there: for what takes much away at
     * once, cannot be undone or opens a door. Keys are not asked: nobody sits there.
     */
    confirm?: boolean;
  }
}

const principals = new WeakMap<FastifyRequest, Principal>();
const users = new WeakMap<FastifyRequest, SignedIn>();

/** Makes every route of `app` know who asks, and refuse who may not, before anything else is read. */
export function addAuthentication(
  app: App,
  { authenticate, signedIn, requireConfirmed }: Authenticator,
): void {
  app.decorateRequest("principal", { getter: principalOf });
  app.decorateRequest("user", { getter: userOf });
  app.decorateRequest("actor", {
    getter(this: FastifyRequest) {
      const principal = principals.get(this);
      return principal ? actorOf(principal) : userOf.call(this).email;
    },
  });

  app.addHook("onRequest", async (request, reply) => {
    const config = request.routeOptions.config;
    if (config.public) return;
    if (config.session) {
      users.set(request, await signedIn(request, reply));
      if (config.confirm) await requireConfirmed(request);
      return;
    }
    const principal = await authenticate(request, reply);
    requireSurvey(principal, (request.params as { surveyId?: string } | undefined)?.surveyId);
    if (config.action) requireAction(principal, config.action);
    if (config.scope) requireScope(principal, config.scope);
    if (!config.action && !config.scope && !config.anybody) {
      requireScope(principal, changesSomething(request) ? "write" : "read");
    }
    if (config.confirm && principal.kind === "member") await requireConfirmed(request);
    principals.set(request, principal);
  });
}

function principalOf(this: FastifyRequest): Principal {
  const principal = principals.get(this);
  if (principal) return principal;
  throw new Error(`${this.method} ${this.routeOptions.url} asks for a principal, but is public`);
}

function userOf(this: FastifyRequest): SignedIn {
  const user = users.get(this);
  if (user) return user;
  throw new Error(`${this.method} ${this.routeOptions.url} asks for a user without config.session`);
}
