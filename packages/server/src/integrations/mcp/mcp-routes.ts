import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { createMcpHandler } from "@modelcontextprotocol/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import "../../auth/authenticate-hook.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import { mcpServer } from "./mcp-server.ts";
import type { McpDeps } from "./tool-support.ts";

/** Answers the Model Context Protocol over streamable HTTP for one workspace at a time. */
export interface McpHandler {
  /** @param body the request's body, already parsed. */
  handle(request: Request, workspace: { workspaceId: string }, body?: unknown): Promise<Response>;
  close(): Promise<void>;
}

/** Each request stands alone: no session is kept, so any of several processes can answer it. */
export function mcpHandler(deps: McpDeps): McpHandler {
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const workspaceId = authInfo?.extra?.workspaceId;
      if (typeof workspaceId !== "string") throw new Error("an MCP request without a workspace");
      return mcpServer(deps, { workspaceId });
    },
    { onerror: deps.onError },
  );
  return {
    handle(request, { workspaceId }, body) {
      const authInfo = {
        token: "",
        clientId: workspaceId,
        scopes: ["read"],
        extra: { workspaceId },
      };
      return handler.fetch(request, {
        authInfo,
        ...(body === undefined || body === null ? {} : { parsedBody: body }),
      });
    },
    close: () => handler.close(),
  };
}

/**
 * `/mcp`, for keys: add it where `addAuthentication` was called. A browser's session does not open
 * it, so that no page can speak to it in a colleague's name.
 */
export function mcpRoutes(app: App, deps: McpDeps): void {
  const handler = mcpHandler(deps);
  app.addHook("onClose", () => handler.close());
  app.route({
    method: ["GET", "POST", "DELETE"],
    url: "/mcp",
    schema: { hide: true },
    config: { scope: "read" },
    handler: async (request, reply) => {
      const { principal } = request;
      if (principal.kind !== "key") {
        throw new KnownError(
          403,
          "key_needed",
          "MCP is for programs: send an API key as `Authorization: Bearer ck_…`.",
        );
      }
      const { workspaceId } = principal;
      const response = await handler.handle(toRequest(request), { workspaceId }, request.body);
      return sendResponse(reply, response);
    },
  });
}

function toRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // The key has done its work, and the body is given parsed.
    if (name === "authorization" || name === "cookie" || name === "content-length") continue;
    if (value !== undefined) headers.set(name, String(value));
  }
  const ended = new AbortController();
  request.raw.once("close", () => ended.abort());
  return new Request(`http://${request.host}${request.url}`, {
    method: request.method,
    headers,
    signal: ended.signal,
    ...(request.method === "POST" ? { body: JSON.stringify(request.body ?? null) } : {}),
  });
}

function sendResponse(reply: FastifyReply, response: Response): FastifyReply {
  reply.code(response.status);
  for (const [name, value] of response.headers) reply.header(name, value);
  if (!response.body) return reply.send();
  return reply.send(Readable.fromWeb(response.body as ReadableStream));
}
