import { type StdioServerHandle, serveStdio } from "@modelcontextprotocol/server/stdio";
import { mcpServer } from "./mcp-server.ts";
import type { McpDeps, McpWorkspace } from "./tool-support.ts";

/**
 * Speaks the Model Context Protocol over this process's standard input and output, for `candor mcp`.
 * Nothing else may be written to standard output meanwhile.
 */
export function serveMcpOverStdio(deps: McpDeps, workspace: McpWorkspace): StdioServerHandle {
  return serveStdio(() => mcpServer(deps, workspace), { onerror: deps.onError });
}
