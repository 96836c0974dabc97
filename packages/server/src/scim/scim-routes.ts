import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { MEDIA_TYPE, PAGE_AT_MOST, SCHEMA, ScimError } from "./scim.ts";
import { workspaceOfToken } from "./scim-access.ts";
import { scimGroupRoutes } from "./scim-group-routes.ts";
import { SCIM_OPTIONS, type ScimRouteDeps, setScimWorkspace } from "./scim-request.ts";
import { scimUserRoutes } from "./scim-user-routes.ts";

/** `/scim/v2`: an organisation's directory makes, changes and deactivates colleagues (RFC 7643, RFC 7644). */
export async function scimRoutes(app: App, deps: ScimRouteDeps): Promise<void> {
  await app.register(
    async (scim: App) => {
      scim.addContentTypeParser(MEDIA_TYPE, { parseAs: "string" }, (_request, body, done) => {
        try {
          done(null, body === "" ? undefined : JSON.parse(body.toString()));
        } catch {
          done(new ScimError(400, "The body is no JSON.", "invalidSyntax"), undefined);
        }
      });
      scim.addHook("onRequest", async (request, reply) => {
        reply.header("content-type", MEDIA_TYPE);
        const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? "") ?? [];
        const found = token ? await workspaceOfToken(deps.db, token, new Date()) : null;
        if (!found) throw new ScimError(401, "The token is missing, wrong or was revoked.");
        setScimWorkspace(request, found);
      });
      scim.setErrorHandler((error, request, reply) => answer(error, request, reply));
      scim.setNotFoundHandler((_request, reply) => {
        const unknown = new ScimError(404, "There is nothing at this address.");
        return reply.code(404).type(MEDIA_TYPE).send(JSON.stringify(unknown.body()));
      });
      describeOurselves(scim, deps.publicUrl);
      scimUserRoutes(scim, deps);
      scimGroupRoutes(scim, deps);
    },
    { prefix: "/scim/v2" },
  );
}

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const known =
    error instanceof ScimError
      ? error
      : error instanceof KnownError
        ? new ScimError(error.status, error.message)
        : null;
  const status = known?.status ?? (error as { statusCode?: number }).statusCode ?? 500;
  if (status >= 500) request.log.error({ err: error }, "request failed");
  const told =
    known ??
    new ScimError(status, status >= 500 ? "Something went wrong." : "The request cannot be read.");
  return reply.code(status).type(MEDIA_TYPE).send(JSON.stringify(told.body()));
}

function describeOurselves(scim: App, publicUrl: string): void {
  scim.get("/ServiceProviderConfig", SCIM_OPTIONS, async () =>
    JSON.stringify({
      schemas: [SCHEMA.provider],
      documentationUri: `${publicUrl}/docs/api`,
      patch: { supported: true },
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: true, maxResults: PAGE_AT_MOST },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: false },
      authenticationSchemes: [
        {
          type: "oauthbearertoken",
          name: "Bearer token",
          description: "The token made under Settings, Single sign-on.",
          primary: true,
        },
      ],
    }),
  );
  scim.get("/ResourceTypes", SCIM_OPTIONS, async () =>
    JSON.stringify({
      schemas: [SCHEMA.list],
      totalResults: 2,
      startIndex: 1,
      itemsPerPage: 2,
      Resources: [
        resourceType("User", "/Users", SCHEMA.user),
        resourceType("Group", "/Groups", SCHEMA.group),
      ],
    }),
  );
}

function resourceType(name: string, endpoint: string, schema: string) {
  return { schemas: [SCHEMA.resourceType], id: name, name, endpoint, schema };
}
