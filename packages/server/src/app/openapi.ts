import fastifySwagger from "@fastify/swagger";
import fastifySwaggerUi from "@fastify/swagger-ui";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import type { App } from "../errors/http.ts";
import type { Described } from "./openapi-described.ts";
import { withSharedSchemas } from "./openapi-schemas.ts";
import { withWords } from "./openapi-words.ts";

/**
 * The description of the API, made from the same schemas that check requests and replies. Register
 * before any route; `/docs/api` reads it, offline.
 */
export async function describeApi(app: App, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Candor",
        version,
        description:
          "Net Promoter without illusions. Lists answer `{data, nextCursor}`; errors are problem details (RFC 9457) with a `code`; periods are half-open; a score stands with its base and its interval, and is null below ten answers.",
        license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
      },
      servers: [{ url: "/" }],
      components: {
        securitySchemes: {
          key: { type: "http", scheme: "bearer", description: "An API key: `ck_…`" },
        },
      },
      security: [{ key: [] }],
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route);
      const security = route.route.config?.public ? { security: [] } : {};
      return { url, schema: { tags: [groupOf(url)], ...security, ...schema } };
    },
    transformObject: (document) => {
      if (!("openapiObject" in document)) return document.swaggerObject;
      return withSharedSchemas(withWords(document.openapiObject as Described));
    },
  });
  await app.register(fastifySwaggerUi, {
    routePrefix: "/docs/api",
    staticCSP:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    uiConfig: { docExpansion: "list", deepLinking: true, tagsSorter: "alpha" },
    theme: { title: "Candor API" },
    logo: { type: "image/svg+xml", content: LOGO, href: "/" },
  });
}

/** Operations are grouped by the thing they are about: what follows the version, or a survey. */
function groupOf(url: string): string {
  const parts = url.split("/").filter((part) => part !== "" && !/^[:{]/.test(part));
  if (parts[1] === "auth") return "signing in";
  const [, , thing = "candor", part] = parts;
  return thing === "surveys" && part ? (GROUPS[part] ?? part) : (GROUPS[thing] ?? thing);
}

const GROUPS: Record<string, string> = {
  setup: "workspaces",
  me: "workspaces",
  workspace: "workspaces",
  members: "colleagues",
  "colleague-invitations": "colleagues",
  score: "scores",
  trend: "scores",
  breakdown: "scores",
  dimensions: "scores",
  figures: "questions",
  methods: "scores",
  audience: "asking",
  asking: "asking",
  "asking-rules": "asking",
  "wording-check": "surveys",
  duplicate: "surveys",
  restore: "surveys",
};

const LOGO = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="32" viewBox="0 0 120 32"><text x="0" y="24" font-family="system-ui, sans-serif" font-size="24" font-weight="700" fill="#fff">Candor</text></svg>',
);

/** `/api/v1/openapi.json` */
export function openApiRoutes(api: App): void {
  api.get(
    "/openapi.json",
    { schema: { hide: true }, config: { public: true, rateLimit: false } },
    (_request, reply) => reply.send(api.swagger()),
  );
}
