import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";

const BUILT = join(import.meta.dirname, "../../../web/dist");

/** Where the dashboard's script draws; it takes out what stands there. */
const ROOT = '<div id="root"></div>';

/** Doors that answer programs: an unknown address under them is an error, never the dashboard. */
const NOT_SCREENS = /^\/(api|delighted|v1|s|a|d|u|k|w|p|r|y|mcp|assets)(\/|$)/;

/** Browsers say that they want a page; whoever looks with `curl` says nothing, and the front door shows itself. */
function wantsPage(path: string, accept = "*/*"): boolean {
  return accept.includes("text/html") || (path === "/" && accept.includes("*/*"));
}

/**
 * The built dashboard. Its addresses are its own business: any that is not a file and not another
 * door gets the one page, so that a link to a filtered view can be opened anywhere.
 */
export async function dashboardRoutes(
  app: App,
  how: {
    onVisit?: ((request: FastifyRequest, reply: FastifyReply) => Promise<void>) | undefined;
    /** HTML that stands in the page until the script takes over, or nothing. */
    first: (request: FastifyRequest, reply: FastifyReply) => Promise<string | null>;
  },
): Promise<void> {
  if (!existsSync(join(BUILT, "index.html"))) {
    app.get("/", { schema: { hide: true }, config: { public: true } }, async () => {
      throw new KnownError(
        503,
        "dashboard_not_built",
        "The dashboard has not been built; run ./run setup, then start again.",
      );
    });
    return;
  }
  // Looked up at each request: a build that is replaced while the server runs is served at once.
  await app.register(fastifyStatic, {
    root: join(BUILT, "assets"),
    prefix: "/assets/",
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) =>
      void reply.header("cache-control", "public, max-age=31536000, immutable"),
  });
  await app.register(fastifyStatic, {
    root: BUILT,
    wildcard: false,
    index: false,
    globIgnore: ["assets/**"],
    cacheControl: false,
    setHeaders: (reply) => void reply.header("cache-control", "no-cache"),
  });
  const screen = async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split("?")[0] ?? "";
    if (NOT_SCREENS.test(path) || !wantsPage(path, request.headers.accept)) {
      reply.callNotFound();
      return reply;
    }
    await how.onVisit?.(request, reply);
    const first = await how.first(request, reply);
    if (first === null) return reply.sendFile("index.html");
    const page = await readFile(join(BUILT, "index.html"), "utf8");
    return reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "private, no-store")
      .send(page.replace(ROOT, () => ROOT.replace("><", `>${first}<`)));
  };
  const options = { schema: { hide: true }, config: { public: true } };
  app.get("/", options, screen);
  app.get("/*", options, screen);
}
