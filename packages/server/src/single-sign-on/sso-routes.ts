import {
  AddSsoDomain,
  PatchSsoDomain,
  SaveSso,
  type SsoState,
  SsoState as SsoStateSchema,
  SsoTest,
} from "@candor/contract/single-sign-on.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { discover, keysOf } from "./provider.ts";
import { redirectUriOf, type SsoDeps } from "./sign-in.ts";
import {
  addDomain,
  domainsOf,
  enforceDomain,
  proveDomain,
  type ResolveTxt,
  removeDomain,
} from "./sso-domains.ts";
import { removeSso, roleGroups, saveSso, ssoSettingsState } from "./sso-settings.ts";

const DomainRef = z.object({ domain: z.string().max(253) });

/** `/sso`: a workspace's OpenID provider, its domains, and the groups that stand for roles. */
export function ssoRoutes(app: App, deps: SsoDeps & { resolveTxt: ResolveTxt }): void {
  const { db, secret, mayReach } = deps;
  const config = { scope: "admin" as const };
  const dangerous = { ...config, confirm: true };

  app.get("/sso", { config, schema: { response: { 200: SsoStateSchema } } }, (request) =>
    stateOf(deps, request.principal.workspaceId),
  );

  app.put(
    "/sso",
    { config: dangerous, schema: { body: SaveSso, response: { 200: SsoStateSchema } } },
    async ({ principal: { workspaceId }, actor, body }) => {
      // Settings that cannot work lock people out: they are tried before they are kept.
      await keysOf(await discover(body.issuer, mayReach), mayReach);
      const wanted = { workspaceId, actor, settings: body, now: new Date() };
      await db.transaction().execute((trx) => saveSso(trx, secret, wanted));
      return stateOf(deps, workspaceId);
    },
  );

  app.delete(
    "/sso",
    { config: dangerous, schema: { response: { 200: SsoStateSchema } } },
    async ({ principal: { workspaceId }, actor }) => {
      await db.transaction().execute((trx) => removeSso(trx, { workspaceId, actor }));
      return stateOf(deps, workspaceId);
    },
  );

  app.post(
    "/sso/test",
    { config, schema: { body: SaveSso.pick({ issuer: true }), response: { 200: SsoTest } } },
    async ({ body }) => {
      const found = await discover(body.issuer, mayReach);
      const { keys } = await keysOf(found, mayReach);
      return {
        issuer: found.issuer,
        authorizationEndpoint: found.authorization_endpoint,
        keys: keys.length,
        saysPkce: found.code_challenge_methods_supported?.includes("S256") ?? false,
      };
    },
  );

  domainRoutes(app, deps);
}

function domainRoutes(app: App, deps: SsoDeps & { resolveTxt: ResolveTxt }): void {
  const { db, resolveTxt } = deps;
  const config = { scope: "admin" as const };
  const dangerous = { ...config, confirm: true };
  const response = { 200: SsoStateSchema };

  app.post(
    "/sso/domains",
    { config, schema: { body: AddSsoDomain, response } },
    async ({ principal: { workspaceId }, actor, body: { domain } }) => {
      const of = { workspaceId, actor, domain, now: new Date() };
      await db.transaction().execute((trx) => addDomain(trx, of));
      return stateOf(deps, workspaceId);
    },
  );
  app.post(
    "/sso/domains/:domain/verify",
    { config, schema: { params: DomainRef, response } },
    async ({ principal: { workspaceId }, actor, params: { domain } }) => {
      await proveDomain(db, { workspaceId, actor, domain, now: new Date() }, resolveTxt);
      return stateOf(deps, workspaceId);
    },
  );
  app.patch(
    "/sso/domains/:domain",
    { config: dangerous, schema: { params: DomainRef, body: PatchSsoDomain, response } },
    async ({ principal: { workspaceId }, actor, params: { domain }, body: { enforced } }) => {
      const of = { workspaceId, actor, domain, enforced, now: new Date() };
      await db.transaction().execute((trx) => enforceDomain(trx, of));
      return stateOf(deps, workspaceId);
    },
  );
  app.delete(
    "/sso/domains/:domain",
    { config: dangerous, schema: { params: DomainRef, response } },
    async ({ principal: { workspaceId }, actor, params: { domain } }) => {
      const of = { workspaceId, actor, domain, now: new Date() };
      await db.transaction().execute((trx) => removeDomain(trx, of));
      return stateOf(deps, workspaceId);
    },
  );
}

async function stateOf({ db, secret, publicUrl }: SsoDeps, workspaceId: string): Promise<SsoState> {
  return {
    settings: await ssoSettingsState(db, secret, workspaceId),
    groups: await roleGroups(db, workspaceId),
    domains: await domainsOf(db, workspaceId),
    redirectUri: redirectUriOf(publicUrl),
  };
}
